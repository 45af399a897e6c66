"""政府信息公开目录平台 of Guangdong, the gkmlpt JSON API (docs/families.md#gkmlpt)."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import Entry, ListPage, PageRequest, Pagination
from gkcrawl.portals.lists.family import Family, Proof
from gkcrawl.portals.paging.page_requests import list_keys
from gkcrawl.portals.rows.json_rows import flat, plain, read_row

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

API_PAGE_SIZE = 100  # articles a page of the gkmlpt API, whatever is asked for
_SID = re.compile(r"""\bSID\b['"]?\s*:\s*['"]?(\d+)""")
_TREE = re.compile(r"""\bTREE\b['"]?\s*:\s*(?=\[)""")


class GkmlptFamily(Family):
    """A column is a category of the API: its URL is ``…/gkmlpt/api/all/<category>?page=1&sid=<SID>``,
    or the page ``…/gkmlpt/index#<category>``, which says the SID and leads to the API.
    """

    name = "gkmlpt"
    proof = Proof.INTERFACE
    marks = (re.compile(r"window\._CONFIG\s*="), re.compile(r"/gkmlpt/api/all/"))
    hint_method = "api"

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a gkmlpt page or an answer of its API."""
        if page.text.lstrip()[:1] == "{":
            return '"articles"' in page.text and ('"classify"' in page.text or "/gkmlpt/" in page.url)
        return "/gkmlpt/" in page.url and super().matches(page)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. A ``_CONFIG`` page has no entries itself: its ``next`` asks the API.

        The category is the ``#fragment`` of ``request.url``, which no response URL repeats.
        """
        asked = request.url if request else page.url
        if page.text.lstrip()[:1] != "{":
            return self._directory(page, asked)
        try:
            answer = json.loads(page.text)
            articles = answer["articles"]
        except (ValueError, KeyError, TypeError) as error:
            raise SiteChanged(f"{page.url}: not an answer of the gkmlpt API ({error!r})") from error
        if not isinstance(articles, list):
            raise SiteChanged(f"{page.url}: the gkmlpt API's articles are no list")
        rows = [article for article in articles if isinstance(article, dict)]
        classify = answer.get("classify")
        entries = [entry for row in rows if (entry := _entry(row, page))]
        name = classify.get("name") if isinstance(classify, dict) else None
        return self.listing(page, entries, _pagination(asked, answer, len(articles)), name)

    def branches(self, page: Page) -> list[tuple[str, str]]:
        """See `Family.branches`: categories of TREE that have articles here; others (``jump_url``) are elsewhere."""
        sid, start = _SID.search(page.text), _TREE.search(page.text)
        base, found, _ = page.url.rpartition("/gkmlpt/")
        if not sid or not start or not found:
            return []
        with suppress(ValueError, RecursionError):
            waiting = list(reversed(json.JSONDecoder(strict=False).raw_decode(page.text, start.end())[0]))
            branches = []
            while waiting:
                node = waiting.pop()
                waiting += reversed(node.get("children") or [])
                if isinstance(node.get("id"), int) and not node.get("jump_url"):
                    branches.append(
                        (str(node.get("name") or ""), f"{base}/gkmlpt/api/all/{node['id']}?page=1&sid={sid[1]}")
                    )
            return branches
        return []

    def _directory(self, page: Page, asked: str) -> ListPage:
        sid = _SID.search(page.text)
        if not sid:
            raise SiteChanged(f"{page.url}: no SID in _CONFIG; use the API's URL …/api/all/<id>?sid=<SID>")
        parts = urlsplit(asked)
        base, _, name = parts.path.rpartition("/gkmlpt/")
        category = parts.fragment.strip("/")
        if not category.isdecimal():
            if not name.startswith("index"):
                raise SiteChanged(f"{page.url}: which category? Add #<id> to the column's URL")
            category = "0"
        site = urlsplit(page.url)
        api = f"{site.scheme}://{site.netloc}{base}/gkmlpt/api/all/{category}?page=1&sid={sid[1]}"
        return self.listing(page, [], Pagination(kind="json", next=PageRequest("GET", api)))


def _entry(article: dict[str, Any], page: Page) -> Entry | None:
    entry = read_row(flat(article), page, list_keys())
    if entry is not None and (words := plain(article.get("keywords"))):
        entry.extra["keywords"] = words
    return entry


def _pagination(asked: str, answer: dict[str, Any], count: int) -> Pagination:
    """Pages 0 and 1 are the same one, 100 articles a page."""
    parts = urlsplit(asked)
    query = parse_qs(parts.query)
    number = query.get("page", ["1"])[0]
    current = max(int(number) if number.isdecimal() else 1, 1)
    total = answer.get("total")
    if not isinstance(total, int):
        classify = answer.get("classify")
        total = classify.get("post_count") if isinstance(classify, dict) else None
    more = count > 0 and (total is None or current * API_PAGE_SIZE < total)
    sid = f"&sid={query['sid'][0]}" if query.get("sid") else ""
    target = f"{parts.scheme}://{parts.netloc}{parts.path}?page={current + 1}{sid}"
    return Pagination.counted("json", current, total, API_PAGE_SIZE, PageRequest("GET", target) if more else None)
