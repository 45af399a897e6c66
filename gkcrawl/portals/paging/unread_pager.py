"""Signs that a list goes on although no address of a next page could be read: totals, live buttons, calls of pagers."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.data import pattern, rows, rules
from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.paging.buttons import is_disabled, marks_current, next_buttons, previous_buttons
from gkcrawl.portals.paging.page_requests import asked_number
from gkcrawl.portals.paging.pager import bare
from gkcrawl.portals.paging.total_blocks import PAGER_NAME
from gkcrawl.portals.paging.total_text import PAGER_WORDS
from gkcrawl.portals.scripts.bindings import click_address
from gkcrawl.portals.scripts.scope import page_code, scope_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page

# Functions of other things are called so, too.
_COMMON_NAMES = frozenset({"render", "Page", "pager", "pagination"})
_PAGER_CALL = re.compile(
    r"(?<!function )\b(?:create_?page(?:html)?\w{0,8}|make_?page\w{0,8}|laypage(?:\.render)?)\s{0,3}\("
    r"|\.(?:pagination|paging|createPage|pager)\s{0,3}\(\s{0,3}\{"
    rf"|\b(?:{'|'.join(sorted({row['call'] for row in rows('pager_calls')} - _COMMON_NAMES))}|pageNav\.go)\s{{0,3}}\(",
    re.IGNORECASE,
)
_LOAD_MORE = pattern(rules("list_words", "load_more"))
_HANDLERS = ("onclick", "ng-click", "@click", "v-on:click", "ms-click", "data-page", "data-href", "data-url")
_NUMBERED = re.compile(r"[_-]\d{1,4}\.\w{2,6}$")
_PAGE_NUMBER = re.compile(r"\d{1,4}")
_SEVERAL = 2  # numbers that are marked: they mark something else
_MOST_TEXTS_OF_PAGER = 100  # texts in it: a pager has fewer, a wrapper of the page as many or more
_MOST_PARTS_OF_MORE = 3  # elements in a button: an icon and a span
_NOWHERE = re.compile(r"\s*(?:#.*|javascript:\s*(?:void\s*\(?\s*0?\s*\)?|;|return false)?\s*;?\s*)?", re.IGNORECASE)


def goes_on_unread(page: Page, at: Pagination, count: int) -> bool:
    """Whether ``page`` with its ``count`` rows is not the last of its list, although ``at`` knows no next page.

    Totals decide where they and the place are known. A button that points nowhere, or to the page itself, is one of a
    list that ends here.
    """
    if at.next is not None:
        return False
    place = at.current or (1 if is_first(page, at) else None)
    if at.total_pages is not None and place is not None:
        return place < at.total_pages
    if at.total_records is not None and place == 1:
        return at.total_records > count
    if at.kind != "none":
        return False
    live = any(_is_live(page, button) for button in next_buttons(page.tree, page))
    return live or _has_further_numbers(page) or _grows(page) or _PAGER_CALL.search(page_code(page)) is not None


def _has_further_numbers(page: Page) -> bool:
    """Whether a pager prints numbers beyond the current page's that have no address: a script turns its pages."""
    for holder in page.tree.iter("div", "ul", "p", "td", "nav"):
        if not PAGER_NAME.search(f"{holder.get('class') or ''} {holder.get('id') or ''}"):
            continue
        text = "".join(islice(holder.itertext(), _MOST_TEXTS_OF_PAGER))
        if not PAGER_WORDS.search(text):
            continue
        numbers = [one for one in holder.iter("a") if _PAGE_NUMBER.fullmatch(single_spaced(one.text_content()))]
        marked = [int(single_spaced(one.text_content())) for one in numbers if marks_current(one)]
        blind = [one for one in numbers if _NOWHERE.fullmatch(one.get("href") or "")]
        last = max((int(single_spaced(one.text_content())) for one in blind), default=0)
        if len(numbers) > 1 and len(marked) < _SEVERAL and last > (marked[0] if marked else 1):
            return True
    return False


def _grows(page: Page) -> bool:
    """Whether a button without an address appends more rows: 加载更多."""
    return any(
        _LOAD_MORE.fullmatch(single_spaced(one.text_content())) and _NOWHERE.fullmatch(one.get("href") or "")
        for one in page.tree.iter("a", "button", "div", "span")
        if len(one) < _MOST_PARTS_OF_MORE and not is_disabled(one)
    )


def is_first(page: Page, at: Pagination) -> bool:
    """Whether nothing says that ``page`` is not the first of its list: no number, none in its address, no way back."""
    if at.current is not None:
        return at.current == 1
    if _NUMBERED.search(page.url) or (asked_number(PageRequest("GET", page.url)) or 1) > 1:
        return False
    return not _leads_back(page)


def is_further(page: Page, at: Pagination) -> bool:
    """Whether the pager of ``page`` says that it is not the first of its list: a number, or a way back."""
    return (at.current or 0) > 1 or _leads_back(page)


def _leads_back(page: Page) -> bool:
    # What goes back in the browser's history stands on error pages.
    buttons = (one for one in previous_buttons(page.tree) if "history" not in f"{one.get('href')}{one.get('onclick')}")
    return any(_is_live(page, button) for button in buttons)


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
