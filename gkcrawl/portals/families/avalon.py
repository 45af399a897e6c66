"""Fujian's avalon pages: the first pages in one, more by a form (docs/families.md#avalon)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.families.general.json_list import JsonFamily
from gkcrawl.portals.lists.family import Proof
from gkcrawl.portals.lists.html import HtmlFamily
from gkcrawl.portals.lists.json_text import parse_json

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page


class AvalonFamily(HtmlFamily):
    """The first pages are all in the page, one visible; the rest by ``POST /fjdzapp/search``."""

    name = "avalon"
    proof = Proof.SCRIPT
    marks = (re.compile(r"ms-visible=[\"']!?\$?showStatic"),)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        if parse_json(page.text) is not None:
            return replace(JsonFamily().read_list(page, request), cms=self.name)
        return super().read_list(page, request)

    def paginate(self, page: Page) -> Pagination:
        """Page 1 holds all static pages, so the next request is for the first one that is not static."""
        number = {
            name: int(match[1])
            for name in ("prepage", "recordCount", "channelid", "searchId")
            if (match := re.search(rf"\b{name}\s*:\s*['\"]?(\d+)", page.text))
        }
        condition = re.search(r"\bclasssql\s*:\s*(?:\"\"\s*\|\|\s*)?[\"']([^\"']+)", page.text)
        order = re.findall(r"\b(?:chnlOrder|sortfield)\s*[:=]\s*[\"']([-\w,]+)", page.text)
        size, total = number.get("prepage"), number.get("recordCount")
        shown = len(set(re.findall(r"\$showStatic\((\d+)\)", page.text))) or 1
        channel = number.get("channelid") or number.get("searchId")
        follow = None
        if channel and condition and size and (total is None or shown * size < total):
            form = {"channelid": channel, "sortfield": order[-1] if order else "-docreltime"}
            form |= {"classsql": condition[1], "prepage": size, "page": shown + 1}
            follow = PageRequest("POST", urljoin(page.url, "/fjdzapp/search"), urlencode(form))
        # Without its options the pager is a mere template.
        unread = follow is None and (total is None or shown * (size or 1) < total)
        return Pagination.counted("unread" if unread else "json", 1, total, size, follow)
