"""What a pager of lists is: a function that reads from a page where it stands in its list (docs/families.md#pagers).

The name and number of the next page always come from the page itself, never from a guess: in TRS page 2 is
``index_1.html``, in UCAP ``list_2.shtml``, in VSB ``10.htm``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.modules import modules_of
from gkcrawl.portals.column import PageRequest, Pagination, PagingKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from gkcrawl.extract.page.page import Page

    Reader = Callable[[Page], Pagination | None]


class Says(IntEnum):
    """What a pager reads. Pagers are asked in this order, equals in the order of their modules' names."""

    PRODUCT = 1
    """A call or an address of one product, with all numbers."""
    NEXT_ADDRESS = 2
    """The address of the next page."""
    NEXT_SCRIPT = 3
    """A script that 下一页 runs."""
    COUNTERS = 4
    """Variables with the number of pages."""
    NUMBERS = 5
    """Numbers of pages with their addresses, and which of them is the current one."""
    CALLBACK = 6
    """How the page of a number is asked for: search forms and charts look alike."""


@dataclass(frozen=True, slots=True)
class Pager:
    """A pager: ``read`` gives where a page stands in its list, None where nothing of the kind is on the page."""

    says: Says
    read: Reader

    def __call__(self, page: Page) -> Pagination | None:
        """See `read`."""
        return self.read(page)


def pager(says: Says) -> Callable[[Reader], Pager]:
    """Make a pager of a function; one in a module of `gkcrawl.portals.pagers` is asked of every list in HTML."""
    return lambda read: Pager(says, read)


def pagers_of(package: ModuleType) -> list[Pager]:
    """The pagers that the modules of ``package`` define, in the order in which they are asked."""
    found = [
        value
        for module in modules_of(package)
        for value in vars(module).values()
        if isinstance(value, Pager) and value.read.__module__ == module.__name__
    ]
    return sorted(found, key=lambda one: one.says)


def bare(url: str) -> str:
    """``url`` without its fragment: the address of the page that it leads to."""
    return url.split("#")[0]


def describe(page: Page, target: str | None, current: int | None = None) -> Pagination:
    """Where a pager stands whose next page is ``target``; `fill_totals` adds what the page prints of itself."""
    kind: PagingKind = "none"
    if target:
        one, two = urlsplit(page.url), urlsplit(target)
        kind = "next_link"
        if one.path == two.path:
            kind = "query_param"
        elif re.search(r"[_/-]\d+\.\w+$", two.path) and one.path.rpartition("/")[0] == two.path.rpartition("/")[0]:
            kind = "numbered_files"
    return Pagination(kind=kind, current=current, next=PageRequest("GET", target) if target else None)
