"""VSB lists: pages count down, and only the link knows where the next one is."""

from __future__ import annotations

from gkcrawl.portals.families.vsb import VsbFamily
from tests.portals.pages import SITE, page


def test_the_next_page_has_a_lower_number() -> None:
    rows = "".join(
        f'<li><a href="info/1050/{n}.htm">关于第{n}批清淤的通知</a><i>2026-03-0{n}</i></li>' for n in range(1, 6)
    )
    listed = page(f'<ul>{rows}</ul><span class="p_next p_fun"><a href="tzgg/7.htm">下页</a></span>')
    assert VsbFamily().matches(listed)
    listing = VsbFamily().read_list(listed)
    assert len(listing.entries) == 5
    assert listing.pagination.next is not None and listing.pagination.next.url == f"{SITE}tzgg/7.htm"
