"""Leaves out what pages repeat above and below their text: headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.layout.lines import Line
    from gkcrawl.files.layout.shapes import Page

_Sign: TypeAlias = tuple[int, str, tuple[int, ...]]
_Margins: TypeAlias = "Sequence[Sequence[tuple[Line, list[_Sign]]]]"
# The shares of a page's height where headers and footers stand; text begins 37 mm below the edge (GB/T 9704 §5.2).
_HEADER, _FOOTER = 0.13, 0.18
_SAME_HEIGHT = 2.0  # millimetres between the same header on two pages
_TWICE = 2  # pages
_LONGEST_NUMBER = 6  # digits
_OFTEN = 0.3  # the share of pages that has the header
_OF_A_PART = 5  # pages that have it, however many there are: each part of a book may have its own
_BARE = re.compile(r"\d{1,4}")
_LONGEST_FOLIO = 20  # characters of a page number with its words
_COUNTER = re.compile(r"\d+(?![\d年月日])")  # a number that may count pages
_PAGE_NUMBER = pattern(rules("page_furniture", "page_number"))
_COUNTED = re.compile(r"附|第.{1,4}[章节条]|表|图|例")


def is_page_number(text: str, pages: int = 1) -> bool:
    """Whether the line is a page number and nothing else; one of several ``pages`` that is bare has to count them."""
    flat = squash(text)
    if _BARE.fullmatch(flat):
        return pages == 1
    return len(flat) <= _LONGEST_FOLIO and _PAGE_NUMBER.fullmatch(flat) is not None


def without_running(pages: Sequence[Page], rows: Sequence[list[Line]]) -> list[list[Line]]:
    """``rows`` of each page, from top to bottom, without headers, footers and page numbers."""
    margins = [
        [[(line, _signs(number, line)) for line in margin] for margin in _margins(page, lines)]
        for number, (page, lines) in enumerate(zip(pages, rows, strict=True))
    ]
    signs = Counter[_Sign]()
    for margin in margins:
        signs.update({sign for lines in margin for _, signs_of_line in lines for sign in signs_of_line})
    least = min(max(_TWICE, _OFTEN * len(pages)), _OF_A_PART)
    repeated = {sign for sign, count in signs.items() if count >= least}
    return [_stripped(lines, margin, repeated, len(pages)) for lines, margin in zip(rows, margins, strict=True)]


def _stripped(lines: list[Line], margins: _Margins, repeated: set[_Sign], pages: int) -> list[Line]:
    """The lines that stay of one of so many ``pages``."""
    left_out: set[int] = set()
    for margin in margins:
        for line, signs in margin:
            if not line.text or not (is_page_number(line.text, pages) or not repeated.isdisjoint(signs)):
                break
            left_out.add(id(line))
    return [line for line in lines if id(line) not in left_out]


def _margins(page: Page, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Lines in head and foot of the page, each from the edge inwards."""
    head, foot = _HEADER * page.height, (1 - _FOOTER) * page.height
    return [line for line in lines if line.top < head], [line for line in reversed(lines) if line.bottom > foot]


def _signs(page: int, line: Line) -> list[_Sign]:
    """What the line has in common with the same header of other pages: text and place, but for numbers that count.

    Lines that differ in another number say different things: 2022年10月31日 is no header for standing on page 3 where
    page 4 has 2023年11月1日.
    """
    text = "".join(line.text.split())
    band = int(line.top // _SAME_HEIGHT)
    keys: list[tuple[str, tuple[int, ...]]] = [(text, ())]
    if not _COUNTED.match(text):
        numbers = [(found, int(found[0][-_LONGEST_NUMBER:]) - page) for found in _COUNTER.finditer(text)]
        keys += [(f"{text[: found.start()]}#{text[found.end() :]}", (counted,)) for found, counted in numbers]
        # All of them may count, as in 第3页（总第43页）.
        keys.append((_COUNTER.sub("#", text), tuple(counted for _, counted in numbers)))
    return [(place, *key) for place in (band, band + 1) for key in keys]
