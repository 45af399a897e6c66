"""The number of pages by the button that leads to the last one."""

from __future__ import annotations

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.paging.last_page import pages_of_buttons
from tests.portals.pages import SITE, page


def test_it_differs_from_the_next_page_by_its_number_only() -> None:
    at = Pagination(current=1, next=PageRequest("GET", f"{SITE}list_2.html"))
    buttons = '<a href="list_2.html">下一页</a><a href="{}">尾页</a>'
    assert pages_of_buttons(page(buttons.format("list_9.html")), at) == 9
    assert pages_of_buttons(page(buttons.format("/about.html")), at) is None
