"""Functions and variables of a page's scripts."""

from __future__ import annotations

import pytest

from gkcrawl.portals.scripts.scope import Scope, page_code, scope_of
from tests.portals.pages import SITE, page


@pytest.mark.parametrize(
    "code",
    [
        "function go(n, all) { }",
        "var go = function (n, all) { }",
        "window.go = (n, all) => { }",
        "var pager = {go: function (n, all) { }}",
        "var pager = {go(n, all) { }}",
    ],
)
def test_functions_by_their_names(code: str) -> None:
    function = Scope(code).function("pager.go")
    assert function is not None
    assert (function.parameters, function.body[:1]) == (("n", "all"), "{")


def test_no_function_is_called_if() -> None:
    assert Scope("if (n) { }").functions == []


def test_variables_and_elements_and_the_place_of_the_page() -> None:
    whole = page('<input id="total" value="9"><script>// var n = 1;\nvar n = 2; n = 3;</script>', f"{SITE}?p=4")
    scope = scope_of(whole)
    assert scope is scope_of(whole)
    assert (scope.assignment("n") or "").startswith("2;")
    assert scope.assignment("m") is None
    assert (scope.place("location.pathname"), scope.place("location.search")) == ("/zwgk/tzgg/", "?p=4")
    element = scope.element("#total")
    assert element is not None
    assert element.get("value") == "9"
    assert scope.element("input") is None
    assert "var n = 1" not in page_code(whole)
