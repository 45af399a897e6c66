"""Lonsun's ``Ls.pagination`` and its labels, turned by ``pageIndex`` (docs/families.md#lonsun)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.paging.call_options import PAGER_CALL_REACH, call_options, handler_address, numbers_of_options
from gkcrawl.portals.paging.page_requests import turn_page
from gkcrawl.portals.paging.pager import Says, pager

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_LONSUN_COLUMN = re.compile(r"class=[\"'][^\"'<>]{0,80}\blist-(\d{3,})\b")
_OWN_ADDRESS = re.compile(r"/(?:content|public)/column/|/site/label/|[?&]pageIndex=")


@pager(Says.PRODUCT)
def label_pages(page: Page) -> Pagination | None:
    """``Ls.pagination(…, {currPage: (1+1), pageCount: 20})``: page k is where its function goes, or ``pageIndex=k``.

    Columns with a pretty address are turned at that of their number, which their list bears as a class.
    """
    at = page.text.find("Ls.pagination")
    if at < 0 and "/site/label/" not in page.url:
        return None
    code = page.text[at : at + PAGER_CALL_REACH].partition("</script")[0] if at >= 0 else ""
    found = numbers_of_options(call_options(code, page))
    found.kind = "query_param"
    shown = re.search(r"[?&]pageIndex=(\d+)", page.url)
    found.current = found.current or (int(shown[1]) if shown else 1)
    if found.total_pages is not None and found.current < found.total_pages:
        found.next = _label_request(page, code, found.current + 1)
    return found


def _label_request(page: Page, code: str, number: int) -> PageRequest:
    if target := page.absolute(handler_address(code, number)):
        return PageRequest("GET", target)
    column = None if _OWN_ADDRESS.search(page.url) else _LONSUN_COLUMN.search(page.text)
    url = urljoin(page.url, f"/content/column/{column[1]}") if column else page.url
    joint = "&" if "?" in url else "?"
    return turn_page(PageRequest("GET", url), number) or PageRequest("GET", f"{url}{joint}pageIndex={number}")
