"""Rows that are years or units are parts of a column, unless they are documents."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import BY_UNIT, BY_YEAR, Entry
from gkcrawl.portals.discovery.pages.parts import parts_of

SITE = "http://www.example.gov.cn/zfxxgknb"


def rows(*titles: str, path: str = "{}/", date: str | None = None) -> list[Entry]:
    return [Entry(title=title, url=f"{SITE}/{path.format(2020 + n)}", date=date) for n, title in enumerate(titles)]


@pytest.mark.parametrize(
    ("entries", "kind", "pattern"),
    [
        (rows("2023年", "2022年", "2021年"), None, BY_YEAR),
        (rows("2023年度报告", "2022年度报告", path="{}/index.html"), "年报", BY_YEAR),
        (rows("县教育局", "县水利局", "青禾镇"), "年报", BY_UNIT),
        (rows("县教育局", "县水利局", "青禾镇"), "机构职能", None),
        (rows("2023年度报告", "2022年度报告", date="2024-01-31"), "年报", None),
        (rows("2023年度报告", "2022年度报告", path="t{}0131_1.html"), "年报", None),
        (rows("2023年", "关于做好防汛工作的通知", "关于征集意见的公告"), "年报", None),
        (rows("2023年"), "年报", None),
        ([], None, None),
    ],
)
def test_rows_that_lead_to_lists(entries: list[Entry], kind: str | None, pattern: str | None) -> None:
    assert parts_of(Page("<p>", SITE), entries, kind) == pattern


@pytest.mark.parametrize(
    ("address", "kind", "pattern"),
    [("{}/", "年报", BY_YEAR), ("{}/", "通知公告", None), ("t{}0131_1.html", "年报", None)],
)
def test_tabs_of_years_beside_the_reports_of_one(address: str, kind: str, pattern: str | None) -> None:
    tabs = "".join(f'<li><a href="{address.format(year)}">{year}年</a></li>' for year in (2022, 2021, 2020))
    page = Page(f"<html><body><ul>{tabs}</ul></body></html>", f"{SITE}/")
    reports = rows("县教育局2023年政府信息公开工作年度报告", path="t{}0131_1.html", date="2024-01-31")
    assert parts_of(page, reports, kind) == pattern
