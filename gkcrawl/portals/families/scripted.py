"""Families whose lists stand in scripts: Jiangxi's listData, Fujian's avalon (docs/families.md#avalon)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urljoin

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.families.family import Family
from gkcrawl.portals.families.html import HtmlFamily
from gkcrawl.portals.families.json_list import JsonFamily, parse_json
from gkcrawl.portals.paging.page_requests import list_keys, turn_page
from gkcrawl.portals.rows.json_rows import find_lists, read_row

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_LIST = re.compile(r"\barticleList\s*:\s*(?=\[)")
_COUNT = re.compile(r"\barticleCount['\"]?\s*:\s*['\"]?(\d+)")
_OWN_COLUMN = re.compile(r"\bchannelsTagSelf\s*=")
_PARAMETERS = re.compile(r"\bparams\s*=\s*\{([^{}]{20,2000})\}")
_PAIR = re.compile(r"(\w+)\s*:\s*(?:\[([^\]]*)\]|'([^']*)'|\"([^\"]*)\"|(\w+))")


class ListDataFamily(Family):
    """Rows in ``var listData = {articleList: […]}``, more by ``POST /queryList``."""

    name = "list_data"
    marks = (re.compile(r"\blistData\s*=\s*\{\s*articleList"),)
    hint_method = "api"

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        if isinstance(parse_json(page.text), dict):
            return replace(JsonFamily().read_list(page, request), cms=self.name)
        start = _LIST.search(page.text)
        try:
            rows: Any = json.JSONDecoder().raw_decode(page.text, start.end() if start else 0)[0]
        except (ValueError, RecursionError) as error:
            raise SiteChanged(f"{page.url}: articleList is not readable ({error})") from error
        lists = find_lists(rows, list_keys())
        entries = [entry for found in lists for row in found.rows if (entry := read_row(row, page, list_keys()))]
        if rows and not entries:
            raise SiteChanged(f"{page.url}: articleList has {len(rows)} rows, none with title and address")
        own = _OWN_COLUMN.search(page.text)
        count = _COUNT.search(page.text, own.end() if own else start.end() if start else 0)
        form = _form(page)
        size = int(form["perPage"]) if form.get("perPage", "").isdigit() else None
        total = int(count[1]) if count else None
        follow = None
        if form and entries and (total is None or total > len(entries)):
            number = len(entries) // size + 1 if size and len(entries) >= size else 2
            follow = turn_page(PageRequest("POST", urljoin(page.url, "/queryList"), urlencode(form)), number)
        return ListPage(
            url=page.url,
            cms=self.name,
            column=page.metas.get("columnname"),
            entries=entries,
            pagination=Pagination(
                kind="json",
                current=1,
                total_pages=-(-total // size) if total is not None and size else None,
                total_records=total,
                page_size=size,
                next=follow,
            ),
        )


def _form(page: Page) -> dict[str, str]:
    found = _PARAMETERS.search(page.text)
    if not found:
        return {}
    form = {}
    for name, many, one, two, bare in _PAIR.findall(found[1]):
        if many:
            form[f"{name}[]"] = many.strip("'\" ").split(",")[0].strip("'\" ")
        else:
            form[name] = one or two or bare
    return form


class AvalonFamily(HtmlFamily):
    """The first pages are all in the page, one visible; the rest by ``POST /fjdzapp/search``."""

    name = "avalon"
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
        return Pagination(
            kind="unread" if unread else "json",
            current=1,
            total_pages=-(-total // size) if size and total is not None else None,
            total_records=total,
            page_size=size,
            next=follow,
        )
