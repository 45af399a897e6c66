"""Reads the pages of a PDF one by one: what is written and drawn on each, and whether it is pictures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.files.layout.shapes import Page as LaidPage
from gkcrawl.files.layout.shapes import Rule, Span
from gkcrawl.files.pdf.pdfium import LARGE, Page
from gkcrawl.files.pdf.rules import Drawn, drawn
from gkcrawl.files.repairs import joined_scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfDocument

    from gkcrawl.files.pdf.boxes import Box, Run
    from gkcrawl.files.pdf.embedded import EmbeddedFonts
    from gkcrawl.files.pdf.mined import Miner

COLORED = 2
"""First pages, on which colours tell a head in red."""
ANY_SIZE = 0.0  # points: all text is asked for its colour
FEWEST_TEXTS = 20
"""Text objects, from which on a page is asked whether pdfium could decode them."""
DECODED = 0.5
"""Characters for each text object, below which pdfium has no table for a font's codes."""
PICTURED = 0.4
"""Share of a page under pictures that makes it a scan."""
OUTLINES = 150
"""Paths on a page without text: its characters are drawn as outlines."""


MILLIMETRES = 25.4 / 72
"""Of a point."""
INSIDE = 2.0
"""Points that a run of characters must reach beyond a line on both sides to be cut there."""
RED = 150  # least red, and most green and blue, of 255, of a head in red
OTHER = 90  # see RED


@dataclass(slots=True)
class Sheet:
    """What one page holds; width and height in points."""

    number: int
    width: float
    height: float
    runs: list[Run]
    drawn: Drawn = field(default_factory=Drawn)

    @property
    def laid(self) -> LaidPage:
        """The page as the layout takes it, in millimetres."""
        level = [_rule(box.middle, box.x0, box.x1, level=True) for box in self.drawn.horizontal]
        upright = [_rule(box.center, box.y0, box.y1, level=False) for box in self.drawn.vertical]
        width, height = self.width * MILLIMETRES, self.height * MILLIMETRES
        return LaidPage(width, height, [_span(run) for run in self.runs], level + upright)

    @property
    def is_scan(self) -> bool:
        """Whether pictures cover so much of the page that what can be read is in them."""
        return self.drawn.pictured >= PICTURED * self.width * self.height

    @property
    def is_ocr(self) -> bool:
        """Whether the text is what a scanner read off its picture, and laid under or over it."""
        return self.is_scan and self.drawn.hidden

    @property
    def is_drawing(self) -> bool:
        """Whether so much is drawn that it may be text."""
        return self.drawn.paths >= OUTLINES


def read_page(document: PdfDocument, index: int, miner: Miner, fonts: EmbeddedFonts) -> Sheet:
    """Page ``index`` (from 0) of ``document``; ``miner`` of the same file is asked for what pdfium cannot decode.

    ``fonts`` get to see those of the page.

    Raises:
        pypdfium2.PdfiumError: the page is damaged.
    """
    with Page(document, index) as page:
        lines, runs = _read(page)
        if page.turned:
            page.turn()
            lines, runs = _read(page)
        fonts.see(page.fonts)
        undecoded = lines.texts >= FEWEST_TEXTS and page.characters < DECODED * lines.texts
        mined = miner.runs(index) if lines.unseen or undecoded else []
        if not mined:
            _cut(page, runs, lines.vertical)
        across_x, across_y = 2 * page.width, 2 * page.height  # of which the middles of runs are halves
        runs = [run for run in mined or runs if 0 <= run.y0 + run.y1 <= across_y and 0 <= run.x0 + run.x1 <= across_x]
        sheet = Sheet(index + 1, page.width, page.height, runs, lines)
    for run in runs if sheet.is_ocr else ():
        run.text = run.text if run.starts else joined_scan(run.text)
    return sheet


def _read(page: Page) -> tuple[Drawn, list[Run]]:
    return drawn(page), page.runs(ANY_SIZE if page.index < COLORED else LARGE)


def _cut(page: Page, runs: Sequence[Run], upright: Sequence[Box]) -> None:
    """Ask for the places of the characters where a line runs through the text: cells of a table part it there."""
    if not upright:
        return
    lines = sorted((box.center, box.y0, box.y1) for box in upright)
    places = [at for at, _, _ in lines]
    for run in runs:
        crossed = lines[bisect_right(places, run.x0 + INSIDE) : bisect_left(places, run.x1 - INSIDE)]
        if any(top <= run.middle <= bottom for _, top, bottom in crossed):
            run.starts = page.starts(run)


def _rule(at: float, start: float, end: float, *, level: bool) -> Rule:
    return Rule(level, at * MILLIMETRES, start * MILLIMETRES, end * MILLIMETRES)


def _span(run: Run) -> Span:
    """The run as the layout takes it."""
    scale = MILLIMETRES
    starts = tuple(start * scale for start in run.starts) if run.starts else ()
    x0, top, x1, bottom = run.x0 * scale, run.y0 * scale, run.x1 * scale, run.y1 * scale
    return Span(run.text, x0, top, x1, bottom, run.size * scale, starts, _is_red(run.color))


def _is_red(color: int | None) -> bool:
    if color is None:
        return False
    red, green, blue = color >> 16 & 255, color >> 8 & 255, color & 255
    return red >= RED and max(green, blue) <= OTHER
