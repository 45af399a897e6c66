"""A list that goes on, although nobody can say where."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "foot",
    [
        '<div class="page"><a class="on" href="#">1</a><a href="#">2</a><a href="javascript:;">下一页</a></div>',
        '<div class="more"><a href="javascript:;" id="more">加载更多</a></div>',
        "<script>pageNav.go(1, 12);</script>",
        "<script>kkpager.generPageHtml({pno: page, total: pages});</script>",
    ],
)
def test_a_pager_that_a_script_turns_never_looks_like_the_end(foot: str) -> None:
    assert goes_on_unread(page(f"<ul>{rows(5)}</ul>{foot}"), Pagination(), 5)


@pytest.mark.parametrize(
    "foot",
    [
        '<div class="page"><a class="on" href="#">1</a><a href="javascript:;">下一页</a></div>',
        '<div class="page"><a href="?p=1">1</a><a class="on" href="#">2</a><a href="#">下一页</a></div>',
        '<div class="slides pagination"><a href="#">1</a><a href="#">2</a></div>',
        '<a href="/news/">查看更多</a>',
    ],
)
def test_what_is_no_sign_of_more(foot: str) -> None:
    assert not goes_on_unread(page(f"<ul>{rows(5)}</ul>{foot}"), Pagination(), 5)
