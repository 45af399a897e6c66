"""Pager of a document: what leads to its further pages, 下一页, numbers, scripts (docs/reading.md#bodies)."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from gkcrawl.characters import squash
from gkcrawl.extract.body.attachments import file_type
from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.extract.page.pager_words import NEXT, printed_total
from gkcrawl.portals.pagers.count_variables import count_page
from gkcrawl.portals.pagers.page_calls import script_call
from gkcrawl.portals.scripts.bindings import click_address
from gkcrawl.portals.scripts.handlers import HANDLER_REACH, address_of, number_addresses
from gkcrawl.portals.scripts.scope import scope_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.document import Document
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination
    from gkcrawl.portals.scripts.scope import Scope

_TAGS = ("a", "span", "li", "button", "input", "td", "div", "em", "i", "b", "option")
_NUMBER = re.compile(r"[\[(【]?第?(\d{1,2})页?[\])】]?(?::.{1,40})?")
_ARROW = re.compile(r"[\[(]?[>›»→]{1,2}[\])]?")
_NEXT_MARK = re.compile(r"(?:^|[\s/_-])next(?:$|[\s._-])", re.IGNORECASE)
_QUOTED = re.compile(r"['\"]([^'\"\s]{1,200})['\"]")
_PLACES = ("href", "data-href", "data-url", "data-link", "value")
_MOST_PAGE_BUTTONS = 200  # of a page: more are the days of a calendar or a table of links
_MOST_PARTS_OF_PAGE_BUTTON = 4  # elements in a button: arrow, word and icons; more is a pager
_TOTAL_LEVELS = 3  # elements around a button in which the number of pages is printed
_BESIDE = 150
"""Characters around a button in which the number of pages is printed."""
_SHORTEST_ROW = 8  # characters of a link: so long a line is a row of a list


class _Button(NamedTuple):
    """An element that turns pages: to the page of that ``number``, or None for the next one."""

    element: HtmlElement
    number: int | None


class _Words(NamedTuple):
    """What the words of an element say: whether they turn pages, and to the page of which number."""

    turns: bool
    number: int | None = None


# The menus of a site are the same on all its pages.
@lru_cache(maxsize=4096)
def _read_words(words: str) -> _Words | None:
    """What ``words`` of an element say; None where there are none."""
    text = squash(words)
    if number := _NUMBER.fullmatch(text):
        return _Words(turns=True, number=int(number[1]))
    return _Words(bool(NEXT.fullmatch(text) or _ARROW.fullmatch(text))) if text else None


class DocumentPager:
    """What ``page``, from which ``document`` was read, says of further pages of the document."""

    def __init__(self, page: Page, document: Document) -> None:
        self._page, self._document = page, document
        self._buttons = list(islice(self._find_buttons(), _MOST_PAGE_BUTTONS))

    @cached_property
    def _scope(self) -> Scope:
        return scope_of(self._page)

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Number and address of each page that is named by its number."""
        for button in self._buttons:
            if button.number is not None:
                yield from ((button.number, url) for url in self._addresses(button))

    def following(self) -> Iterator[str]:
        """Addresses to which 下一页 and its like lead."""
        for button in self._buttons:
            if button.number is None:
                yield from self._addresses(button)

    @cached_property
    def scripted(self) -> Pagination | None:
        """What a call of ``createPageHTML(3, 0, "12", "html")`` says, which may be of a list beside the document."""
        return script_call(self._page) or count_page(self._page)

    @cached_property
    def total(self) -> int:
        """How many pages are printed beside the buttons: 共4页; 1 when nothing is."""
        totals = (self._printed(button.element) for button in self._buttons if self._is_own(button.element))
        return max((total for total in totals if total), default=1)

    def _find_buttons(self) -> Iterator[_Button]:
        for element in self._page.tree.iter(*_TAGS):
            if element.tag not in ("a", "option") and not _may_act(element):
                continue
            words = _words_in(element)
            read = _read_words if len(words) <= _BESIDE else _read_words.__wrapped__
            said = read(words) or read(element.get("title") or "")
            if said is not None and said.turns:
                yield _Button(element, said.number)
            elif said is None and _is_marked(element):
                yield _Button(element, None)

    def _addresses(self, button: _Button) -> Iterator[str]:
        """Where ``button`` may lead; to another query of the page only if it belongs to the document."""
        page = self._page
        here = urlsplit(page.url).path
        for place in self._written(button):
            url = page.absolute(place)
            if url and (urlsplit(url).path != here or self._is_own(button.element)):
                yield url

    def _written(self, button: _Button) -> Iterator[str]:
        element = button.element
        yield from filter(None, map(element.get, _PLACES))
        handler = _handler(element)
        yield from _QUOTED.findall(handler[:HANDLER_REACH])
        chosen = address_of(handler, self._scope, element) if element.tag == "option" else None
        if address := chosen or click_address(element, self._scope):
            yield address
        values = [value for name, value in element.items() if name.startswith("data-") or name == "value"]
        if number := next((value for value in values if value.isdecimal()), None):
            yield from number_addresses(self._scope, int(number))

    def _printed(self, element: HtmlElement) -> int | None:
        around = (squash(holder.text_content()) for holder in islice(element.iterancestors(), _TOTAL_LEVELS))
        short = takewhile(lambda text: len(text) <= _BESIDE, around)
        return next(filter(None, map(printed_total, short)), None)

    @cached_property
    def _files(self) -> set[int]:
        return {line for anchor, line in self._page.layout.anchors if file_type(anchor.get("href") or "")}

    @cached_property
    def _span(self) -> tuple[int, int]:
        """The lines between which the document stands, both included; (0, -1) where it is not found."""
        texts = (self._document.text or "").split("\n")
        first, last = squash(texts[0].partition("\t")[0]), squash(texts[-1].rpartition("\t")[2])
        found = [squash(line.text) for line in self._page.layout.lines]
        if not last or last not in found or first not in found:
            return 0, -1
        return found.index(first), len(found) - 1 - found[::-1].index(last)

    def _is_own(self, element: HtmlElement) -> bool:
        """Whether ``element`` stands in the document, or below it with nothing but a site's words and files between.

        Pagers of comments and of other articles stand below those.
        """
        first, last = self._span
        line = self._line(element)
        if line is None or line < first or last < 0:
            return False
        lines = self._page.layout.lines
        for at in range(min(line, len(lines)) - 1, -1, -1):
            if is_chrome(lines[at]) or at in self._files:
                continue
            return at <= last and not (
                lines[at].link_chars >= _SHORTEST_ROW and lines[at].link_chars * 2 > len(lines[at].text)
            )
        return False

    def _line(self, element: HtmlElement) -> int | None:
        """The line of the page on which ``element`` stands."""
        if element.tag == "a":
            return next((line for anchor, line in self._page.layout.anchors if anchor is element), None)
        spans = self._page.layout.spans
        block = next((one for one in (element, *element.iterancestors()) if one in spans), None)
        return max(spans[block][0], spans[block][1] - 1) if block is not None else None


def _words_in(element: HtmlElement) -> str:
    """The words of an element with few parts."""
    if len(element) == 0:
        return element.text or ""
    return "".join(element.itertext()) if len(element) < _MOST_PARTS_OF_PAGE_BUTTON else ""


def _may_act(element: HtmlElement) -> bool:
    """Whether a script may do something when ``element`` is clicked."""
    if not element.attrib:
        return False
    named = " ".join(("", *element.keys()))
    return " data-" in named or "onclick" in element.attrib


def _is_marked(element: HtmlElement) -> bool:
    """Whether class or picture of an element without text say that it leads to the next page."""
    said = [element.get("class") or ""]
    said += [f"{image.get('alt') or ''} {image.get('src') or ''}" for image in element.iter("img")]
    return any(_NEXT_MARK.search(text) or NEXT.fullmatch(squash(text)) for text in said)


def _handler(element: HtmlElement) -> str:
    """The script that runs when ``element`` is clicked or chosen."""
    select = next(element.iterancestors("select"), None) if element.tag == "option" else None
    if select is not None:
        return select.get("onchange") or ""
    return element.get("onclick") or element.get("href") or ""
