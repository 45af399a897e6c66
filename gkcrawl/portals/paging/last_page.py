"""The number of pages by what leads to the last one: 尾页, a list of numbers with a gap, a choice of pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.extract.page.pager_words import pager_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

_LAST = re.compile(rf"\W*{pager_words('last', 'last_latin')}\W*", re.IGNORECASE)
_NUMBER_TEXT = re.compile(r"\W*(\d{1,5})\W*")
_NUMBERS = re.compile(r"\d{1,6}")
_OPTION = re.compile(r"(?:第\s*)?(\d{1,5})\s*页?")
_LONGEST_BUTTON = 12  # characters of 最后一页 or a number, with brackets and arrows
_FEWEST_OPTIONS = 2  # a choice of one page is none
_MOST_PARTS_OF_BUTTON = 3  # elements in a button: an icon and a span; more is a pager


def pages_of_buttons(page: Page, at: Pagination) -> int | None:
    """The number of pages, where what leads to the last one differs from what leads to another page by its number only.

    ``at`` knows the current page and the address of the next; it may be on the first page if it does not say.
    """
    last = next((target for target in map(_target, _buttons(page)) if target), None)
    if last is None:
        return _of_options(page)
    last = page.absolute(last) if not last.lower().startswith("javascript") and "(" not in last else last
    for number, target in _numbered(page, at):
        if last and (distance := _distance(target, last)) is not None:
            return number + distance
    return _of_options(page)


def _buttons(page: Page) -> Iterator[HtmlElement]:
    for element in page.tree.iter("a", "li", "span", "button"):
        text = single_spaced(element.text or element.get("title")) if len(element) < _MOST_PARTS_OF_BUTTON else ""
        if text and len(text) < _LONGEST_BUTTON and _LAST.fullmatch(text):
            yield element


def _target(element: HtmlElement) -> str:
    href = (element.get("href") or "").strip()
    handler = element.get("onclick") or (href if href.lower().startswith("javascript") else "")
    return handler if _NUMBERS.search(handler) else href if _NUMBERS.search(href) and handler == "" else ""


def _numbered(page: Page, at: Pagination) -> Iterator[tuple[int, str]]:
    """Numbers of pages and what leads there: the next page, and links that are numbers."""
    if at.next is not None:
        yield (at.current or 1) + 1, at.next.url
    for element in page.tree.iter("a"):
        text = (
            _NUMBER_TEXT.fullmatch(single_spaced(element.text)) if len(element.text or "") < _LONGEST_BUTTON else None
        )
        if text and (target := _target(element)):
            yield int(text[1]), target if "(" in target else page.absolute(target) or ""


def _distance(one: str, two: str) -> int | None:
    """By how much the only number that differs does, counted up or down; None where more differs."""
    if _NUMBERS.sub("#", one) != _NUMBERS.sub("#", two):
        return None
    pairs = [(int(a), int(b)) for a, b in zip(_NUMBERS.findall(one), _NUMBERS.findall(two), strict=True) if a != b]
    return abs(pairs[0][0] - pairs[0][1]) if len(pairs) == 1 else 0 if not pairs else None


def _of_options(page: Page) -> int | None:
    """The last of the numbers from 1 on that a choice consists of."""
    for select in page.tree.iter("select"):
        texts = [_OPTION.fullmatch(single_spaced(option.text)) for option in select.iter("option")]
        numbers = [int(text[1]) for text in texts if text]
        if len(numbers) == len(texts) >= _FEWEST_OPTIONS and numbers == list(range(1, len(numbers) + 1)):
            names = f"{select.get('name') or ''} {select.get('id') or ''} {select.get('onchange') or ''}".lower()
            if "page" in names or any(word in names for word in ("location", "go", "jump", "submit")):
                return numbers[-1]
    return None
