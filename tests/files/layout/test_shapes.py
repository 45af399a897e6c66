"""What stands on pages (gkcrawl/files/layout/shapes.py)."""

from __future__ import annotations

from gkcrawl.files.layout.shapes import Page


def test_pages_do_not_share_what_is_drawn_on_them() -> None:
    one, other = Page(210, 297), Page(210, 297)
    one.outlines += 1
    assert one.spans is not other.spans
    assert (one.outlines, other.outlines) == (1, 0)
