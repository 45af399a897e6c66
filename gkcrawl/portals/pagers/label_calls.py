"""Lonsun's ``Ls.pagination`` and its labels, turned by ``pageIndex`` (docs/families.md#lonsun)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.paging.call_options import CALL_REACH, PagerCall, read_call
from gkcrawl.portals.paging.page_requests import turn_page
from gkcrawl.portals.paging.pager import Says, pager
from gkcrawl.portals.scripts.handlers import address_maker
from gkcrawl.portals.scripts.scope import scope_of

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_CALL = "Ls.pagination("
_LONSUN_COLUMN = re.compile(r"class=[\"'][^\"'<>]{0,80}\blist-(\d{3,})\b")
_OWN_ADDRESS = re.compile(r"/(?:content|public)/column/|/site/label/|[?&]pageIndex=")


@pager(Says.PRODUCT)
def label_pages(page: Page) -> Pagination | None:
    """``Ls.pagination(…, {currPage: (1+1), pageCount: 20})``: page k is where its function goes, or ``pageIndex=k``.

    Columns with a pretty address are turned at that of their number, which their list bears as a class.
    """
    at = page.text.find(_CALL)
    if at < 0 and "/site/label/" not in page.url:
        return None
    start = at + len(_CALL)
    code = page.text[start : start + CALL_REACH].partition("</script")[0] if at >= 0 else ""
    call = read_call("pagination", code, scope_of(page))
    found = call.numbers({})
    found.kind = "query_param"
    shown = re.search(r"[?&]pageIndex=(\d+)", page.url)
    found.current = found.current or (int(shown[1]) if shown else 1)
    if found.total_pages is not None and found.current < found.total_pages:
        found.next = _label_request(page, call, found.current + 1)
    return found


def _label_request(page: Page, call: PagerCall, number: int) -> PageRequest:
    for handler in call.handlers.values():
        address = address_maker(handler, scope_of(page), {}, sure=True)(number)
        if target := page.absolute(address):
            return PageRequest("GET", target)
    column = None if _OWN_ADDRESS.search(page.url) else _LONSUN_COLUMN.search(page.text)
    url = urljoin(page.url, f"/content/column/{column[1]}") if column else page.url
    joint = "&" if "?" in url else "?"
    return turn_page(PageRequest("GET", url), number) or PageRequest("GET", f"{url}{joint}pageIndex={number}")
