"""Rows and pagers of lists in HTML (gkcrawl/portals/lists/html.py)."""

from __future__ import annotations

from gkcrawl.portals.detect import FALLBACK
from tests.portals.pages import SITE, page, rows


def test_rows_and_the_next_page() -> None:
    listing = FALLBACK.read_list(page(f'<ul>{rows(5)}</ul><div class="page"><a href="index_1.html">下一页</a></div>'))
    assert len(listing.entries) == 5
    assert listing.pagination.next is not None and listing.pagination.next.url == f"{SITE}index_1.html"


def test_a_list_of_one_page() -> None:
    assert FALLBACK.read_list(page(f"<ul>{rows(5)}</ul>")).pagination.kind == "none"
