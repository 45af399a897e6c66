"""Lists whose page number only the request knows (docs/families.md#query)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.families.general.json_list import JsonFamily
from gkcrawl.portals.lists.html import HtmlFamily
from gkcrawl.portals.lists.json_text import parse_json
from gkcrawl.portals.paging.page_requests import asked_number, turn_page

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page


class QueryFamily(HtmlFamily):
    """Rows in HTML or JSON; the next page is the same request with its page number turned.

    Only the back end knows the end: it says a total, or a page comes without rows.
    """

    name = "query"
    has_pagers = False

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        asked = request or PageRequest("GET", page.url)
        if parse_json(page.text) is not None:
            return replace(JsonFamily().read_list(page, request), cms=self.name)
        number = asked_number(asked)
        try:
            listing = super().read_list(page, request)
        except SiteChanged:
            if number in (None, 0, 1):
                raise
            return self.listing(page, [], Pagination(kind="query_param", current=number))
        said = listing.pagination
        said.current = said.current or number or 1
        more = bool(listing.entries) and (said.total_pages is None or said.current < said.total_pages)
        said.next = (turn_page(asked, said.current + 1) or said.next) if more else None
        if said.next is not None or said.kind != "unread":
            said.kind = "query_param"
        return listing
