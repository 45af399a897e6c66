"""Pagers that scripts draw, whose handlers jump: laypage, jquery.pagination and the like (docs/families.md#pagers)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from gkcrawl.data import rows
from gkcrawl.portals.paging.call_options import CALL_REACH, components, pager_calls
from gkcrawl.portals.paging.pager import Says, describe, pager
from gkcrawl.portals.scripts.handlers import MOST_HANDLERS, address_maker, turned
from gkcrawl.portals.scripts.scope import scope_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination
    from gkcrawl.portals.paging.call_options import PagerCall

_NUMBER = re.compile(r"#|__id__|\{\{?(?:number|page)\}?\}")
_OWN_NUMBER = re.compile(r"\d{1,5}")
_OPTION = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Widget:
    """A product that draws pagers: the number of its first page, the roles of its options by their names, and the form
    of an address that its options hold.
    """

    first: int = 1
    names: dict[str, str] = field(default_factory=dict)
    link: str = ""


def widget_of(call: PagerCall, code: str) -> Widget:
    """The product that is called; of several of one name the one whose mark stands among the options or in ``code``."""
    for row in rows("pager_calls"):
        if row["call"] == call.name and (not row["mark"] or row["mark"] in call.options or row["mark"] in code):
            names = dict(pair.split("=") for pair in row["names"].split())
            return Widget(int(row["first"]), names, row["link"])
    return Widget()


@pager(Says.CALLBACK)
def widget_pages(page: Page) -> Pagination | None:
    """``laypage({pages: 34, curr: 1, jump: … location.href = 'index_' + e.curr + '.html'})`` and its like.

    Which page this is say its options, or that its own address is the one of a number.
    """
    for call in chain(pager_calls(page), components(page)):
        if found := read_widget(page, call):
            return found
    return None


def read_widget(page: Page, call: PagerCall) -> Pagination | None:
    """What ``call`` says of where ``page`` stands; None where it says no number of pages, or no address of a page."""
    scope = scope_of(page)
    widget = widget_of(call, scope.code)
    for place, value in enumerate(call.arguments, 1):
        call.options.setdefault(f"#{place}", value)
    found = call.numbers(widget.names)
    if found.total_pages is None and found.total_records and found.page_size:
        found.total_pages = -(-found.total_records // found.page_size)
    if found.total_pages is None:
        return None
    first = 0 if found.current == 0 else widget.first
    current = found.current if found.current is not None else first
    for address in _addresses(page, call, widget):
        own = next((number for number in _own_numbers(page.url) if page.absolute(address(number)) == page.url), None)
        current = own if own is not None else current
        found.current = current + 1 - first
        target = page.absolute(turned(address, current + 1)) if found.current < found.total_pages else None
        if target or found.current >= found.total_pages:
            follow = describe(page, target)
            found.kind, found.next = follow.kind, follow.next
            return found
    found.current = current + 1 - first
    return found


def _filled(form: str, number: int) -> str:
    return _NUMBER.sub(str(number), form)


def _own_numbers(url: str) -> Iterator[int]:
    """Numbers of pages that may have the address ``url``: those in it, and their neighbours."""
    for digits in reversed(_OWN_NUMBER.findall(url.rpartition("/")[2])):
        yield from (int(digits), int(digits) + 1, max(0, int(digits) - 1))


def _addresses(page: Page, call: PagerCall, widget: Widget) -> Iterator[Callable[[int], str | None]]:
    """How the call may make the address of a page of its number, the surest first."""
    form = _OPTION.sub(lambda option: str(call.options.get(option[1]) or ""), widget.link)
    if _NUMBER.search(form) and form.strip("#"):
        yield partial(_filled, form)
    scope = scope_of(page)
    names = {f"this.{name}": value for name, value in call.options.items()}
    size = call.numbers(widget.names).page_size
    beside = [function for function in scope.functions if abs(function.place - call.place) < CALL_REACH]
    handlers = [*((function, True) for function in call.handlers.values()), *((function, False) for function in beside)]
    for function, sure in handlers[:MOST_HANDLERS]:
        if function.parameters:
            yield address_maker(function, scope, names, size, sure=sure)
