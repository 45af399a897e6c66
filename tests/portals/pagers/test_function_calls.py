"""Functions that make an address of a page number."""

from __future__ import annotations

import pytest

from gkcrawl.portals.pagers.function_calls import called_page
from tests.portals.pages import SITE, page, target


@pytest.mark.parametrize(
    "script",
    [
        "function go(n) { window.location.href = 'list_' + n + '.html'; }",
        "function go(n) { var url = 'list_' + n + '.html'; window.location.href = url; }",
    ],
)
@pytest.mark.parametrize("argument", ["2", "pageIndex+1"])
def test_a_function_called_with_a_number(script: str, argument: str) -> None:
    body = f'<a href="javascript:go({argument})">下一页</a><script>var pageIndex = 1; {script}</script>'
    assert target(called_page(page(body))) == SITE + "list_2.html"


def test_a_function_that_puts_the_address_together() -> None:
    body = (
        "<script>function goPage(n) { window.location.href = 'list_' + n + '.html'; }</script>"
        '<a href="javascript:goPage(2)">下一页</a>'
    )
    assert target(called_page(page(body))) == SITE + "list_2.html"
    assert called_page(page('<a href="javascript:goPage(2)">下一页</a>')) is None


def test_a_button_that_a_script_writes_or_binds() -> None:
    go = "function go(n) { if (n <= 1) { location.href = 'index.shtml'; } else { location.href = 'index_' + (n - 1) + '.shtml'; } }"
    written = "var cur = 1; document.write('<a href=\"javascript:go(' + (cur + 1) + ')\">下一页</a>');"
    assert target(called_page(page(f"<script>{go} {written}</script>"))) == SITE + "index_1.shtml"
    bound = "var cur = 1; $('#next').click(function () { go(cur + 1); });"
    body = f'<a href="javascript:;" id="next">下一页</a><script>{go} {bound}</script>'
    assert target(called_page(page(body))) == SITE + "index_1.shtml"
    assert called_page(page(body.replace("id=", 'class="disabled" id='))) is None
