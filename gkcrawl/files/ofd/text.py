"""Reads text objects: which character stands where (TextCode with DeltaX, DeltaY; GB/T 33190 §11.2, §11.3)."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from gkcrawl.files.layout.shapes import Span
from gkcrawl.files.ofd.geometry import Matrix, deltas, number
from gkcrawl.files.ofd.package import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.ofd.package import Element

# Shares of the font's size.
_APART = 1.0  # from the end of a character to the next: more is another piece
_BACK = 0.7  # how far the next character may reach back: narrow brackets
_STEP = 0.3  # off the baseline: more is another line
_UNWRITTEN_SPACE = 0.3  # between letters and digits: a space that is not written
_ASCENT, _DESCENT = 0.86, 0.14
_NARROW, _MEDIUM, _CAPITAL, _BROAD = 0.3, 0.52, 0.65, 0.85
_SKEWED = 0.2  # of its length, by which a level baseline may rise; more is a watermark
_NARROW_LETTERS = frozenset("iljtfrI1!|.,:;'`()[]{} ")
_BROAD_LETTERS = frozenset("mwMW@%&")


def spans_of(element: Element, matrix: Matrix, *, red: bool) -> Iterator[Span]:
    """The spans of a TextObject whose coordinates ``matrix`` takes to the page; none where it stands askew."""
    size = number(element.get("Size"))
    across = math.hypot(matrix.a, matrix.b)
    height = size * math.hypot(matrix.c, matrix.d)
    if not height or not across or abs(matrix.b) > _SKEWED * across or matrix.a < 0:
        return
    # As wide as a character of full width is, in the object's own coordinates.
    em = size * number(element.get("HScale"), 1.0) or size
    x = y = 0.0
    for code in children(element, "TextCode"):
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        text = _clean(code.text or "")
        if text.strip():
            places = _places(text, em, (x, y), code)
            yield from _spans(text, places, em, matrix, height=height, red=red)


def _clean(text: str) -> str:
    """The characters of a TextCode: without the line breaks of indented XML and characters that cannot be seen."""
    if text.isprintable():
        return text
    if "\n" in text:
        text = text.strip("\r\n\t ")
    return "".join(char if char.isprintable() or char.isspace() else "" for char in text)


def _places(text: str, em: float, start: tuple[float, float], code: Element) -> list[tuple[float, float]]:
    """Where each character begins; where no distance is given, the next one follows by its usual width."""
    most = len(text) - 1
    across, down = deltas(code.get("DeltaX"), most), deltas(code.get("DeltaY"), most)
    x, y = start
    places = [start]
    for at in range(most):
        if at < len(across):
            x += across[at]
        elif at >= len(down):
            x += _width(text[at]) * em
        y += down[at] if at < len(down) else 0.0
        places.append((x, y))
    return places


@lru_cache(maxsize=65_536)
def _width(char: str) -> float:
    """The usual width of a character, as a share of the size."""
    if char in _NARROW_LETTERS:
        return _NARROW
    if char in _BROAD_LETTERS:
        return _BROAD
    if "A" <= char <= "Z":
        return _CAPITAL
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else _MEDIUM


def _spans(
    text: str, places: list[tuple[float, float]], em: float, matrix: Matrix, *, height: float, red: bool
) -> Iterator[Span]:
    """Cuts the characters where the next one does not stand beside the one before."""
    if (below := _downwards(text, places, em, matrix, height=height, red=red)) is not None:
        yield below
        return
    first = 0
    said = text[0]
    for at in range(1, len(text) + 1):
        if at < len(text):
            gap = places[at][0] - places[at - 1][0] - _width(text[at - 1]) * em
            step = abs(places[at][1] - places[at - 1][1])
            most = _UNWRITTEN_SPACE if text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1].isalnum() else _APART
            if -_BACK * em <= gap <= most * em and step <= _STEP * em:
                said += text[at]
                continue
        span = _span(said, places[first:at], em, matrix, height=height, red=red)
        if span is not None:
            yield span
        if at < len(text):
            first, said = at, text[at]


def _downwards(
    text: str, places: list[tuple[float, float]], em: float, matrix: Matrix, *, height: float, red: bool
) -> Span | None:
    """The span of characters that stand one below the other (ReadDirection 90); None of others."""
    if len(text) == 1 or not all(
        abs(x - before[0]) <= _STEP * em and y - before[1] > _STEP * em for before, (x, y) in pairwise(places)
    ):
        return None
    left, first = matrix.apply(*places[0])
    right, last = matrix.apply(places[0][0] + em, places[-1][1])
    starts = tuple(left + (right - left) * at / len(text) for at in range(len(text)))
    return Span(text, left, first - _ASCENT * height, right, last + _DESCENT * height, height, starts, red)


def _span(
    text: str, places: list[tuple[float, float]], em: float, matrix: Matrix, *, height: float, red: bool
) -> Span | None:
    kept = text.strip()
    if not kept:
        return None
    skipped = len(text) - len(text.lstrip())
    places = places[skipped : skipped + len(kept)]
    a, _, c, _, e, _ = matrix
    starts = tuple(a * x + c * y + e for x, y in places)
    last = _width(kept[-1]) * em
    if len(kept) > 1 and _width(kept[-2]) == _width(kept[-1]):
        # Fonts set narrow without saying so.
        last = min(last, max(places[-1][0] - places[-2][0], _NARROW * em))
    end_x, base = matrix.apply(places[-1][0] + last, places[-1][1])
    return Span(kept, starts[0], base - _ASCENT * height, end_x, base + _DESCENT * height, height, starts, red)
