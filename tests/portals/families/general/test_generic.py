"""Lists of no known product: rows in HTML, and whatever pager there is."""

from __future__ import annotations

from gkcrawl.portals.families.general.generic import GenericFamily
from tests.portals.pages import SITE, page, rows


def test_rows_and_a_pager_of_bare_numbers() -> None:
    pager = '<div class="page"><span>1</span> <a href="list_2.html">2</a> <a href="list_3.html">3</a></div>'
    listing = GenericFamily().read_list(page(f"<ul>{rows(5)}</ul>{pager}"))
    assert len(listing.entries) == 5
    assert listing.pagination.next is not None and listing.pagination.next.url == f"{SITE}list_2.html"
