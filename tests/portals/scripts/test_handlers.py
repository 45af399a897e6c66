"""Where handlers of a page's scripts go."""

from __future__ import annotations

import pytest

from gkcrawl.portals.scripts.handlers import address_maker, address_of, called_address, number_addresses, turned
from gkcrawl.portals.scripts.scope import Scope
from tests.portals.pages import SITE, page

VIEW = "function view(id, kind) { var u = '/detail.jsp?id=' + id + '&from=list'; window.open(u); }"


@pytest.mark.parametrize(
    ("handler", "code", "expected"),
    [
        ("javascript:view('8a91-02', 3)", VIEW, "/detail.jsp?id=8a91-02&from=list"),
        ("view(17)", "var view = function (n) { location = 'a' + n; }", "a17"),
        # A name that is no literal, a function of another page, an address without the argument.
        ("view(id)", VIEW, None),
        ("show('17')", VIEW, None),
        ("view('17')", "function view(id) { location = '/index.html'; }", None),
        ("", VIEW, None),
    ],
)
def test_the_address_of_a_call_with_what_it_is_called_with(handler: str, code: str, expected: str | None) -> None:
    assert called_address(handler, Scope(code)) == expected


@pytest.mark.parametrize(
    ("handler", "code", "expected"),
    [
        ("location.href=encodeURI('index_2.jhtml')", "", "index_2.jhtml"),
        ("self.location.href='index_'+2+'.html'; return false", "", "index_2.html"),
        ("go(p+1)", "var p = 3; function go(n) { open('list_' + n + '.html'); }", "list_4.html"),
        ("go(12, 2)", "function go(all, n) { if (n < 1 || n > all) return; location.href = n + '.html'; }", "2.html"),
        ("go(2)", "var base = '/a/'; function go(n) { var u = base; if (n > 1) { u += n; } location = u; }", "/a/2"),
        ("go(2)", "const go = n => { location.replace(`list_${n}.html`) }", "list_2.html"),
        ("turn(1)", "function turn(n) { go(n + 1) } function go(n) { location.assign('?p=' + n) }", "?p=2"),
        ("go(2)", "function go(n) { location.href = location.pathname + '?p=' + n; }", "/zwgk/tzgg/?p=2"),
        ("go(2)", "function go(n) { location.search = 'p=' + n; }", "?p=2"),
        (
            "go(3)",
            "function go(n) { location.href = location.href.replace(/p=\\d+/, 'p=' + n); }",
            f"{SITE}?p=3",
        ),
        (
            "go(3)",
            "function go(n) { try { log(n) } catch (e) { } if (n == 1) { location = 'a' } else location = 'b' + n }",
            "b3",
        ),
        ("go(2)", "function go(n) { $.ajax({url: '/api', data: {page: n}}); }", None),
        ("go(2)", "function go(n) { for (;;) { location.href = 'loop' + n } }", None),
        ("go(2)", "function go(n) { switch (n) { case 2: n = 3; break; } location.href = n + '.html' }", None),
        ("go(2)", "function go(n) { go(n) }", None),
        ("void(0)", "", None),
    ],
)
def test_handlers_are_run_until_they_go(handler: str, code: str, expected: str | None) -> None:
    assert address_of(handler, Scope(code, page("", f"{SITE}?p=2"))) == expected


def test_an_address_is_one_of_a_page_if_it_depends_on_the_number() -> None:
    assert turned("list_{}.html".format, 2) == "list_2.html"
    assert turned(lambda _: "index.html", 2) is None
    assert turned(lambda number: f"{number}.html" if number <= 2 else None, 2) == "2.html"


def test_parameters_of_some_function_are_numbers_of_pages_if_they_are_called_so() -> None:
    code = (
        "function search(word) { location.href = '/s?q=' + word; } function go(pageNo) { location = pageNo + '.html'; }"
    )
    scope = Scope(code)
    assert list(number_addresses(scope, 2)) == ["2.html"]
    assert address_maker(scope.functions[0], scope, {}, sure=True)(2) == "/s?q=2"
