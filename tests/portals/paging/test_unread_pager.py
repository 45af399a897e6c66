"""A list that goes on, although nobody can say where."""

from __future__ import annotations

from gkcrawl.portals.column import Pagination
from gkcrawl.portals.paging.unread_pager import goes_on_unread, is_first
from tests.portals.pages import SITE, page, rows


def test_a_live_button_that_nothing_reads() -> None:
    button = '<div class="page"><a href="javascript:mystery.turn()">下一页</a></div>'
    assert goes_on_unread(page(f"<ul>{rows(5)}</ul>{button}"), Pagination(), 5)
    assert not goes_on_unread(page(f"<ul>{rows(5)}</ul>"), Pagination(), 5)


def test_totals_decide_where_they_are_known() -> None:
    assert goes_on_unread(page(f"<ul>{rows(5)}</ul>"), Pagination(current=1, total_pages=3), 5)


def test_the_first_page_has_no_way_back() -> None:
    assert is_first(page(rows(3)), Pagination())
    assert not is_first(page(rows(3), f"{SITE}index_3.html"), Pagination(current=4))
