"""Signs that a list goes on although no address of a next page could be read: totals, live buttons, calls of pagers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.paging.buttons import is_disabled, next_buttons, previous_buttons
from gkcrawl.portals.paging.page_requests import asked_number
from gkcrawl.portals.paging.pager import bare
from gkcrawl.portals.scripts.bindings import click_address
from gkcrawl.portals.scripts.scope import page_code, scope_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page

_PAGER_CALL = re.compile(
    r"(?<!function )\b(?:create_?page(?:html)?\w{0,8}|make_?page\w{0,8}|laypage(?:\.render)?)\s{0,3}\("
    r"|\.(?:pagination|paging|createPage|pager)\s{0,3}\(\s{0,3}\{",
    re.IGNORECASE,
)
_HANDLERS = ("onclick", "ng-click", "@click", "v-on:click", "ms-click", "data-page", "data-href", "data-url")
_NUMBERED = re.compile(r"[_-]\d{1,4}\.\w{2,6}$")
_NOWHERE = re.compile(r"\s*(?:#.*|javascript:\s*(?:void\s*\(?\s*0?\s*\)?|;|return false)?\s*;?\s*)?", re.IGNORECASE)


def goes_on_unread(page: Page, at: Pagination, rows: int) -> bool:
    """Whether ``page`` with its ``rows`` rows is not the last of its list, although ``at`` knows no next page.

    Totals decide where they and the place are known. A button that points nowhere, or to the page itself, is one of a
    list that ends here.
    """
    if at.next is not None:
        return False
    place = at.current or (1 if is_first(page, at) else None)
    if at.total_pages is not None and place is not None:
        return place < at.total_pages
    if at.total_records is not None and place == 1:
        return at.total_records > rows
    if at.kind != "none":
        return False
    live = any(_is_live(page, button) for button in next_buttons(page.tree, page))
    return live or _PAGER_CALL.search(page_code(page)) is not None


def is_first(page: Page, at: Pagination) -> bool:
    """Whether nothing says that ``page`` is not the first of its list: no number, none in its address, no way back."""
    if at.current is not None:
        return at.current == 1
    if _NUMBERED.search(page.url) or (asked_number(PageRequest("GET", page.url)) or 1) > 1:
        return False
    return not any(_is_live(page, button) for button in previous_buttons(page.tree))


def _is_live(page: Page, button: HtmlElement) -> bool:
    """Whether a click on ``button`` does something other than to stay."""
    if is_disabled(button):
        return False
    href = button.get("href") or ""
    handler = next((value for name in _HANDLERS if (value := (button.get(name) or "").strip())), "")
    if href.lower().lstrip().startswith("javascript:") and not _NOWHERE.fullmatch(href):
        handler = handler or href
    if not handler or _NOWHERE.fullmatch(handler):
        target = None if _NOWHERE.fullmatch(href) else page.absolute(href)
        return target is not None and bare(target) != bare(page.url)
    address = page.absolute(click_address(button, scope_of(page)))
    return address is None or bare(address) != bare(page.url)
