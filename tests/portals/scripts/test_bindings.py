"""Handlers that scripts bind to elements."""

from __future__ import annotations

import pytest

from gkcrawl.portals.scripts.bindings import click_address
from gkcrawl.portals.scripts.scope import scope_of
from tests.portals.pages import page


@pytest.mark.parametrize(
    ("button", "script"),
    [
        ('<a onclick="go(2)">x</a>', "function go(n) { location = n + '.html'; }"),
        ('<a id="next">x</a>', "var n = 1; $('#next').click(function () { location.href = (n + 1) + '.html'; });"),
        ('<a id="next">x</a>', "document.getElementById('next').onclick = () => { location.href = '2.html'; }"),
        ('<a id="next">x</a>', "$('#next').on('click', turn); function turn() { location.href = '2.html'; }"),
        (
            '<a class="next">x</a>',
            "document.querySelector('.next').addEventListener('click', () => { location.href = '2.html' })",
        ),
        (
            '<a data-page="2">x</a>',
            "$('.pages').on('click', 'a', function () { location.href = $(this).attr('data-page') + '.html'; });",
        ),
        ('<a data-page="2">x</a>', "$('.pages a').click(e => { location.href = $(this).data('page') + '.html' })"),
        ('<li class="to on"><a>2</a></li>', "$('li.to').click(function () { location = $(this).text() + '.html' })"),
    ],
)
def test_a_click_goes_where_the_script_says(button: str, script: str) -> None:
    whole = page(f'<div class="pages">{button}</div><script>{script}</script>')
    element = next(whole.tree.iter("a"))
    assert click_address(element, scope_of(whole)) == "2.html"


def test_handlers_of_other_elements() -> None:
    whole = page("<a>x</a><script>$('#next').click(function () { location.href = '2.html'; });</script>")
    assert click_address(next(whole.tree.iter("a")), scope_of(whole)) is None
