"""Options of a pager's call and the address that its handler makes: ``{pages: 34, jump: function(e) …}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.portals.column import Pagination
from gkcrawl.portals.paging.total_names import total_named
from gkcrawl.portals.rows.script_calls import joined_address, page_code

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

PAGER_CALL_REACH = 1500  # characters after a call that are its options and handler

# ``total: 76``, ``currPage: (1+1)``, ``pageIndex: pageIndex``
_OPTION = re.compile(
    r"\b([A-Za-z_]\w{2,20})['\"]?\s*:\s*(?:\(?\s*['\"]?(\d{1,8})['\"]?\s*(?:\+\s*(\d{1,6})\s*)?\)?|([A-Za-z_]\w{0,30}))\s*(?=[,}\n])"
)
_NUMBER = re.compile(r"\b([A-Za-z_]\w{0,30})\s{0,3}=\s{0,3}['\"]?(\d{1,8})\b")
_HANDLER = re.compile(
    r"function\s{0,3}\(\s{0,3}(\w{1,30})\s{0,3}(?:,\s{0,3}(\w{1,30})\s{0,3})?\)|\(?\b(\w{1,30})\)?\s{0,3}=>"
)
_MEMBER = r"(?:\.(?:curr|current|currentPage|curPage|page|pageIndex|pageNo|pageNum|num|getCurrent\(\)))?"


def handler_address(code: str, number: int) -> str | None:
    """Where a function in ``code`` goes with ``number``, its argument or a member of that."""
    for one, two, three in _HANDLER.findall(code):
        for name in filter(None, (two, one, three)):
            if address := joined_address(code, rf"\b{name}{_MEMBER}", str(number)):
                return address
    return joined_address(code, rf"\w+{_MEMBER}", str(number))


def call_options(code: str, page: Page) -> dict[str, int]:
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


def numbers_of_options(options: dict[str, int]) -> Pagination:
    """The numbers of a pager whose options are called so; ``num`` is that of pages in some."""
    found = Pagination()
    for name, number in options.items():
        role = "total_pages" if name == "num" else total_named(name, in_pager=True)
        if role is not None and getattr(found, role) is None:
            setattr(found, role, number)
    return found
