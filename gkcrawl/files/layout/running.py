"""Leaves out what pages repeat above and below their text: headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.layout.lines import Line
    from gkcrawl.files.layout.shapes import Page

_Where = Literal["head", "foot"]
_MARGINS: tuple[_Where, ...] = ("head", "foot")
# The shares of a page's height where headers and footers stand; text begins 37 mm below the edge (GB/T 9704 §5.2).
_HEADER, _FOOTER = 0.13, 0.18
_SAME_HEIGHT = 2.0  # millimetres between the same header on two pages
_OFTEN = 0.3  # the share of pages that has the header
_NUMBER = re.compile(
    r"[-—–―－·•\s|]*(?:第\s*)?(?:\d{1,4}|[ivxlⅰ-ⅻⅠ-Ⅻ]{1,6})(?:\s*页)?"
    r"(?:\s*(?:[,，/／、]\s*共?|共|of)\s*\d{1,4}(?:\s*页)?)?[-—–―－·•\s|]*",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"\d{4}\s?[·•．.]\s?\d{1,2}|\d{1,2}\s?[·•．.]\s?\d{4}")
_DIGITS = re.compile(r"\d+")
_COUNTED = re.compile(r"附|第.{1,4}[章节条]|表|图|例")


def is_page_number(text: str) -> bool:
    """Whether the line is a page number or an issue's and nothing else: 3, — 3 —, 第3页 共8页, 3/8, iii, 2019·3."""
    text = text.strip()
    return _NUMBER.fullmatch(text) is not None or _ISSUE.fullmatch(text) is not None


def without_running(pages: Sequence[Page], rows: Sequence[list[Line]]) -> list[list[Line]]:
    """``rows`` of each page, from top to bottom, without headers, footers and page numbers."""
    places: dict[tuple[_Where, str], list[tuple[int, float, tuple[int, ...]]]] = defaultdict(list)
    for number, (page, lines) in enumerate(zip(pages, rows, strict=True)):
        for where in _MARGINS:
            for line in _margin(page, lines, where):
                digits = tuple(int(found[0][-6:]) for found in _DIGITS.finditer(line.text))
                places[where, _key(line.text)].append((number, line.top, digits))
    return [
        _stripped(page, lines, number, places, len(pages))
        for number, (page, lines) in enumerate(zip(pages, rows, strict=True))
    ]


def _stripped(
    page: Page,
    lines: list[Line],
    number: int,
    places: dict[tuple[_Where, str], list[tuple[int, float, tuple[int, ...]]]],
    pages: int,
) -> list[Line]:
    left_out: set[int] = set()
    for where in _MARGINS:
        for line in _margin(page, lines, where):
            seen = places[where, _key(line.text)]
            if not line.text or not (is_page_number(line.text) or _repeated(line, number, seen, pages)):
                break
            left_out.add(id(line))
    return [line for line in lines if id(line) not in left_out]


def _margin(page: Page, lines: list[Line], where: _Where) -> list[Line]:
    """Lines in the margin, from the edge inwards."""
    if where == "foot":
        return [line for line in reversed(lines) if line.bottom > (1 - _FOOTER) * page.height]
    return [line for line in lines if line.top < _HEADER * page.height]


def _key(text: str) -> str:
    return _DIGITS.sub("#", "".join(text.split()))


def _repeated(line: Line, number: int, seen: list[tuple[int, float, tuple[int, ...]]], pages: int) -> bool:
    """Whether the line stands on several pages at one place: the same, or with a number that counts them."""
    digits = tuple(int(found[0][-6:]) for found in _DIGITS.finditer(line.text))
    counted = not _COUNTED.match(line.text)
    same = {
        other
        for other, top, others in seen
        if abs(top - line.top) < _SAME_HEIGHT
        and (others == digits or (counted and _counts(number, digits, other, others)))
    }
    return len(same) > 1 and len(same) >= _OFTEN * pages


def _counts(number: int, digits: tuple[int, ...], other: int, others: tuple[int, ...]) -> bool:
    """Whether one of the numbers grows with that of the page."""
    return any(b - a == other - number for a, b in zip(digits, others, strict=True))
