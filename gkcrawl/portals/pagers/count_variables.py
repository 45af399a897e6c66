"""Variables of older TRS templates: ``var countPage = 12`` (docs/families.md#pagers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.portals.paging.numbered_files import numbered_file, variables
from gkcrawl.portals.paging.pager import Says, pager

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

# Names of the number of pages and of the current one, counted from 0.
_COUNTERS = (("countPage", "currentPage"), ("m_nPageCount", "m_nCurrPage"), ("nPageCount", "nCurrIndex"))


@pager(Says.COUNTERS)
def count_page(page: Page) -> Pagination | None:
    """``var countPage = 12`` and ``var currentPage = 0``: older TRS templates write the pager inline."""
    for total, current in _COUNTERS:
        if total in page.text:
            numbers = variables(page)
            if total in numbers:
                return numbered_file(page, int(numbers[total]), int(numbers.get(current, "0")), "", "", first=0)
    return None
