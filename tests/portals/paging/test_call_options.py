"""Options of a pager's call, and the address that its handler makes."""

from __future__ import annotations

from gkcrawl.portals.paging.call_options import call_options, handler_address, numbers_of_options
from tests.portals.pages import page


def test_numbers_are_read_and_variables_looked_up() -> None:
    whole = page("<script>var all = 34;</script>")
    options = call_options("{pages: all, curr: 2, groups: 5}", whole)
    assert (options["pages"], options["curr"]) == (34, 2)
    at = numbers_of_options(options)
    assert (at.total_pages, at.current) == (34, 2)


def test_the_handler_puts_the_number_into_an_address() -> None:
    assert handler_address("function(e){location.href = 'index_' + e.curr + '.html'}", 3) == "index_3.html"
    assert handler_address("function(e){alert(e)}", 3) is None
