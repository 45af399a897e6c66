"""Hanweb JCMS (大汉版通): jpage columns (docs/families.md#jpage).

The first group of records stands in the column page as XML inside a script. Three dialects fetch more:
following the ``<nextgroup>`` link, posting a window of record numbers, or a link whose column id is a cipher, which
the proxy answers with nothing.
"""

from __future__ import annotations

import math
import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.families.general.generic import GenericFamily
from gkcrawl.portals.lists.family import Family, Proof, says_empty
from gkcrawl.portals.lists.records import between, read_records

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_NEXT_GROUP = re.compile(r"<nextgroup>\s*<!\[CDATA\[.{0,40}?href=[\"']([^\"']+)", re.DOTALL | re.IGNORECASE)
_UNIT = re.compile(r"<div[^<>]*\bid=[\"']?(\w+)[\"']?[^<>]*>\s*<script[^<>]*>\s*$", re.IGNORECASE)
_PARAM = re.compile(r"(\w+)\s*:\s*(?:'([^']*)'|\"([^\"]*)\"|([\w./:-]+))")
_LONGEST_BLANK = 200  # characters: an answer without records is an empty frame of tags
_PROXY = "/module/web/jpage/dataproxy.jsp"


class HanwebFamily(Family):
    """jpage columns: both the column page and the answers of ``dataproxy.jsp`` are lists."""

    name = "jpage"
    proof = Proof.SCRIPT
    marks = (re.compile(r"jpage/dataproxy\.jsp|<datastore>|jquery\.jpage\.js", re.IGNORECASE),)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`; of a column printed twice (desktop and mobile) the first counts."""
        start, store = _datastore(page)
        if store is None or ("<record>" not in store and "/art/" in page.text):
            return self._plain(page, request)
        if "<record>" not in store:
            with suppress(SiteChanged):
                plain = self._plain(page, request)
                if plain.entries:
                    return plain
        entries, count = read_records(store, page)
        unit = _UNIT.search(page.text[max(0, start - 300) : start])
        pagination = _of_column(page, store, unit[1], count) if unit else _of_answer(page, store, request, count)
        return self.listing(page, entries, pagination, page.metas.get("columnname") if unit else None)

    def _plain(self, page: Page, request: PageRequest | None) -> ListPage:
        """Rows without a datastore; past the end an answer is blank."""
        if _PROXY in page.url and len(page.text.strip()) < _LONGEST_BLANK:
            return self.listing(page, [], Pagination(kind="jpage"))
        listing = replace(GenericFamily().read_list(page, request), cms=self.name)
        dated = sum(1 for entry in listing.entries if entry.date)
        # Without either it is the menu of a column whose rows are lost.
        articles = any("/art" in entry.url for entry in listing.entries) or dated * 2 > len(listing.entries)
        if not articles and not says_empty(page):
            raise SiteChanged(f"{page.url}: neither jpage records nor links to articles")
        return listing


def _datastore(page: Page) -> tuple[int, str | None]:
    """Offset and content of the column's datastore: the one that names the URL's column, else the first."""
    stores: list[tuple[int, str]] = list(between(page.text, "<datastore>", "</datastore>"))
    column = re.search(r"/col/col(\d+)/", page.url)
    if column:
        own = f"columnid={column[1]}&"
        stores.sort(key=lambda store: own not in store[1])
    filled = [store for store in stores if "<record>" in store[1].lower()]
    return next(iter(filled or stores), (0, None))


def _of_column(page: Page, store: str, unit: str, count: int) -> Pagination:
    options = _call_options(page, unit)
    per_page = _count(options, "perPage")
    total = _count(options, "totalRecord")
    group = _NEXT_GROUP.search(store)
    follow = None
    if group:
        follow = _next_group(page, group[1])
    elif count and total and total > count and (form := _parameters(page, unit)):
        window = per_page * (_count(options, "groupSize") or 3) if per_page else count
        proxy = urljoin(page.url, options.get("proxyUrl") or _PROXY)
        follow = _window(proxy, form, count + 1, window, per_page or count)
    return Pagination.counted("jpage", 1, total, per_page, follow)


def _of_answer(page: Page, store: str, request: PageRequest | None, count: int) -> Pagination:
    url = request.url if request else page.url
    query = dict(parse_qsl(urlsplit(url).query))
    total = re.search(r"<totalrecord>\s*(\d+)", store, re.IGNORECASE)
    pages = re.search(r"<totalpage>\s*(\d+)", store, re.IGNORECASE)
    records = int(total[1]) if total else None
    per_page = int(query["perpage"]) if query.get("perpage", "").isdecimal() else None
    if per_page is None and records and pages and int(pages[1]) > 1:
        per_page = math.ceil(records / int(pages[1]))
    follow, current = None, None
    if group := _NEXT_GROUP.search(store):
        follow = _next_group(page, group[1])
    elif query.get("startrecord", "").isdecimal() and count:
        start = int(query["startrecord"])
        width = int(query["endrecord"]) - start + 1 if query.get("endrecord", "").isdecimal() else count
        per_page = per_page or count
        current = (start - 1) // per_page + 1
        if start + count <= (records or 0):
            form = request.body if request else None
            follow = _window(url.split("?")[0], form or "", start + count, max(width, 1), per_page)
    return Pagination(
        kind="jpage",
        current=current,
        total_pages=int(pages[1]) if pages else None,
        total_records=records,
        page_size=per_page,
        next=follow,
    )


def _count(options: dict[str, str], name: str) -> int | None:
    """The number that an option of the call is set to; None for 0, none and what is no number."""
    value = options.get(name, "")
    return (int(value) if value.isdecimal() else 0) or None


def _next_group(page: Page, href: str) -> PageRequest | None:
    """The request of the ``<nextgroup>`` link; None where its column id is a cipher."""
    href = href.replace("&amp;", "&")
    column = dict(parse_qsl(urlsplit(href).query)).get("columnid", "")
    return PageRequest("GET", urljoin(page.url, href)) if column.isdecimal() else None


def _window(proxy: str, form: str, start: int, width: int, per_page: int) -> PageRequest:
    """The request for the records ``start`` to ``start + width - 1``."""
    query = urlencode({"startrecord": start, "endrecord": start + width - 1, "perpage": per_page})
    return PageRequest("POST", f"{proxy}?{query}", form)


def _parameters(page: Page, unit: str) -> str | None:
    found = re.search(rf"param_{re.escape(unit)}\s*=\s*\{{([^{{}}]*)\}}", page.text)
    if not found:
        return None
    return urlencode([(name, one or two or bare) for name, one, two, bare in _PARAM.findall(found[1])])


def _call_options(page: Page, unit: str) -> dict[str, str]:
    """Options of the ``jpage({… dataStore: …})`` call; the one without ``dataStore`` is a search form's."""
    opening = re.compile(rf"\$\(['\"]#{re.escape(unit)}['\"]\)\.jpage\(\{{")
    for match in opening.finditer(page.text):
        end = page.text.find("ajaxParam", match.end())
        call = page.text[match.end() : end if end >= 0 else match.end() + 3000]
        if "dataStore" in call:
            return {name: one or two or bare for name, one, two, bare in _PARAM.findall(call)}
    return {}
