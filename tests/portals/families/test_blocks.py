"""Hebei's blocks (docs/families.md#blocks)."""

from __future__ import annotations

from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.families.blocks import BlockFamily
from tests.portals.pages import page, rows

BLOCK = "/columns/{0}/templates/{0}/blocks/{0}".format("49f13cc2-0000-4d0c-b4fe-2f3f659d3b6e")


def test_a_column_of_blocks_leads_to_its_block() -> None:
    listing = BlockFamily().read_list(page(f'<script>load("{BLOCK}")</script>'))
    first = PageRequest("GET", f"https://www.qingshan.gov.cn{BLOCK}?page=1&fix=0")
    assert (listing.entries, listing.pagination.next) == ([], first)
    fragment = BlockFamily().read_list(page(f"<ul>{rows(3)}</ul>", first.url), first)
    assert fragment.pagination.next == PageRequest("GET", first.url.replace("page=1", "page=2"))
