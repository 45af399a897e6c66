"""Pagers whose address a script builds: ``goPage(2)``, laypage, Lonsun's labels (docs/families.md#pagers)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.portals.calls import Calls, joined_address, page_code
from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.family import ends
from gkcrawl.portals.nextlinks import next_buttons
from gkcrawl.portals.pagers import describe
from gkcrawl.portals.turning import turn_page

if TYPE_CHECKING:
    from gkcrawl.extract.page import Page

_WIDGET = re.compile(r"(?:laypage(?:\.render)?|\.pagination|\.paging|\.createPage|\.pager)\s*\(\s*\{")
_PAGES = re.compile(r"\b(?:pages|pageCount|totalPages?|pageNum|num)\s*:\s*['\"]?(\d{1,6})")
_COUNT = re.compile(r"\b(?:count|total|totalData|records)\s*:\s*['\"]?(\d{1,8})")
_LIMIT = re.compile(r"\b(?:limit|pageSize|showData|perPage)\s*:\s*['\"]?(\d{1,4})")
_CURRENT = re.compile(r"\b(?:curr|current|currentPage|currPage|pageIndex|pageNo)\s*:\s*['\"]?(\d{1,6})")
_SUM = r"\(?\s*(\d{1,6})\s*(?:\+\s*(\d{1,6})\s*)?\)?"
_LABEL_CURRENT = re.compile(rf"\bcurrPage\s*:\s*{_SUM}")
_LABEL_TOTAL = re.compile(rf"\bpageCount\s*:\s*{_SUM}")
_REACH = 1500


def called_page(page: Page) -> Pagination | None:
    """``<a href="javascript:goPage(2)">下一页</a>`` and a ``goPage(n)`` that sets an address made of ``n``."""
    calls = Calls(page_code(page))
    for button in next_buttons(page.tree, page):
        address = calls.address(button.get("onclick") or button.get("href") or "")
        target = page.absolute(address)
        if target and target != page.url:
            return describe(page, target)
    return None


def widget_pages(page: Page) -> Pagination | None:
    """``laypage({pages: 34, curr: 1, jump: … location.href = 'index_' + e.curr + '.html'})``."""
    text = ends(page)
    for match in _WIDGET.finditer(text):
        options = text[match.end() : match.end() + _REACH]
        pages, count, limit = _PAGES.search(options), _COUNT.search(options), _LIMIT.search(options)
        shown = _CURRENT.search(options)
        current = int(shown[1]) if shown else 1
        total = int(pages[1]) if pages else None
        if total is None and count and limit and int(limit[1]):
            total = -(-int(count[1]) // int(limit[1]))
        address = joined_address(options, r"\w+(?:\.(?:curr|current|pageIndex|getCurrent\(\)))?", str(current + 1))
        if total is None or (address is None and total > 1):
            continue
        found = describe(page, page.absolute(address) if current < total else None, current)
        found.current, found.total_pages = current, total
        found.total_records = int(count[1]) if count else found.total_records
        return found
    return None


def label_pages(page: Page) -> Pagination | None:
    """Lonsun's ``Ls.pagination(…, {currPage: (1+1), pageCount: 20})``: page k is ``pageIndex=k``."""
    if "Ls.pagination" not in page.text and "/site/label/" not in page.url:
        return None
    current, total = _sum(_LABEL_CURRENT.search(page.text)), _sum(_LABEL_TOTAL.search(page.text))
    asked = PageRequest("GET", page.url)
    if current is None:
        shown = re.search(r"[?&]pageIndex=(\d+)", page.url)
        current = int(shown[1]) if shown else 1
    follow = None
    if total is not None and current < total:
        joint = "&" if "?" in page.url else "?"
        follow = turn_page(asked, current + 1) or PageRequest("GET", f"{page.url}{joint}pageIndex={current + 1}")
    return Pagination(kind="query_param", current=current, total_pages=total, next=follow)


def _sum(match: re.Match[str] | None) -> int | None:
    return sum(int(part) for part in match.groups() if part) if match else None
