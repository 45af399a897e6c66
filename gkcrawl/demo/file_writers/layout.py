"""Lays a paper out on pages of A4, in points: runs of text and the lines of tables, for PDF and OFD."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkcrawl.demo.file_writers.paper import Paper
    from gkcrawl.demo.form import FormTable

WIDTH, HEIGHT = 595, 842
"""A4 in points."""
_LEFT, _TOP, _BOTTOM = 72, 90, 760
_BREADTH = WIDTH - 2 * _LEFT
_BODY, _TITLE, _HEAD, _SMALL = 16, 22, 30, 9  # points: 三号, 二号, 初号 and what stands on the margin
_CELL = 7  # points: fifteen columns of the form fit on a page
_LEADING = 1.6  # of the size, from line to line
_PAD = 3  # points between the text of a cell and its lines
_FEWEST, _MOST = 3, 12  # characters that a column is laid out for
_TOKEN = re.compile(r"[!-~]+|.")
_ENDING = frozenset("，。、；：？！）〕》”")  # hang over the end of a line rather than begin the next one


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one line: where it begins and its base line, from the upper left corner; its size."""

    x: float
    y: float
    size: float
    text: str
    red: bool = False


@dataclass(slots=True)
class PrintedPage:
    """Runs in reading order, and straight lines as (x1, y1, x2, y2)."""

    runs: list[Run] = field(default_factory=list)
    rules: set[tuple[float, float, float, float]] = field(default_factory=set)


def advance(character: str) -> float:
    """The width of a character in parts of its size."""
    return 0.5 if character.isascii() else 1.0


def breadth(text: str, size: float) -> float:
    """The width of ``text`` in points."""
    return sum(map(advance, text)) * size


def pages(paper: Paper) -> list[PrintedPage]:
    """The pages of ``paper``, each with its title as header and its number as footer."""
    press = _Press(paper.title)
    if paper.head:
        press.centred(paper.head, _HEAD, red=True)
    if paper.number:
        press.centred(paper.number, _BODY)
    press.centred(paper.title, _TITLE)
    for block in paper.blocks:
        if isinstance(block, str):
            press.paragraph(block)
        else:
            press.table(block)
    for line in paper.signature:
        press.signed(line)
    return press.pages


class _Press:
    """Fills pages from the top."""

    def __init__(self, header: str) -> None:
        self.pages: list[PrintedPage] = []
        self._header = header
        self._turn()

    def centred(self, text: str, size: float, *, red: bool = False) -> None:
        for line in _wrapped(text, size, _BREADTH):
            self._line(line, size, _LEFT + (_BREADTH - breadth(line, size)) / 2, red=red)

    def signed(self, text: str) -> None:
        self._line(text, _BODY, _LEFT + _BREADTH - breadth(text, _BODY) - 2 * _BODY)

    def paragraph(self, text: str) -> None:
        indent = 2 * _BODY
        for line in _wrapped(text, _BODY, _BREADTH, indent):
            self._line(line, _BODY, _LEFT + indent)
            indent = 0

    def table(self, table: FormTable) -> None:
        """Draw ``table``; it begins on a new page if that is enough for all of it, else it goes on over the page."""
        edges = _edges(table)
        cells = [
            (y, x, cell, _wrapped(cell.text, _CELL, edges[x + cell.across] - edges[x] - 2 * _PAD))
            for y, x, cell in table.placed()
        ]
        heights = [_CELL * _LEADING + 2 * _PAD] * len(table.rows)
        for y, _, cell, lines in sorted(cells, key=lambda one: one[2].down):
            last = y + cell.down
            lack = len(lines) * _CELL * _LEADING + 2 * _PAD - sum(heights[y:last])
            heights[last - 1] += max(0.0, lack)
        if self._y + sum(heights) > _BOTTOM and sum(heights) <= _BOTTOM - _TOP:
            self._turn()
        for number, height in enumerate(heights):
            if self._y + height > _BOTTOM:
                self._turn()
            for y, x, cell, lines in cells:
                if y == number:
                    deep = sum(heights[y : y + cell.down])
                    self._cell(lines, (edges[x], self._y, edges[x + cell.across], self._y + deep))
            self._y += height
        self._y += _BODY

    def _cell(self, lines: list[str], box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        self.pages[-1].rules |= {
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        }
        y = top + (bottom - top - len(lines) * _CELL * _LEADING) / 2 + _CELL
        for line in lines:
            x = left + (right - left - breadth(line, _CELL)) / 2
            self.pages[-1].runs.append(Run(x, y, _CELL, line))
            y += _CELL * _LEADING

    def _line(self, text: str, size: float, x: float, *, red: bool = False) -> None:
        if self._y + size * _LEADING > _BOTTOM:
            self._turn()
        self.pages[-1].runs.append(Run(x, self._y + size, size, text, red))
        self._y += size * _LEADING

    def _turn(self) -> None:
        number = f"— {len(self.pages) + 1} —"
        middle = (WIDTH - breadth(number, _SMALL)) / 2
        # As some programs do, the margins are written before what stands between them.
        self.pages.append(
            PrintedPage([Run(_LEFT, _TOP / 2, _SMALL, self._header), Run(middle, HEIGHT - _TOP / 2, _SMALL, number)])
        )
        self._y: float = _TOP


def _wrapped(text: str, size: float, room: float, indent: float = 0) -> list[str]:
    """``text`` in lines of ``room`` points; words and numbers stay whole where a line holds them."""
    lines, left = [""], room - indent
    for token in _TOKEN.findall(text):
        wide = breadth(token, size)
        if wide > left and lines[-1] and token not in _ENDING:
            lines.append("")
            left = room
        lines[-1] += token
        left -= wide
    return lines


def _edges(table: FormTable) -> list[float]:
    """Where columns begin and the last one ends, by the longest text that stands in each alone."""
    count = sum(cell.across for cell in table.rows[0])
    longest = [_FEWEST] * count
    for _, x, cell in table.placed():
        if cell.across == 1:
            longest[x] = min(_MOST, max(longest[x], len(cell.text)))
    edges = [float(_LEFT)]
    for length in longest:
        edges.append(edges[-1] + _BREADTH * length / sum(longest))
    return edges
