"""Pagers whose address a script builds: ``goPage(2)``, laypage, Lonsun's labels (docs/families.md#pagers)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.paging.next_links import next_buttons
from gkcrawl.portals.paging.page_requests import turn_page
from gkcrawl.portals.paging.pagers import describe
from gkcrawl.portals.paging.total_names import total_named
from gkcrawl.portals.rows.script_calls import Calls, joined_address, page_code

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_WIDGET = re.compile(r"(?:laypage(?:\.render)?|\.pagination|\.paging|\.createPage|\.pager|\.page)\s*\(\s*\{")
# ``total: 76``, ``currPage: (1+1)``, ``pageIndex: pageIndex``
_OPTION = re.compile(
    r"\b([A-Za-z_]\w{2,20})['\"]?\s*:\s*(?:\(?\s*['\"]?(\d{1,8})['\"]?\s*(?:\+\s*(\d{1,6})\s*)?\)?|([A-Za-z_]\w{0,30}))\s*(?=[,}\n])"
)
_NUMBER = re.compile(r"\b([A-Za-z_]\w{0,30})\s{0,3}=\s{0,3}['\"]?(\d{1,8})\b")
_HANDLER = re.compile(
    r"function\s{0,3}\(\s{0,3}(\w{1,30})\s{0,3}(?:,\s{0,3}(\w{1,30})\s{0,3})?\)|\(?\b(\w{1,30})\)?\s{0,3}=>"
)
_FROM_NOUGHT = re.compile(r"[pP]age\w{0,8}\s{0,3}={2,3}\s{0,3}['\"]?0\b|\bpageIndex\s{0,3}\+\s{0,3}1\b")
_SUM = re.compile(r"\b(?:var|let|const)\s{1,3}(\w{1,30})\s{0,3}=\s{0,3}(\w{1,30}\.\w{1,30}\s{0,3}\+\s{0,3}1)\s{0,3};")
_MEMBER = r"(?:\.(?:curr|current|currentPage|curPage|page|pageIndex|pageNo|pageNum|num|getCurrent\(\)))?"
_LONSUN_COLUMN = re.compile(r"class=[\"'][^\"'<>]{0,80}\blist-(\d{3,})\b")
_OWN_ADDRESS = re.compile(r"/(?:content|public)/column/|/site/label/|[?&]pageIndex=")
_REACH = 1500
_MOST_WIDGETS = 20


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
    """``laypage({pages: 34, curr: 1, jump: … location.href = 'index_' + e.curr + '.html'})`` and its like.

    A widget counts from 0 where its handler compares with that number of the first page.
    """
    text = page.ends
    for match in islice(_WIDGET.finditer(text), _MOST_WIDGETS):
        code = text[match.end() : match.end() + _REACH]
        found = _from_options(_options(code.partition("function")[0] + "\n", page) or _options(code, page))
        handler = _with_sums(code.partition("</script")[0])
        nought = _FROM_NOUGHT.search(handler) is not None
        number = found.current if found.current is not None else 0 if nought else 1
        found.current = number + 1 if nought or number == 0 else number
        if found.total_pages is None and found.total_records and found.page_size:
            found.total_pages = -(-found.total_records // found.page_size)
        address = _address(handler, number + 1)
        if found.total_pages is None or (address is None and found.total_pages > 1):
            continue
        follow = describe(page, page.absolute(address) if found.current < found.total_pages else None)
        found.kind, found.next = follow.kind, follow.next
        return found
    return None


def label_pages(page: Page) -> Pagination | None:
    """Lonsun's ``Ls.pagination(…, {currPage: (1+1), pageCount: 20})``: page k is where its function goes, else ``pageIndex=k``.

    Columns with a pretty address are turned at that of their number, which their list bears as a class.
    """
    at = page.text.find("Ls.pagination")
    if at < 0 and "/site/label/" not in page.url:
        return None
    code = page.text[at : at + _REACH].partition("</script")[0] if at >= 0 else ""
    found = _from_options(_options(code, page))
    found.kind = "query_param"
    shown = re.search(r"[?&]pageIndex=(\d+)", page.url)
    found.current = found.current or (int(shown[1]) if shown else 1)
    if found.total_pages is not None and found.current < found.total_pages:
        found.next = _label_request(page, code, found.current + 1)
    return found


def _label_request(page: Page, code: str, number: int) -> PageRequest:
    if target := page.absolute(_address(code, number)):
        return PageRequest("GET", target)
    column = None if _OWN_ADDRESS.search(page.url) else _LONSUN_COLUMN.search(page.text)
    url = urljoin(page.url, f"/content/column/{column[1]}") if column else page.url
    joint = "&" if "?" in url else "?"
    return turn_page(PageRequest("GET", url), number) or PageRequest("GET", f"{url}{joint}pageIndex={number}")


def _address(code: str, number: int) -> str | None:
    """Where a function in ``code`` goes with ``number``, its argument or a member of that."""
    for one, two, three in _HANDLER.findall(code):
        for name in filter(None, (two, one, three)):
            if address := joined_address(code, rf"\b{name}{_MEMBER}", str(number)):
                return address
    return joined_address(code, rf"\w+{_MEMBER}", str(number))


def _with_sums(code: str) -> str:
    """``code`` with what a variable is set to in its places: ``var n = e.pageIndex + 1``."""
    for name, value in _SUM.findall(code):
        head, found, rest = code.partition(value)
        code = head + found + re.sub(rf"\b{name}\b", f"({value})", rest)
    return code


def _options(code: str, page: Page) -> dict[str, int]:
    """Names of options to their numbers, added up; variables stand for the first number they are set to."""
    options: dict[str, int] = {}
    variables: dict[str, int] | None = None
    for name, number, more, variable in _OPTION.findall(code):
        if variable and total_named(name, in_pager=True):
            if variables is None:
                variables = {name: int(number) for name, number in reversed(_NUMBER.findall(page_code(page)))}
            if variable in variables:
                options.setdefault(name, variables[variable])
        elif number:
            options.setdefault(name, int(number) + int(more or 0))
    return options


def _from_options(options: dict[str, int]) -> Pagination:
    """The numbers of a pager whose options are called so; ``num`` is that of pages in some."""
    found = Pagination()
    for name, number in options.items():
        role = "total_pages" if name == "num" else total_named(name, in_pager=True)
        if role is not None and getattr(found, role) is None:
            setattr(found, role, number)
    return found
