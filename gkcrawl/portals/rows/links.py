"""Collects the links and dates of a page in document order, wherever their addresses stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gkcrawl.portals.rows.dates import DAY
from gkcrawl.portals.rows.printed_dates import (
    SKIPPED,
    PrintedDate,
    date_of_attribute,
    date_of_script,
    dates_of_text,
    split_date,
)
from gkcrawl.portals.rows.titles import is_action, is_chrome, link_title, title_beside
from gkcrawl.portals.scripts.handlers import HANDLER_REACH, address_of, called_address
from gkcrawl.portals.scripts.scope import Scope, scope_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page

_HANDLERS = ("onclick", "data-href", "data-url")
_SCRIPT_URL = re.compile(
    r"""['"]\s*((?:https?:)?//[^'"\s]+|\.{0,2}/[^'"\s]+|[\w./-]+\.s?html?(?:\?[^'"\s]*)?)\s*['"]"""
)
_PATH = re.compile(r"[/?.]")
# Rows that a script of the page fills in: {{title}}, ${url}, <%=…%>.
_TEMPLATE = re.compile(r"\{\{|[$#@]\{|<%|%7[Bb]%7[Bb]")


@dataclass(slots=True, eq=False)
class Link:
    """A link that may be a row's: the element, absolute URL, whole title, place in document order."""

    element: HtmlElement
    url: str
    title: str
    order: int


def scan(page: Page) -> tuple[list[Link], list[PrintedDate]]:
    """All links with a title and all dates printed, in one pass over ``page.tree``."""
    links: list[Link] = []
    dates: list[PrintedDate] = []
    taken: set[HtmlElement] = set()
    addresses = Addresses(page)
    for order, element in enumerate(page.tree.iter()):
        parent = element.getparent()
        if element.tail and parent is not None and parent.tag not in SKIPPED and parent not in taken:
            dates += dates_of_text(parent, element.tail, order)
        if element.tag == "script" and parent is not None and parent.tag not in SKIPPED:
            dates += date_of_script(parent, element.text, order)
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            continue
        if link := _link(element, order, addresses):
            links.append(link)
        if element.text:
            dates += dates_of_text(element, element.text, order)
        dates += date_of_attribute(element, order)
        if joined := split_date(element, order):
            taken.update((element, *element))
            dates.append(joined)
    dates.sort(key=lambda date: date.order)
    return links, [date for date in dates if date.element not in taken or len(date.value) == DAY]


class Addresses:
    """Where links of ``page`` lead: by ``href``, else by what a click does."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def scope(self) -> Scope:
        """The scripts of the page."""
        return scope_of(self.page)

    def of(self, element: HtmlElement) -> str | None:
        """The absolute address that ``element`` leads to."""
        href = element.get("href") if element.tag == "a" else None
        if href and (url := self.page.absolute(href)):
            return url
        for name in _HANDLERS:
            if (value := element.get(name)) and (url := self._by_handler(name, value)):
                return url
        return self._by_handler("onclick", href) if href and href.lstrip()[:11].lower() == "javascript:" else None

    def _by_handler(self, name: str, value: str) -> str | None:
        if name != "onclick":
            return self.page.absolute(value)
        if "+" in value[:HANDLER_REACH] and (joined := address_of(value, self.scope)):
            return self.page.absolute(joined)
        if match := _SCRIPT_URL.search(value[:HANDLER_REACH]):
            return self.page.absolute(match[1])
        address = called_address(value, self.scope) if "(" in value else None
        return self.page.absolute(address) if address and _PATH.search(address) else None


def _link(element: HtmlElement, order: int, addresses: Addresses) -> Link | None:
    url = addresses.of(element)
    if url is None:
        return None
    title = link_title(element)
    if is_action(title) or (not title and next(element.iter("img"), None) is not None):
        title = title_beside(element)
    if not title or is_chrome(title) or _TEMPLATE.search(title) or _TEMPLATE.search(url):
        return None
    return Link(element, url, title, order)
