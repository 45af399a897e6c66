"""Places on a page: rectangles, runs of characters, lines of text; points from the page's upper left corner."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Chinese characters, their punctuation and full-width forms: between these and anything no space is written.
_WIDE = r"[\u2014\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_NEXT_TO_WIDE = re.compile(rf"(?<={_WIDE}) | (?={_WIDE})")
_WIDE_CHAR = re.compile(_WIDE)
_QUOTES = "“”‘’"
SOFT_HYPHEN = "\u00ad"
"""Stands at the end of a line whose last word goes on in the next."""
_LONE = re.compile(r"(?<![^ ])[\u4e00-\u9fff](?: [\u4e00-\u9fff])+(?![^ ])")
# Punctuation with white space of its own.
_CLOSE = re.compile(r"[，。、；：？！《》〈〉（）〔〕【】…—]")
SMALL = 0.7
"""Times the height of a line, below which a run is a sign that stands high or low in it."""
SUNK = 0.25
"""Heights of a line by which such a sign may stand out of it: scanners give boxes of ink."""
BLANK_GAP = 2.2
"""Heights of a character, from which on white space is a place to be filled in."""
WORD_GAP = 0.5
"""Share of a character's height, from which on white space between Chinese characters was typed and is kept."""


@dataclass(slots=True)
class Box:
    """A rectangle: left ``x0``, upper ``y0``, right ``x1`` and lower edge ``y1``."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Half-way between upper and lower edge."""
        return (self.y0 + self.y1) / 2

    @property
    def center(self) -> float:
        """Half-way between left and right edge."""
        return (self.x0 + self.x1) / 2

    def holds(self, other: Box) -> bool:
        """Whether the middle of ``other`` lies in this one."""
        return self.x0 <= other.center <= self.x1 and self.y0 <= other.middle <= self.y1


@dataclass(slots=True)
class Run(Box):
    """Characters side by side: numbers ``first`` to ``last`` of the page's; ``color`` is RGB, None where not asked.

    ``size`` is that of the font in points; without one it is the height.
    """

    text: str
    first: int = 0
    last: int = 0
    color: int | None = None
    opacity: int = 255
    size: float = 0.0

    def __post_init__(self) -> None:
        self.size = self.size or self.y1 - self.y0


@dataclass(slots=True)
class Line(Box):
    """Runs on one base line of a column, or in the place of a table the ``table`` itself."""

    text: str
    size: float
    color: int | None = None
    table: Sequence[Sequence[str]] | None = None
    runs: list[Run] = field(default_factory=list)


Placed = TypeVar("Placed", Run, Line)


def bounds(boxes: Iterable[Box]) -> Box:
    """The smallest rectangle around ``boxes``, of which there is one at least."""
    every = list(boxes)
    return Box(
        min(box.x0 for box in every),
        min(box.y0 for box in every),
        max(box.x1 for box in every),
        max(box.y1 for box in every),
    )


def joined(left: str, right: str) -> str:
    """Two lines of a paragraph as one: a space between words, none beside a Chinese character.

    >>> joined("提高住房", "补贴"), joined("Open", "Data")
    ('提高住房补贴', 'Open Data')
    """
    if not left or not right or _touches_wide(left, right):
        return left + right
    if left[-1] == SOFT_HYPHEN and right[0].islower():
        return left[:-1] + right
    return left + ("" if left[-1] == "-" and left[-2:-1].isalpha() else " ") + right


def _touches_wide(left: str, right: str) -> bool:
    """Whether one of two texts has a Chinese character or sign where they meet; quotation marks are those of both."""
    before, after = left.rstrip(_QUOTES)[-1:], right.lstrip(_QUOTES)[:1]
    return _WIDE_CHAR.match(before) is not None or _WIDE_CHAR.match(after) is not None


def row_text(runs: Sequence[Run]) -> str:
    """The text of ``runs`` that stand side by side; gaps that were typed are a space, those of justified text none."""
    if len(runs) == 1:
        return runs[0].text
    parts, widest = [runs[0].text], 0.0
    for before, run in pairwise(runs):
        gap = (run.x0 - before.x1) / max(before.size, run.size, 1)
        widest = max(widest, gap)
        parts += [" " if _parted(before.text, run.text, gap) else "", run.text]
    text = "".join(parts)
    # Characters set apart one by one (通　知) are one word; those of forms (年　　月) stand further apart.
    return text.replace(" ", "") if widest < BLANK_GAP and _LONE.fullmatch(text) else text


def _parted(before: str, after: str, gap: float) -> bool:
    """Whether a gap (in heights of a character) is a space."""
    if _CLOSE.match(before[-1:]) or _CLOSE.match(after[:1]):
        return gap > BLANK_GAP
    return gap > (WORD_GAP if _touches_wide(before, after) else 0)


def rows_of(items: Iterable[Placed]) -> list[list[Placed]]:
    """Runs or lines by base lines from top to bottom, each from left to right."""
    rows: list[list[Placed]] = []
    tallest: list[Placed] = []
    for item in sorted(items, key=lambda item: item.y0 + item.y1):
        # The middle of a comma or quotation mark lies in the height of its line, that of the next line does not.
        for place in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            if _in_row(item, tallest[place]):
                rows[place].append(item)
                if item.size > tallest[place].size:
                    tallest[place] = item
                break
        else:
            rows.append([item])
            tallest.append(item)
    for one in rows:
        one.sort(key=lambda item: item.x0)
    return rows


def _in_row(item: Run | Line, row: Run | Line) -> bool:
    low, high = (item, row) if item.size < row.size else (row, item)
    sunk = SUNK * high.size if low.size < SMALL * high.size else 0.0
    inside = high.y0 - sunk <= low.middle <= high.y1 + sunk
    return inside and (sunk > 0 or low.y0 <= high.middle <= low.y1)


def cell_text(runs: Iterable[Run]) -> str:
    """The text in a box of a table: its lines joined."""
    text = ""
    for row in rows_of(runs):
        text = joined(text, row_text(row))
    return text


def without_inner_spaces(text: str) -> str:
    """``text`` without single spaces beside Chinese characters."""
    return _NEXT_TO_WIDE.sub("", text)
