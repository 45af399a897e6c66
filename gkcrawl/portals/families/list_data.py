"""Jiangxi's departments: rows in listData, more from /queryList (docs/families.md#list_data)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urljoin

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.families.general.json_list import JsonFamily
from gkcrawl.portals.lists.family import Family, Proof
from gkcrawl.portals.lists.json_text import parse_json
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
    proof = Proof.INTERFACE
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
        size = int(form["perPage"]) if form.get("perPage", "").isdecimal() else None
        total = int(count[1]) if count else None
        follow = None
        if form and entries and (total is None or total > len(entries)):
            number = len(entries) // size + 1 if size and len(entries) >= size else 2
            follow = turn_page(PageRequest("POST", urljoin(page.url, "/queryList"), urlencode(form)), number)
        at = Pagination.counted("json", 1, total, size, follow)
        return self.listing(page, entries, at, page.metas.get("columnname"))


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
