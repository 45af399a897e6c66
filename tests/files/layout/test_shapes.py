"""What stands on pages (gkcrawl/files/layout/shapes.py)."""

from __future__ import annotations

from gkcrawl.files.layout.shapes import Page
from tests.files.layout.pages import span


def test_pages_do_not_share_what_is_drawn_on_them() -> None:
    one, other = Page(210, 297), Page(210, 297)
    one.outlines += 1
    assert one.spans is not other.spans
    assert (one.outlines, other.outlines) == (1, 0)


def test_what_stands_beside_the_page_is_not_on_it() -> None:
    assert Page(210, 297).holds(span("一", 100, 100))
    assert not Page(210, 297).holds(span("一", -30, 100))
