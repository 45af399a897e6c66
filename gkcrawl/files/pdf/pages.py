"""Reads the pages of a PDF one by one: what is written and drawn on each, its tables, and whether it is pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.files.pdf.boxes import Line, Run
from gkcrawl.files.pdf.grid import Grid, grids
from gkcrawl.files.pdf.pdfium import APART, LARGE, Page
from gkcrawl.files.pdf.rules import Drawn, drawn

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

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


@dataclass(slots=True)
class Sheet:
    """What one page holds: ``runs`` outside of tables, and ``tables`` as lines of the page."""

    number: int
    width: float
    height: float
    runs: list[Run]
    grids: list[Grid] = field(default_factory=list)
    drawn: Drawn = field(default_factory=Drawn)

    @property
    def tables(self) -> list[Line]:
        """Tables in their places."""
        return [Line(one.x0, one.y0, one.x1, one.y1, "\n".join(one.lines()), 0, table=one.rows()) for one in self.grids]

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


def read_page(document: PdfDocument, index: int, miner: Miner) -> Sheet:
    """Page ``index`` (from 0) of ``document``; ``miner`` of the same file is asked for what pdfium cannot decode.

    Raises:
        pypdfium2.PdfiumError: the page is damaged.
    """
    with Page(document, index) as page:
        lines, found, runs = _read(page)
        if page.turned:
            page.turn()
            lines, found, runs = _read(page)
        undecoded = lines.texts >= FEWEST_TEXTS and page.characters < DECODED * lines.texts
        if lines.unseen or undecoded:
            runs = miner.runs(index) or runs
        runs = [run for run in runs if 0 <= run.middle <= page.height and 0 <= run.center <= page.width]
        tables = []
        for grid in found:
            inside = [run for run in runs if grid.holds(run)]
            grid.runs = inside
            grid.cut(page.cut)
            if grid.is_table:
                tables.append(grid)
                runs = [run for run in runs if not grid.holds(run)]
        return Sheet(index + 1, page.width, page.height, runs, tables, lines)


def _read(page: Page) -> tuple[Drawn, list[Grid], list[Run]]:
    lines = drawn(page)
    found = grids(lines.horizontal, lines.vertical)
    return lines, found, page.runs(0 if found else APART, asked=ANY_SIZE if page.index < COLORED else LARGE)
