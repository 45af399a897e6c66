"""Widgets whose callback jumps: laypage and its like (docs/families.md#pagers)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.portals.paging.call_options import PAGER_CALL_REACH, call_options, handler_address, numbers_of_options
from gkcrawl.portals.paging.pager import Says, describe, pager

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

_WIDGET = re.compile(r"(?:laypage(?:\.render)?|\.pagination|\.paging|\.createPage|\.pager|\.page)\s*\(\s*\{")
_FROM_NOUGHT = re.compile(r"[pP]age\w{0,8}\s{0,3}={2,3}\s{0,3}['\"]?0\b|\bpageIndex\s{0,3}\+\s{0,3}1\b")
_SUM = re.compile(r"\b(?:var|let|const)\s{1,3}(\w{1,30})\s{0,3}=\s{0,3}(\w{1,30}\.\w{1,30}\s{0,3}\+\s{0,3}1)\s{0,3};")
_MOST_WIDGETS = 20  # calls: charts and slides are called alike, the pager is among the first


@pager(Says.CALLBACK)
def widget_pages(page: Page) -> Pagination | None:
    """``laypage({pages: 34, curr: 1, jump: … location.href = 'index_' + e.curr + '.html'})`` and its like.

    A widget counts from 0 where its handler compares with that number of the first page.
    """
    text = page.ends
    for match in islice(_WIDGET.finditer(text), _MOST_WIDGETS):
        code = text[match.end() : match.end() + PAGER_CALL_REACH]
        found = numbers_of_options(call_options(code.partition("function")[0] + "\n", page) or call_options(code, page))
        handler = _with_sums(code.partition("</script")[0])
        nought = _FROM_NOUGHT.search(handler) is not None
        number = found.current if found.current is not None else 0 if nought else 1
        found.current = number + 1 if nought or number == 0 else number
        if found.total_pages is None and found.total_records and found.page_size:
            found.total_pages = -(-found.total_records // found.page_size)
        address = handler_address(handler, number + 1)
        if found.total_pages is None or (address is None and found.total_pages > 1):
            continue
        follow = describe(page, page.absolute(address) if found.current < found.total_pages else None)
        found.kind, found.next = follow.kind, follow.next
        return found
    return None


def _with_sums(code: str) -> str:
    """``code`` with what a variable is set to in its places: ``var n = e.pageIndex + 1``."""
    for name, value in _SUM.findall(code):
        head, found, rest = code.partition(value)
        code = head + found + re.sub(rf"\b{name}\b", f"({value})", rest)
    return code
