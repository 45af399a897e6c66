"""Lonsun (龙讯) of Anhui, by pageIndex or label 8888 (docs/families.md#lonsun)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.lists.family import Proof
from gkcrawl.portals.lists.html import SHELL_PAGE_SIZE, HtmlFamily

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_SITE_ID = re.compile(r"\bsiteId\b['\"]?\s*[=:]\s*['\"]?(\d{3,})")
_ORGAN = re.compile(r"/public/column/(\d+)")


class LonsunFamily(HtmlFamily):
    """Lonsun (龙讯): ``Ls.pagination``, page k by ``pageIndex=k``."""

    name = "lonsun"
    proof = Proof.SCRIPT
    marks = (re.compile(r"Ls\.(?:pagination|public)\b|/site/label/8888|Ls-Language", re.IGNORECASE),)

    def shell_request(self, page: Page) -> PageRequest | None:
        """See `HtmlFamily.shell_request`."""
        organ, site = _ORGAN.search(page.url), _SITE_ID.search(page.text)
        if organ is None or site is None:
            return None
        asked = parse_qs(urlsplit(page.url).query)
        query = {
            "labelName": "publicInfoList",
            "siteId": site[1],
            "pageSize": SHELL_PAGE_SIZE,
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
