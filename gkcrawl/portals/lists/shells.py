"""Column pages that only name an interface: what is asked when a page has no rows (docs/families.md#stubs)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.lists.family import says_empty

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.extract.page.page import Page

    Reader = Callable[[Page, PageRequest | None], ListPage]

SHELL_PAGE_SIZE = 15  # rows: what the pages of UCAP and Lonsun ask their own interface for


def or_ask(name: str, read: Reader, page: Page, request: PageRequest | None, ask: PageRequest | None) -> ListPage:
    """The list that ``read`` finds in ``page``; of a page without rows, one whose next request is ``ask``."""
    try:
        listing = read(page, request)
    except SiteChanged:
        if ask is None:
            raise
    else:
        if listing.entries or listing.pagination.next or ask is None or says_empty(page):
            return listing
    column = page.metas.get("columnname")
    return ListPage(url=page.url, cms=name, column=column, pagination=Pagination(kind="json", next=ask))
