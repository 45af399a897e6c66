"""Base of families whose lists are rows in HTML: the row finder, and all pagers in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gkcrawl.errors import SiteChanged
from gkcrawl.portals import pagers
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.lists.family import Family, says_empty
from gkcrawl.portals.lists.json_text import rows_in_scripts
from gkcrawl.portals.lists.redirects import stub_target
from gkcrawl.portals.paging.pager import pagers_of
from gkcrawl.portals.paging.totals import fill_totals
from gkcrawl.portals.paging.unread_pager import goes_on_unread, is_first, is_further
from gkcrawl.portals.rows.finder import find_list

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

PAGERS = pagers_of(pagers)
SHELL_PAGE_SIZE = 15  # rows: what the pages of UCAP and Lonsun ask their own interface for


class HtmlFamily(Family):
    """Rows from `find_rows`, or from a script that holds them; where the page stands says the first pager to know.

    A stub, a shell around a frame or one that only names an interface has no entries itself: its ``next`` is what it
    leads to (docs/families.md#stubs).
    """

    has_pagers: ClassVar[bool] = True
    """Whether a page without a pager is all there is."""

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        found = find_list(page)
        entries = found.entries or rows_in_scripts(page)
        pagination = self.paginate(page)
        if not entries and pagination.kind == "none" and (target := stub_target(page)):
            if target != page.url:
                pagination = Pagination(kind="next_link", next=PageRequest("GET", target))
        elif not entries and pagination.next is None and not says_empty(page):
            if (ask := self.shell_request(page)) is not None:
                pagination = Pagination(kind="json", next=ask)
            elif pagination.kind == "none" and not is_further(page, pagination):
                raise SiteChanged(f"{page.url}: no list rows found, and the page does not say that it has none")
        if entries or pagination.kind == "none":
            fill_totals(page, pagination, entries)
        if entries:
            has_none = pagination.kind == "none"
            if goes_on_unread(page, pagination, len(entries)):
                pagination.kind = "unread"
            elif has_none and self.has_pagers and pagination.total_pages is None and is_first(page, pagination):
                pagination.current = pagination.total_pages = 1
        listing = self.listing(page, entries, pagination, page.metas.get("columnname"))
        listing.dead_rows, listing.unread_rows = found.unreachable
        return listing

    def shell_request(self, page: Page) -> PageRequest | None:
        """What ``page``, if it has no rows, asks its own interface for them; None where it names none."""
        return None

    def paginate(self, page: Page) -> Pagination:
        """What the page's pager says; kind ``none`` when there is no pager."""
        last: Pagination | None = None
        for pager in PAGERS:
            if (found := pager(page)) is not None:
                if found.next is not None or found.kind != "none":
                    return found
                last = found if last is None else last
                last.current = last.current or found.current
                last.total_pages = last.total_pages or found.total_pages
                last.total_records = last.total_records or found.total_records
                last.page_size = last.page_size or found.page_size
        return last or Pagination()
