"""Pagers whose address a script puts together: ``goPage(2)``, laypage and its like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.portals.family import ends
from gkcrawl.portals.pagers import describe, next_buttons

if TYPE_CHECKING:
    from gkcrawl.extract.page import Page
    from gkcrawl.portals.column import Pagination

_CALL = re.compile(r"([A-Za-z_$][\w$]{1,40})\(\s*['\"]?(\d{1,6})['\"]?\s*\)")
_WIDGET = re.compile(r"(?:laypage(?:\.render)?|\.pagination|\.paging|\.createPage|\.pager)\s*\(\s*\{")
_PAGES = re.compile(r"\b(?:pages|pageCount|totalPages?|pageNum|num)\s*:\s*['\"]?(\d{1,6})")
_COUNT = re.compile(r"\b(?:count|total|totalData|records)\s*:\s*['\"]?(\d{1,8})")
_LIMIT = re.compile(r"\b(?:limit|pageSize|showData|perPage)\s*:\s*['\"]?(\d{1,4})")
_CURRENT = re.compile(r"\b(?:curr|current|currentPage|currPage|pageIndex)\s*:\s*['\"]?(\d{1,6})")
_REACH = 1500


def called_page(page: Page) -> Pagination | None:
    """``<a href="javascript:goPage(2)">下一页</a>`` and a ``goPage(n)`` that sets an address made of ``n``."""
    text = ends(page)
    for button in next_buttons(page.tree):
        call = _CALL.search((button.get("onclick") or button.get("href") or "")[:300])
        body = re.search(rf"\b{re.escape(call[1])}\s*[=:]?\s*(?:function\s*)?\(\s*(\w+)", text) if call else None
        address = _address(text[body.end() : body.end() + _REACH], body[1], call[2]) if call and body else None
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
        address = _address(options, r"\w+(?:\.(?:curr|current|pageIndex|getCurrent\(\)))?", str(current + 1))
        if total is None or (address is None and total > 1):
            continue
        found = describe(page, page.absolute(address) if current < total else None, current)
        found.current, found.total_pages = current, total
        found.total_records = int(count[1]) if count else found.total_records
        return found
    return None


def _address(code: str, variable: str, number: str) -> str | None:
    """The address that ``code`` puts together from strings around ``variable``."""
    found = re.search(
        rf"""(?:href\s*=|location\s*=|open\(|replace\(|assign\()\s*['"]([^'"\n]{{0,200}})['"]\s*\+\s*{variable}"""
        rf"""(?:\s*\+\s*['"]([^'"\n]{{0,100}})['"])?""",
        code,
    )
    return f"{found[1]}{number}{found[2] or ''}" if found else None
