"""Hanweb JPaaS, lists that a gateway renders: HTML inside JSON (docs/families.md#jpaas)."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.families.general.generic import GenericFamily
from gkcrawl.portals.lists.family import Family, Proof
from gkcrawl.portals.lists.json_text import parse_json
from gkcrawl.portals.rows.finder import find_rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

GATEWAY_PAGE_SIZE = 15  # rows: what the column pages ask their gateway for
_GATEWAY = "jpaas-publish-server"
# Names that templates give the unit of the column's list, the surest first; others are menus and banners.
_LIST_UNITS = ("信息列表", "当前栏目list", "栏目-list", "组配分类list", "列表", "list", "右侧内容", "内容区域", "内容")


class JpaasFamily(Family):
    """The column page names units; the unit of the list is asked from the gateway, page by page."""

    name = "jpaas"
    address = _GATEWAY
    proof = Proof.INTERFACE
    marks = (re.compile(_GATEWAY),)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. A column page without rows leads to the gateway with its ``next``."""
        answer = parse_json(page.text)
        if answer is not None:
            data = answer.get("data") if isinstance(answer, dict) else None
            markup = data.get("html") if isinstance(data, dict) else None
            if not isinstance(markup, str):
                raise SiteChanged(f"{page.url}: the gateway sent no html: {str(answer)[:120]}")
            rendered = Page(markup, page.url)
            return self._rendered(rendered, request or PageRequest("GET", page.url))
        if _pager(page) is not None:
            return self._rendered(page, None)
        units = [unit for unit in page.tree.iter("script") if unit.get("querydata") and unit.get("url")]
        unit = _list_unit(units)
        if unit is None and (plain := self._plain(page)):
            return plain
        if unit is None and len(units) != 1:
            raise SiteChanged(f"{page.url}: no JPaaS unit looks like the column's list")
        unit = units[0] if unit is None else unit
        url = page.absolute(unit.get("url"))
        query = query_data(unit.get("querydata"))
        follow = PageRequest("GET", f"{url}?{urlencode(query)}&{_page_argument(1, GATEWAY_PAGE_SIZE)}")
        return self.listing(page, [], Pagination(kind="jpaas", next=follow), page.metas.get("columnname"))

    def _plain(self, page: Page) -> ListPage | None:
        """The list of a page whose units are menus only: its rows stand in the page itself."""
        try:
            listing = replace(GenericFamily().read_list(page), cms=self.name)
        except SiteChanged:
            return None
        return listing if listing.entries else None

    def _rendered(self, page: Page, request: PageRequest | None) -> ListPage:
        return self.listing(page, find_rows(page), _pagination(page, request), page.metas.get("columnname"))


def _page_argument(number: int, size: int) -> str:
    """Paging counts only inside ``paramJson``; a bare ``pageNo`` is ignored and page 1 comes back for ever."""
    compact = json.dumps({"pageNo": number, "pageSize": size}, separators=(",", ":"))
    return f"paramJson={quote(compact)}"


def query_data(printed: str | None) -> dict[str, str]:
    """``{'parseType':'bulidstatic',…}``: single-quoted pseudo-JSON, spelt as the site spells it."""
    try:
        value: Any = ast.literal_eval(unescape(printed or "").strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return {}
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}


def _list_unit(units: list[HtmlElement]) -> HtmlElement | None:
    """The unit whose name says that it is the list."""
    names = [query_data(unit.get("querydata")).get("tagId", "") for unit in units]
    named = list(zip(units, names, strict=True))
    return next((unit for wanted in _LIST_UNITS for unit, name in named if wanted in name), None)


def _pager(page: Page) -> HtmlElement | None:
    return next((t for t in page.tree.iter("table") if t.get("count") and t.get("rows") and t.get("uniturl")), None)


def _pagination(page: Page, request: PageRequest | None) -> Pagination:
    """Totals stand in attributes of the pager's table; the text beside it is an unfilled placeholder."""
    pager = _pager(page)
    if pager is None:
        return Pagination(kind="jpaas", current=1 if request is None else None)
    total, size = _digits(pager.get("count")), _digits(pager.get("rows")) or GATEWAY_PAGE_SIZE
    current = _digits(pager.get("pageno")) or 1
    asked = dict(parse_qsl(urlsplit(request.url).query)) if request else {}
    if printed := re.search(r'"pageNo"\s*:\s*"?(\d+)', asked.get("paramJson", "")):
        current = int(printed[1])
    query = {key: text for key, text in asked.items() if key != "paramJson"} or query_data(pager.get("querydata"))
    url = request.url.split("?")[0] if request else page.absolute(pager.get("uniturl"))
    more = total is not None and current * size < total
    target = f"{url}?{urlencode(query)}&{_page_argument(current + 1, size)}"
    return Pagination.counted("jpaas", current, total, size, PageRequest("GET", target) if more and url else None)


def _digits(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
