"""Families that count pages in the request only: WAS5, eportal, blocks, xxgk (docs/families.md#query)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.families.html import HtmlFamily
from gkcrawl.portals.families.json_list import JsonFamily, parse_json
from gkcrawl.portals.paging.page_requests import asked_number, turn_page

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Column, Entry

_BLOCK = re.compile(r"/columns/[0-9a-f-]{36}/templates/[0-9a-f-]{36}/blocks/[0-9a-f-]{36}")
_XXGK_SEARCH = re.compile(r"/module/xxgk/search(?:_custom)?\.jsp")
_XXGK_FIELD = re.compile(r"\b(divid|infotypeId|jdid|area)\b['\"]?\s*[=:]\s*['\"]?([\w-]*)")
_XXGK_COLUMN = re.compile(r"\bdivid=div(\d{5,})")
_ARTICLE = re.compile(r"/art_(\d+)_\w+\.html")
_XXGK_QUERY = "standardXxgk=0&isAllList=1&texttype=0&fbtime=-1&vc_all=&vc_filenumber=&vc_title=&vc_number="


class QueryFamily(HtmlFamily):
    """Rows in HTML or JSON; the next page is the same request with its page number turned.

    Only the back end knows the end: it says a total, or a page comes without rows.
    """

    name = "query"

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        asked = request or PageRequest("GET", page.url)
        if parse_json(page.text) is not None:
            return replace(JsonFamily().read_list(page, request), cms=self.name)
        number = asked_number(asked)
        try:
            listing = super().read_list(page, request)
        except SiteChanged:
            if number is None or number < 2:
                raise
            return ListPage(url=page.url, cms=self.name, pagination=Pagination(kind="query_param", current=number))
        said = listing.pagination
        said.current = said.current or number or 1
        more = bool(listing.entries) and (said.total_pages is None or said.current < said.total_pages)
        said.kind, said.next = "query_param", (turn_page(asked, said.current + 1) or said.next) if more else None
        return listing

    def is_only_page(self, page: Page, pagination: Pagination) -> bool:
        """See `HtmlFamily.is_only_page`. No pager says nothing here."""
        return False


class Was5Family(QueryFamily):
    """TRS WAS5: ``/was5/web/search?channelid=…&page=1``, answers in HTML, JSON or JSONP as its template likes."""

    name = "was5"
    # Its address in a search form says nothing about the page.
    marks = (re.compile(r"href=[\"'][^\"'<>]{0,200}/was5/web/search\?[^\"'<>]{0,300}\bpage="),)

    def matches(self, page: Page) -> bool:
        """Whether the page is an answer of WAS5 or links to further ones."""
        return "/was5/web/search" in page.url or super().matches(page)


class EportalFamily(QueryFamily):
    """eportal: ``/eportal/ui?pageId=…&currentPage=1&moduleId=…``, an HTML table."""

    name = "eportal"
    marks = (re.compile(r"href=[\"'][^\"'<>]{0,200}/eportal/ui\?"),)

    def matches(self, page: Page) -> bool:
        """Whether the page is one of eportal or links to such."""
        return "/eportal/ui?" in page.url or super().matches(page)

    def first_request(self, column: Column) -> PageRequest:
        """Page 1 by number, so that the next one can be asked for."""
        numbered = "currentPage=" in column.url
        return PageRequest("GET", column.url if numbered else f"{column.url}&currentPage=1")


class BlockFamily(QueryFamily):
    """Hebei: the column page names a block; ``…/blocks/<uuid>?page=N&fix=0`` is a fragment with rows."""

    name = "blocks"
    marks = (_BLOCK,)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. A column page leads to the first page of its block."""
        block = _BLOCK.search(page.text)
        if block is None or _BLOCK.search(page.url):
            return super().read_list(page, request)
        follow = PageRequest("GET", f"{page.absolute(block[0])}?page=1&fix=0")
        return ListPage(url=page.url, cms=self.name, pagination=Pagination(kind="query_param", next=follow))


class XxgkFamily(QueryFamily):
    """Hanweb xxgk: the column page holds the fields of the form that ``/module/xxgk/search.jsp`` wants."""

    name = "xxgk"
    marks = (re.compile(r"/module/xxgk/(?:tree|search|search_custom|subjectinfo|serviceinfo)\.jsp"),)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. A column page leads to the first answer of the search."""
        search = _XXGK_SEARCH.search(page.text)
        if search is None or _XXGK_SEARCH.search(page.url):
            return super().read_list(page, request)
        form = {"infotypeId": "", "jdid": "", "area": "", "divid": ""}
        for name, value in _XXGK_FIELD.findall(page.text):
            form[name] = form[name] or value
        if not form["divid"] and not form["jdid"]:
            raise SiteChanged(f"{page.url}: names {search[0]}, but neither divid nor jdid for its form")
        url = f"{page.absolute(search[0])}?{_XXGK_QUERY}&currpage=1&sortfield=,compaltedate:0"
        body = urlencode({**form, "currpage": 1, "sortfield": ",compaltedate:0"})
        return ListPage(
            url=page.url,
            cms=self.name,
            column=page.metas.get("columnname"),
            pagination=Pagination(kind="query_param", next=PageRequest("POST", url, body)),
        )

    def is_foreign(self, entry: Entry, request: PageRequest | None) -> bool:
        """See `Family.is_foreign`. Some installations send the rows of the whole area, whatever column is asked for."""
        column = _XXGK_COLUMN.search(request.body or "") if request else None
        article = _ARTICLE.search(entry.url)
        return bool(column and article and column[1] != article[1])
