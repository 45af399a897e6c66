"""Options of a pager's call."""

from __future__ import annotations

from gkcrawl.portals.paging.call_options import pager_calls, read_call
from gkcrawl.portals.scripts.scope import Scope
from tests.portals.pages import page


def test_numbers_are_read_and_variables_looked_up() -> None:
    call = read_call("pagination", "{pages: all, curr: (1+1), groups: 5})", Scope("var all = 34;"))
    at = call.numbers({})
    assert (at.total_pages, at.current) == (34, 2)
    assert call.numbers({"groups": "page_size"}).page_size == 5


def test_handlers_are_functions_and_names_of_functions() -> None:
    code = "169, {callback: go, jump(e, first) { }, link: n => n + '.html', curr: function () { return 1 }()})"
    call = read_call("pagination", code, Scope("function go(i) { }"))
    assert list(call.handlers) == ["callback", "jump", "link"]
    assert call.handlers["jump"].parameters == ("e", "first")
    assert call.arguments == [169]


def test_options_in_a_variable_and_in_each_other() -> None:
    script = "var o = {totalPages: 12, ajax: {onClick: function (n) { }}}; $('#p').myPagination(o);"
    (call,) = pager_calls(page(f"<script>{script}</script>"))
    assert (call.name, call.numbers({}).total_pages, list(call.handlers)) == ("myPagination", 12, ["onClick"])


def test_calls_of_other_things() -> None:
    assert list(pager_calls(page("<script>$('#a').slide({speed: 3}); alert('x');</script>"))) == []
