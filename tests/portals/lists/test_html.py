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


@pytest.mark.parametrize(
    ("pager", "place"),
    [
        ('<a href="index.html">上一页</a> 第2/2页', (2, 2)),
        ('<a href="index_1.html">上一页</a><a disabled>下一页</a>', (None, None)),
        ("<script>$('#p').pagination({pageIndex: 1, pageSize: 5, total: 7}).on('pageClicked', f);</script>", (2, 2)),
    ],
)
def test_an_empty_last_page_is_no_changed_list(pager: str, place: tuple[int | None, int | None]) -> None:
    listing = FALLBACK.read_list(page(f'<ul></ul><div class="page">{pager}</div>', f"{SITE}index_2.html"))
    assert listing.entries == []
    assert (listing.pagination.current, listing.pagination.total_pages) == place


def test_a_way_back_in_the_history_is_no_pager() -> None:
    with pytest.raises(SiteChanged):
        FALLBACK.read_list(page('<p>页面不存在</p><a href="javascript:history.go(-1)">上一页</a>'))
