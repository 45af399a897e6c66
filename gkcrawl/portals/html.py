"""Families whose lists are rows in HTML: the generic row finder and an order of pagers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, Pagination
from gkcrawl.portals.family import Family, says_empty
from gkcrawl.portals.rows import find_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.page import Page
    from gkcrawl.portals.column import PageRequest
    from gkcrawl.portals.family import Pager


class HtmlFamily(Family):
    """Rows from `find_rows`; the first of ``pagers`` that knows the page says where it stands."""

    pagers: ClassVar[Sequence[Pager]] = ()

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        entries = find_rows(page)
        pagination = self.paginate(page)
        if not entries and pagination.kind == "none" and not says_empty(page):
            raise SiteChanged(f"{page.url}: no list rows found, and the page does not say that it has none")
        return ListPage(
            url=page.url,
            cms=self.name,
            column=page.metas.get("columnname"),
            entries=entries,
            pagination=pagination,
        )

    def paginate(self, page: Page) -> Pagination:
        """What the page's pager says; kind ``none`` when there is no pager."""
        for pager in self.pagers:
            if (found := pager(page)) is not None:
                return found
        return Pagination()
