"""The value of a label that has none on its own line."""

from __future__ import annotations

import pytest

from gkcrawl.extract.fields.neighbours import value_below
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from tests.extract.pages import URL


@pytest.mark.parametrize(
    "markup",
    ["<table><tr><td>索引号：</td><td>0143/2024-12</td></tr></table>", "<div><p>索引号：</p><p>0143/2024-12</p></div>"],
)
def test_the_next_cell_or_block(markup: str) -> None:
    assert value_below(Layout.read(Page(markup, URL).tree).lines, 0) == "0143/2024-12"


def test_the_last_line_has_no_neighbour() -> None:
    assert value_below(Layout.read(Page("<p>索引号：</p>", URL).tree).lines, 0) is None
