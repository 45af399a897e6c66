"""Families whose column pages only name an interface: UCAP, Lonsun, Epoint (docs/families.md#stubs)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.families.family import says_empty
from gkcrawl.portals.families.json_list import JsonFamily, parse_json
from gkcrawl.portals.families.static import LonsunFamily, UcapFamily

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Column

    Reader = Callable[[Page, PageRequest | None], ListPage]

_CHANNEL = re.compile(r"[0-9a-f]{32}")
_CHANNEL_API = re.compile(r"/(?:common/search|searchList)/(?=[0-9a-f]{32})")
_SITE_ID = re.compile(r"\bsiteId\b['\"]?\s*[=:]\s*['\"]?(\d{3,})")
_ORGAN = re.compile(r"/public/column/(\d+)")
_SITE_INFO = re.compile(r"\b(projectName|siteGuid)['\"]?\s*:\s*['\"]([^'\"]*)['\"]")
_EWB_SCRIPT = "/js/webBuilderCommon.js"
_EWB_LIST = "/rest/lightfrontaction/getgovinfolist"
_PAGE_SIZE = 15


class UcapColumnFamily(UcapFamily):
    """UCAP, static files or JSON: a page without rows leads to the search of its ``channelid``."""

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        if parse_json(page.text) is not None:
            return replace(JsonFamily().read_list(page, request), cms=self.name)
        return _or_ask(self.name, super().read_list, page, request, _channel_search(page))


class LonsunColumnFamily(LonsunFamily):
    """Lonsun: a 信息公开 page without rows leads to the label 8888 that fills it."""

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        return _or_ask(self.name, super().read_list, page, request, _label(page))


class EwbFamily(JsonFamily):
    """Epoint EWB: column URLs are ``…/govInfoPub.html?deptcode=…&categorynum=…``; a script names the site."""

    name = "ewb"

    def first_request(self, column: Column) -> PageRequest:
        """The script with the site's names; the query of ``column`` rides along as its fragment."""
        return PageRequest("GET", f"{urljoin(column.url, _EWB_SCRIPT)}#{urlsplit(column.url).query}")

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. The script leads to the first page of the list."""
        if parse_json(page.text) is not None:
            return replace(super().read_list(page, request), cms=self.name)
        site = dict(_SITE_INFO.findall(page.text))
        asked = parse_qs(urlsplit(request.url).fragment) if request else {}
        if "siteGuid" not in site or "categorynum" not in asked:
            raise SiteChanged(f"{page.url}: no siteGuid in siteInfo, or no categorynum in the column's URL")
        form = {name: asked.get(name, [""])[0] for name in ("deptcode", "categorynum")}
        body = json.dumps({**form, "siteGuid": site["siteGuid"], "pageIndex": 1, "pageSize": 50})
        target = urljoin(page.url, f"/{site.get('projectName', '').strip('/')}{_EWB_LIST}".replace("//", "/"))
        follow = PageRequest("POST", target, body)
        return ListPage(url=page.url, cms=self.name, pagination=Pagination(kind="json", next=follow))


def _or_ask(name: str, read: Reader, page: Page, request: PageRequest | None, ask: PageRequest | None) -> ListPage:
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


def _channel_search(page: Page) -> PageRequest | None:
    channel = page.metas.get("channelid", "").lower()
    if not _CHANNEL.fullmatch(channel):
        return None
    api = _CHANNEL_API.search(page.text)
    query = urlencode({"_isAgg": "true", "_isJson": "true", "_pageSize": _PAGE_SIZE, "_template": "index", "page": 1})
    return PageRequest("GET", f"{urljoin(page.url, (api[0] if api else '/common/search/') + channel)}?{query}")


def _label(page: Page) -> PageRequest | None:
    organ, site = _ORGAN.search(page.url), _SITE_ID.search(page.text)
    if organ is None or site is None:
        return None
    asked = parse_qs(urlsplit(page.url).query)
    query = {
        "labelName": "publicInfoList",
        "siteId": site[1],
        "pageSize": _PAGE_SIZE,
        "pageIndex": 1,
        "action": "list",
        "isDate": "true",
        "dateFormat": "yyyy-MM-dd",
        "length": 200,
        "organId": organ[1],
        "type": asked.get("type", ["4"])[0],
        "result": "暂无相关信息",
    }
    query |= {name: asked[name][0] for name in ("catId", "catIds") if name in asked}
    return PageRequest("GET", f"{urljoin(page.url, '/site/label/8888')}?{urlencode(query)}")
