"""truecms of Nantong, records by window in XML in JSONP (docs/families.md#truecms)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.lists.family import Proof
from gkcrawl.portals.lists.html import HtmlFamily
from gkcrawl.portals.lists.json_text import parse_json
from gkcrawl.portals.lists.records import read_records

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

WINDOW = 50  # records asked for at once: larger windows come back empty at some sites
_OPTION = re.compile(r"\b(columnId|proxyUrl)['\"]?\s*:\s*['\"]([^'\"]+)['\"]")
_TOTAL = re.compile(r"<totalrecord>\s*(\d+)", re.IGNORECASE)


class TruecmsFamily(HtmlFamily):
    """The column page names ``columnId`` and ``proxyUrl``; the proxy gives records ``startrecord`` to ``endrecord``."""

    name = "truecms"
    proof = Proof.SCRIPT
    marks = (re.compile(r"messageController/getMessage\.do"),)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. The column page leads to the first window, or has its rows itself."""
        answer = parse_json(page.text)
        if answer is None:
            options = dict(_OPTION.findall(page.text))
            if options.keys() != {"columnId", "proxyUrl"}:
                return super().read_list(page, request)
            follow = _window(urljoin(page.url, options["proxyUrl"]), options["columnId"], 1)
            return self.listing(page, [], Pagination(kind="json", next=follow))
        markup = answer.get("result") if isinstance(answer, dict) else None
        if not isinstance(markup, str):
            raise SiteChanged(f"{page.url}: the proxy sent no result")
        entries, count = read_records(markup, page)
        return self.listing(page, entries, _pagination(page, request, markup, count))


def _pagination(page: Page, request: PageRequest | None, markup: str, count: int) -> Pagination:
    url = request.url if request else page.url
    query = dict(parse_qsl(urlsplit(url).query))
    start = int(query["startrecord"]) if query.get("startrecord", "").isdecimal() else 1
    said = _TOTAL.search(markup)
    total = int(said[1]) if said else None
    more = count >= WINDOW if total is None else count > 0 and start + count <= total
    follow = _window(url.split("?")[0], query.get("columnId", ""), start + count) if more else None
    return Pagination.counted("json", (start - 1) // WINDOW + 1, total, WINDOW, follow)


def _window(proxy: str, column: str, start: int) -> PageRequest:
    query = {"startrecord": start, "endrecord": start + WINDOW - 1, "perpage": WINDOW, "columnId": column}
    return PageRequest("GET", f"{proxy}?{urlencode({**query, 'callback': 'cb'})}")
