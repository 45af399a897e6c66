"""UCAP (开普云), files or JSON by channelid (docs/families.md#ucap)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from gkcrawl.portals.column import ListPage, PageRequest
from gkcrawl.portals.families.general.json_list import JsonFamily
from gkcrawl.portals.lists.family import Proof
from gkcrawl.portals.lists.html import SHELL_PAGE_SIZE, HtmlFamily
from gkcrawl.portals.lists.json_text import parse_json

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_CHANNEL = re.compile(r"[0-9a-f]{32}")
_CHANNEL_API = re.compile(r"/(?:common/search|searchList)/(?=[0-9a-f]{32})")


class UcapFamily(HtmlFamily):
    """UCAP (开普云): ``createPageHTML('page_div', …)``, page 2 is ``list_2.shtml``."""

    name = "ucap"
    proof = Proof.SCRIPT
    marks = (
        re.compile(r"createPageHTML\s*\(\s*['\"](?!\d)"),
        # A field of that name stands in search forms of TRS too.
        re.compile(r"UCAP|<meta\b[^<>]{0,200}\bname=[\"']?channelid\b", re.IGNORECASE),
        re.compile(r"href=[\"'][^\"']{1,160}/[0-9a-f]{32}\.shtml"),
    )

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        if parse_json(page.text) is not None:
            return replace(JsonFamily().read_list(page, request), cms=self.name)
        return super().read_list(page, request)

    def shell_request(self, page: Page) -> PageRequest | None:
        """See `HtmlFamily.shell_request`."""
        channel = page.metas.get("channelid", "").lower()
        if not _CHANNEL.fullmatch(channel):
            return None
        api = _CHANNEL_API.search(page.text)
        query = urlencode(
            {"_isAgg": "true", "_isJson": "true", "_pageSize": SHELL_PAGE_SIZE, "_template": "index", "page": 1}
        )
        return PageRequest("GET", f"{urljoin(page.url, (api[0] if api else '/common/search/') + channel)}?{query}")
