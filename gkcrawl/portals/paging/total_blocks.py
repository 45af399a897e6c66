"""Where on a list page totals are printed: the blocks of a pager, and those directly beside the list."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.extract.page.page import Page, upwards
from gkcrawl.portals.paging.total_text import PAGER_WORDS, Totals, totals_of_text
from gkcrawl.portals.rows.printed_dates import SKIPPED
from gkcrawl.portals.rows.titles import is_chrome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from gkcrawl.portals.column import Entry

_SEED = re.compile(r"[页条項项篇頁條]|记录|总[数计量]|\d\s{0,3}[/／]\s{0,3}\d|\bpage\b", re.IGNORECASE)
PAGER_NAME = re.compile(r"page|pagin|fenye|turn-?p|\bfy", re.IGNORECASE)
_ELSEWHERE = re.compile(r"foot|head|nav|menu|side|search|login|comment|copyright|visit|banner|\btop", re.IGNORECASE)
_LONGEST_TOTAL_TEXT = 120  # characters of the text that prints a total; longer is prose
_LONGEST_PAGER_TEXT = 300  # characters of a pager with all its numbers and buttons
_ENOUGH_TEXT = 1500  # characters: no pager says so much, what follows need not be read
_MOST_PIECES = 600  # texts of a pager: a hundred numbers, their brackets and blanks
_MOST_PAGER_BLOCKS = 200  # blocks of a page that say something of pages
_BLOCK_LEVELS = 3  # elements around a text that may be its pager
_NAME_LEVELS = 3  # elements around a block of which one may be called like a pager


class ListPlace:
    """Where the rows of a page stand: ``entries`` that each element holds."""

    def __init__(self, page: Page, entries: Sequence[Entry]) -> None:
        self.page, self.count = page, len(entries)
        urls = {entry.url for entry in entries}
        self._held: Counter[HtmlElement] = Counter()
        seen: set[str] = set()
        for link in page.tree.iter("a"):
            href = link.get("href")
            url = page.absolute(href) if href else None
            if url in urls and url not in seen:
                seen.add(url)
                self._held.update((link, *link.iterancestors()))

    def holds_rows(self, element: HtmlElement) -> bool:
        """Whether rows of the list, or parts of one, stand in ``element``."""
        return element in self._held

    def is_in_row(self, element: HtmlElement) -> bool:
        """Whether ``element`` stands in a single row."""
        held = next((self._held[above] for above in (element, *element.iterancestors()) if above in self._held), 0)
        return held == 1 and self.count > 1

    def is_beside(self, element: HtmlElement) -> bool:
        """Whether ``element`` stands directly beside the list: one or two levels below what holds all of it."""
        held = (self._held[above] for above in islice(element.iterancestors(), 2))
        return any(rows > 1 and rows * 2 > self.count for rows in held)

    def is_elsewhere(self, element: HtmlElement) -> bool:
        """Whether ``element`` stands in a head, a foot, a menu or a box beside what holds the list."""
        for one in (element, *element.iterancestors()):
            if self.holds_rows(one):
                return False
            if _ELSEWHERE.search(f"{one.get('class') or ''} {one.get('id') or ''}"):
                return True
        return False

    def block_of(self, element: HtmlElement) -> HtmlElement:
        """``element``, or what little holds it, as long as no row stands in that."""
        block = element
        for parent in islice(element.iterancestors(), _BLOCK_LEVELS):
            if parent.tag in ("body", "html") or self.holds_rows(parent):
                break
            # What is cut off before it comes to the block says less than that.
            if not len(_text(block)) <= len(_text(parent)) <= _LONGEST_PAGER_TEXT:
                break
            block = parent
        return block


def is_pager(block: HtmlElement) -> bool:
    """Whether ``block``, or what it stands in, is called like a pager."""
    within = takewhile(lambda one: one.tag != "body", upwards(block, _NAME_LEVELS))
    return any(PAGER_NAME.search(f"{one.get('class') or ''} {one.get('id') or ''}") for one in within)


def printed_totals(place: ListPlace) -> Totals:
    """What pagers print; what they do not, other text beside the list."""
    found, beside = Totals(), Totals()
    for block in islice(_blocks(place), _MOST_PAGER_BLOCKS):
        text, named = _text(block), is_pager(block)
        if not named and place.is_elsewhere(block):
            continue
        if named or PAGER_WORDS.search(text):
            found.fill(totals_of_text(text, in_pager=True))
        elif place.is_beside(block):
            beside.fill(totals_of_text(text, in_pager=False))
    found.fill(beside)
    return found


def _blocks(place: ListPlace) -> Iterator[HtmlElement]:
    """Blocks with words or forms of totals in them, each once; not those of rows."""
    seen: set[HtmlElement] = set()
    for element in place.page.tree.iter():
        own = element.text if isinstance(element.tag, str) and element.tag not in SKIPPED else None
        for holder, text in ((element, own), (element.getparent(), element.tail)):
            if not text or holder is None or len(text) > _LONGEST_TOTAL_TEXT or not _SEED.search(text):
                continue
            if holder.tag in SKIPPED or place.is_in_row(holder):
                continue
            if place.holds_rows(holder):
                if place.holds_rows(element) or holder is element:
                    continue
                holder = element
            block = place.block_of(holder)
            if block not in seen:
                seen.add(block)
                yield block


def _text(block: HtmlElement) -> str:
    """The text of ``block`` up to a length that no pager has, without links that are no buttons."""
    pieces: list[str] = []
    length = 0
    for piece in islice(_pieces(block), _MOST_PIECES):
        pieces.append(piece)
        length += len(piece)
        if length > _ENOUGH_TEXT:
            break
    return single_spaced(" ".join(pieces))


def _pieces(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return
    text = element.text or ""
    yield text if element.tag != "a" or is_chrome(single_spaced(text)) else ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
