"""Totals as lists print them."""

from __future__ import annotations

from gkcrawl.portals.paging.total_text import totals_of_text


def test_records_pages_and_the_current_one() -> None:
    found = totals_of_text("共180条 每页10条 第2/18页", in_pager=False)
    assert (found.current, found.total_pages, found.total_records) == (2, 18, 180)


def test_numbers_of_something_else_say_nothing() -> None:
    found = totals_of_text("访问量 1280 次", in_pager=False)
    assert (found.current, found.total_pages, found.total_records) == (None, None, None)
