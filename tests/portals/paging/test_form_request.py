"""What submitting a form asks for."""

from __future__ import annotations

from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.paging.form_request import chosen, submit
from tests.portals.pages import SITE, page

FIELDS = '<input type="hidden" name="column" value="12"><input name="page" value="1"><input type="submit" name="go">'


def test_get_and_post() -> None:
    for method, asked in (
        ("get", PageRequest("GET", f"{SITE}l.do?column=12&page=2")),
        ("post", PageRequest("POST", f"{SITE}l.do", "column=12&page=2")),
    ):
        whole = page(f'<form method="{method}" action="l.do">{FIELDS}</form>')
        assert submit(whole, next(whole.tree.iter("form")), {"page": "2"}) == asked


def test_the_selected_option_else_the_first() -> None:
    options = '<option value="10">十</option><option value="20"{}>二十</option>'
    one, two = page(f"<select>{options.format('')}</select><select>{options.format(' selected')}</select>").tree.iter(
        "select"
    )
    assert (chosen(one), chosen(two)) == ("10", "20")
