"""Buttons of pagers: to the next page (下一页, an arrow, an image, a class), and the current one; also in base64."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from gkcrawl.characters import single_spaced
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.page.pager_words import pager_words
from gkcrawl.portals.scripts.written import written_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MARKED = ("cur", "active", "this", "select")
_ARROWS = r"[<>«»‹›＞→←\s]*"
_WORD = re.compile(f"{_ARROWS}{pager_words('next', 'next_latin')}{_ARROWS}", re.IGNORECASE)
_PREVIOUS = re.compile(f"{_ARROWS}{pager_words('previous', 'previous_latin')}{_ARROWS}", re.IGNORECASE)
_NEXT_WORDS = re.compile(pager_words("next"))
_ARROW = re.compile(r"[>›»＞→]")
_DOUBLE_ARROW = re.compile(r">>|»»|››")
_NEXT_CLASS = re.compile(r"(?:^|[\s_-])next(?:$|[\s_-])", re.IGNORECASE)
_NEXT_IMAGE = re.compile(rf"{pager_words('next')}|(?:^|[/_-])next", re.IGNORECASE)
_DISABLED = re.compile(r"(?:^|[\s_-])(?:disabled?|p_next_d|nolink|unable)(?:$|[\s_-])", re.IGNORECASE)
_PAGER_PART = re.compile(
    rf"{_ARROWS}(?:\d{{1,5}}|{pager_words('previous', 'previous_latin', 'last', 'last_latin')}){_ARROWS}|[<‹«]",
    re.IGNORECASE,
)
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]{80,}")
_MOST_PARTS_OF_NEXT = 4  # elements in a button: word, arrow and icons; more is a block
_MOST_PARTS_OF_PAGER = 40  # elements: more is a table or the page
_PAGER_LEVELS = 3  # elements around an arrow of which one is the pager
MOST_NEXT_BUTTONS = 20  # of a page: a pager is printed twice, each row of a calendar or slide has one too


def trees(page: Page) -> Iterator[HtmlElement]:
    """The tree of ``page``, and that of a pager which its scripts put into it."""
    yield page.tree
    if (hidden := hidden_pager(page)) is not None:
        yield hidden.tree


def next_buttons(tree: HtmlElement, page: Page) -> Iterator[HtmlElement]:
    """Elements that say 下一页; then arrows, images and what its class alone marks, where pages are turned."""
    return islice(_next_buttons(tree, page), MOST_NEXT_BUTTONS)


def _next_buttons(tree: HtmlElement, page: Page) -> Iterator[HtmlElement]:
    doubtful: list[tuple[int, HtmlElement]] = []
    for element in tree.iter("a", "span", "li", "button", "input", "div", "link"):
        if element.get("rel") == "next":
            yield element
            continue
        if element.tag == "link" or (element.tag != "a" and not element.get("onclick")):
            continue
        text = single_spaced("".join(element.itertext())) if len(element) < _MOST_PARTS_OF_NEXT else ""
        text = text or single_spaced(element.get("title") or element.get("value"))
        if _WORD.fullmatch(text):
            yield element
        elif (
            len(doubtful) < MOST_NEXT_BUTTONS
            and (rank := _doubt(element, text))
            and (_turns(page, element) or _among_pages(element))
        ):
            doubtful.append((rank, element))
    yield from (element for _, element in sorted(doubtful, key=lambda pair: pair[0]))


def _doubt(element: HtmlElement, text: str) -> int | None:
    """How doubtful it is that a button without the word is the next page's, from 1; None when nothing says so."""
    if _ARROW.fullmatch(text):
        return 1
    if not text and any(
        _NEXT_IMAGE.search(f"{img.get('alt') or ''} {img.get('src') or ''}") for img in element.iter("img")
    ):
        return 2
    if _DOUBLE_ARROW.fullmatch(text):
        return 3
    return 4 if not text and _NEXT_CLASS.search(element.get("class") or "") else None


def _turns(page: Page, element: HtmlElement) -> bool:
    """Whether the address of ``element`` is that of the page with another number or query."""
    target = page.absolute(element.get("href"))
    if target is None:
        return False
    one, two = urlsplit(page.url), urlsplit(target)
    if one.hostname != two.hostname or page.url == target:
        return False
    if one.path == two.path:
        return bool(two.query)
    folder, _, name = two.path.rpartition("/")
    return folder == one.path.rpartition("/")[0] and any(char.isdecimal() for char in name)


def _among_pages(element: HtmlElement) -> bool:
    """Whether page numbers or 上一页, 尾页 stand beside ``element``."""
    for holder in islice(element.iterancestors(), _PAGER_LEVELS):
        if len(holder) > _MOST_PARTS_OF_PAGER:
            return False
        beside = (part for part in holder.iter("a", "span", "b", "strong", "em", "li") if part is not element)
        if any(_PAGER_PART.fullmatch(single_spaced(part.text)) for part in beside if part.text):
            return True
    return False


def previous_buttons(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Links that say 上一页."""
    return (
        element
        for element in tree.iter("a")
        if _PREVIOUS.fullmatch(single_spaced(element.text or element.get("title")))
    )


def is_disabled(element: HtmlElement) -> bool:
    """Whether a button, or what holds nothing else, is switched off."""
    parent = element.getparent()
    return any(
        part is not None and (part.get("disabled") is not None or _DISABLED.search(part.get("class") or ""))
        for part in (element, parent if parent is not None and len(parent) == 1 else None)
    )


@lru_cache(maxsize=4)
def hidden_pager(page: Page) -> Page | None:
    """The pager of pages that keep it as base64 of URL-encoded HTML (Yunnan), or whose scripts write it."""
    if "atob" not in page.text:
        return written_page(page, _NEXT_WORDS)
    for element in page.tree.iter("div"):
        text = (element.text or "").strip()
        if not len(element) and _BASE64.fullmatch(text):
            try:
                decoded = unquote(base64.b64decode(text, validate=False).decode("utf-8"))
            except (binascii.Error, UnicodeDecodeError):
                continue
            return Page(f"<html><body>{decoded}</body></html>", page.url)
    return None


def marks_current(element: HtmlElement) -> bool:
    """Whether ``element`` is a number that its class marks as the current page's."""
    kind = (element.get("class") or "").lower()
    marked = any(word in kind for word in _MARKED) or kind in ("on", "now")
    return marked and single_spaced(element.text_content()).isdecimal()
