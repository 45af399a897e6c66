"""Hanweb's 信息公开 module, a posted search (docs/families.md#xxgk)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import Entry, ListPage, PageRequest, Pagination
from gkcrawl.portals.families.general.query import QueryFamily
from gkcrawl.portals.lists.family import Proof

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_XXGK_SEARCH = re.compile(r"/module/xxgk/search(?:_custom)?\.jsp")
_XXGK_FIELD = re.compile(r"\b(divid|infotypeId|jdid|area)\b['\"]?\s*[=:]\s*['\"]?([\w-]*)")
_TREE = re.compile(r"/module/xxgk/tree\.jsp\?[^\"'<>\s]*")  # its divid is the place in the page, not the column
_XXGK_COLUMN = re.compile(r"\bdivid=div(\d{5,})")
_ARTICLE = re.compile(r"/art_(\d+)_\w+\.html")
_XXGK_QUERY = "standardXxgk=0&isAllList=1&texttype=0&fbtime=-1&vc_all=&vc_filenumber=&vc_title=&vc_number="


class XxgkFamily(QueryFamily):
    """Hanweb xxgk: the column page holds the fields of the form that ``/module/xxgk/search.jsp`` wants."""

    name = "xxgk"
    proof = Proof.ADDRESS
    marks = (re.compile(r"/module/xxgk/(?:tree|search|search_custom|subjectinfo|serviceinfo)\.jsp"),)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. A column page leads to the first answer of the search."""
        search = _XXGK_SEARCH.search(page.text)
        if search is None or _XXGK_SEARCH.search(page.url):
            return super().read_list(page, request)
        form = {"infotypeId": "", "jdid": "", "area": "", "divid": ""}
        for text in (_TREE.sub("", page.text), page.text):
            for name, value in _XXGK_FIELD.findall(text):
                form[name] = form[name] or value
        if not form["divid"] and not form["jdid"]:
            raise SiteChanged(f"{page.url}: names {search[0]}, but neither divid nor jdid for its form")
        url = f"{page.absolute(search[0])}?{_XXGK_QUERY}&currpage=1&sortfield=,compaltedate:0"
        body = urlencode({**form, "currpage": 1, "sortfield": ",compaltedate:0"})
        follow = Pagination(kind="query_param", next=PageRequest("POST", url, body))
        return self.listing(page, [], follow, page.metas.get("columnname"))

    def is_foreign(self, entry: Entry, request: PageRequest | None) -> bool:
        """See `Family.is_foreign`. Some installations send the rows of the whole area, whatever column is asked for."""
        column = _XXGK_COLUMN.search(request.body or "") if request else None
        article = _ARTICLE.search(entry.url)
        return bool(column and article and column[1] != article[1])
