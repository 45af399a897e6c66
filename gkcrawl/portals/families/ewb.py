"""Epoint EWB (新点), a script that names the site and a posted search (docs/families.md#ewb)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import Column, ListPage, PageRequest, Pagination
from gkcrawl.portals.families.general.json_list import JsonFamily
from gkcrawl.portals.lists.family import Family, Proof
from gkcrawl.portals.lists.json_text import parse_json

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_SITE_INFO = re.compile(r"\b(projectName|siteGuid)['\"]?\s*:\s*['\"]([^'\"]*)['\"]")
_EWB_COLUMN = re.compile(r"/govInfoPub\.html\?(?:\S*&)?categorynum=")
_EWB_SCRIPT = "/js/webBuilderCommon.js"
_EWB_LIST = "/rest/lightfrontaction/getgovinfolist"


class EwbFamily(JsonFamily):
    """Epoint EWB: column URLs are ``…/govInfoPub.html?deptcode=…&categorynum=…``; a script names the site."""

    name = "ewb"
    proof = Proof.PAGE
    marks = (re.compile(re.escape(_EWB_SCRIPT)),)

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a column: its rows are elsewhere, its address says which they are."""
        return bool(_EWB_COLUMN.search(page.url)) and Family.matches(self, page)

    def first_request(self, column: Column) -> PageRequest:
        """The script with the site's names; the query of ``column`` rides along as its fragment."""
        return PageRequest("GET", f"{urljoin(column.url, _EWB_SCRIPT)}#{urlsplit(column.url).query}")

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. The column's page leads to the script, the script to the first page of the list."""
        if self.matches(page):
            script = self.first_request(Column("", page.url))
            return self.listing(page, [], Pagination(kind="json", next=script))
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
        return self.listing(page, [], Pagination(kind="json", next=follow))
