"""Which link of a row is the document's (gkcrawl/portals/rows/row.py)."""

from __future__ import annotations

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
