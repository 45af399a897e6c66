"""What is said of a column and of a list page."""

from __future__ import annotations

import re

import pytest

from gkcrawl.portals.column import BY_UNIT, BY_YEAR, Column, Entry, ListPage


@pytest.mark.parametrize("name", ["2024", "2024年", "2024年度", "2024年度报告"])
def test_lists_by_year(name: str) -> None:
    assert re.search(BY_YEAR, name)
    assert not re.search(BY_YEAR, "2024年政府工作报告解读")


@pytest.mark.parametrize(("name", "unit"), [("县水利局", True), ("青禾镇", True), ("首页", False), ("通知公告", False)])
def test_lists_by_unit(name: str, unit: bool) -> None:
    assert bool(re.search(BY_UNIT, name)) is unit


def test_a_list_as_plain_data() -> None:
    page = ListPage(url="https://a.gov.cn/", cms="trs", entries=[Entry(title="通知", url="https://a.gov.cn/1.html")])
    assert page.to_dict()["entries"][0]["title"] == "通知"


def test_columns_are_told_apart_by_address_fragment_and_body() -> None:
    directory = "http://www.example.gov.cn/gkmlpt/index"
    same = Column("通知", f"{directory}.html#top"), Column("公告", f"{directory.replace('http', 'https')}.html#top")
    assert same[0].key == same[1].key
    others = (
        Column("a", f"{directory}#100"),
        Column("b", f"{directory}#200"),
        Column("c", f"{directory}#200", body="page=1"),
    )
    assert len({column.key for column in others}) == 3
