"""Addresses that a function of the page puts together."""

from __future__ import annotations

import pytest

from gkcrawl.portals.rows.script_calls import Calls

VIEW = "function view(id, kind) { var u = '/detail.jsp?id=' + id + '&from=list'; window.open(u); }"


@pytest.mark.parametrize(
    ("handler", "code", "expected"),
    [
        ("javascript:view('8a91-02', 3)", VIEW, "/detail.jsp?id=8a91-02&from=list"),
        ("view(17)", "var view = function (n) { location = 'a' + n; }", "a17"),
        ("go(p+1)", "var p = 3; function go(n) { open('list_' + n + '.html'); }", "list_4.html"),
        # A name that is no literal, a function of another page, an address without the argument.
        ("view(id)", VIEW, None),
        ("show('17')", VIEW, None),
        ("view('17')", "function view(id) { location = '/index.html'; }", None),
        ("", VIEW, None),
    ],
)
def test_the_address_of_a_call(handler: str, code: str, expected: str | None) -> None:
    assert Calls(code).address(handler) == expected
