"""Which link of a row is the document's (gkcrawl/portals/rows/row.py)."""

from __future__ import annotations

import pytest

from gkcrawl.portals.detect import read_list
from tests.portals.pages import SITE, page


def test_a_link_that_rows_share_is_not_the_document() -> None:
    rows = "".join(
        f'<li><a href="/source/">示例市水利局办公室通知公告</a><a href="d/{n}.html">关于第{n}批清淤的通知</a><i>2026-03-0{n}</i></li>'
        for n in range(1, 6)
    )
    entries = read_list(page(f"<ul>{rows}</ul>")).entries
    assert [entry.url for entry in entries] == [f"{SITE}d/{n}.html" for n in range(1, 6)]
    assert entries[0].date == "2026-03-01"


def entries(template: str, dates: str = "2026-03-0{}") -> list[tuple[str, str | None]]:
    """Title and date of five rows."""
    titles = (
        "2025年度部门决算公开说明",
        "关于河道清淤的通知",
        "防汛应急预案",
        "秋粮收购工作的公告",
        "农村供水工程名单公示",
    )
    rows = "".join(
        template.format(n=n, url=f"d/{n}.html", title=title, date=dates.format(n)) for n, title in enumerate(titles, 1)
    )
    found = read_list(page(f"<ul>{rows}</ul>")).entries
    assert [entry.url for entry in found] == [f"{SITE}d/{n}.html" for n in range(1, 6)]
    assert [entry.title for entry in found] == list(titles)
    return [(entry.title, entry.date) for entry in found]


@pytest.mark.parametrize(
    "template",
    [
        '<li><a href="{url}"><h3>{title}({date})</h3><p>{title}</p></a></li>',
        '<li><a href="{url}">{title}{date}</a></li>',
        '<li><a href="{url}">{n}. {title}</a><span>{date}</span></li>',
        '<li><a href="{url}">{n}、{title}</a><span>{date}</span></li>',
        '<li><h4><a href="{url}">{title}</a></h4><p><a href="{url}">为贯彻落实上级要求，现将有关事项说明如下。</a></p>{date}</li>',
    ],
)
def test_dates_numbers_and_summaries_are_no_part_of_titles(template: str) -> None:
    assert [date for _, date in entries(template)] == [f"2026-03-0{n}" for n in range(1, 6)]


def test_numbers_that_do_not_count_the_rows_stay() -> None:
    rows = "".join(f'<li><a href="{n}.html">{n * n}. 河道清淤通报</a><i>2026-03-0{n}</i></li>' for n in (1, 2, 3))
    assert read_list(page(f"<ul>{rows}</ul>")).entries[1].title == "4. 河道清淤通报"
