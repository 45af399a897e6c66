"""TRS lists: rows in HTML, pages that count from 0."""

from __future__ import annotations

from gkcrawl.portals.families.trs import TrsFamily
from tests.portals.pages import SITE, page, rows


def test_the_call_of_its_pager_is_its_mark() -> None:
    listed = page(f'<ul>{rows(5)}</ul><script>createPageHTML(3, 0, "index", "html")</script>')
    family = TrsFamily()
    assert family.matches(listed)
    listing = family.read_list(listed)
    assert (len(listing.entries), listing.pagination.total_pages) == (5, 3)
    assert listing.pagination.next is not None and listing.pagination.next.url == f"{SITE}index_1.html"
