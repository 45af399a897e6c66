"""What a pager is: a function that says where a page stands."""

from __future__ import annotations

from gkcrawl.portals import pagers
from gkcrawl.portals.paging.pager import describe, pagers_of
from tests.portals.pages import SITE, page


def test_the_next_page_and_the_current_one() -> None:
    at = describe(page(""), f"{SITE}index_2.html", 2)
    assert at.next is not None and at.next.url == f"{SITE}index_2.html"
    assert at.current == 2
    assert describe(page(""), None, 3).next is None


def test_what_says_most_is_asked_first() -> None:
    order = [pager.says for pager in pagers_of(pagers)]
    assert order == sorted(order) and len(order) > 5
