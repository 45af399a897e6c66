"""Rows and pagers of lists in HTML (gkcrawl/portals/lists/html.py)."""

from __future__ import annotations

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.detect import FALLBACK
from gkcrawl.portals.families.lonsun import LonsunFamily
from gkcrawl.portals.families.ucap import UcapFamily
from tests.portals.pages import SITE, page, rows


def test_rows_and_the_next_page() -> None:
    listing = FALLBACK.read_list(page(f'<ul>{rows(5)}</ul><div class="page"><a href="index_1.html">下一页</a></div>'))
    assert len(listing.entries) == 5
    assert listing.pagination.next is not None and listing.pagination.next.url == f"{SITE}index_1.html"


def test_a_list_of_one_page() -> None:
    assert FALLBACK.read_list(page(f"<ul>{rows(5)}</ul>")).pagination.kind == "none"


@pytest.mark.parametrize("family", [UcapFamily(), LonsunFamily()])
def test_a_page_without_rows_that_names_no_interface_has_changed(family: UcapFamily | LonsunFamily) -> None:
    with pytest.raises(SiteChanged):
        family.read_list(page("<p>青山市</p>"))
