"""A metadata box at the ends of a container is no text."""

from __future__ import annotations

from gkcrawl.extract.body.box_ends import cut_box, skip_box
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.page.span import Span
from tests.extract.pages import BOX_TABLE, PROSE, URL, paragraphs


def test_at_the_head_and_at_the_end() -> None:
    lines = Layout.read(Page(f"<body>{BOX_TABLE}{paragraphs()}{BOX_TABLE}</body>", URL).tree)
    whole = Span(0, len(lines.lines))
    first = skip_box(lines, whole)
    assert lines.lines[first].text == PROSE[0]
    end = cut_box(lines, Span(first, whole.end))
    assert lines.lines[end - 1].text == PROSE[-1]
