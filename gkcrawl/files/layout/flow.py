"""Reads pages as one text: paragraphs and tables in reading order, joined over columns and pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.document import FileTable
from gkcrawl.files.layout.continued import caption_of, goes_on
from gkcrawl.files.layout.grids import grids_of
from gkcrawl.files.layout.headings import body_size, is_large, is_one_heading, prominent
from gkcrawl.files.layout.lines import Line, pieces_of
from gkcrawl.files.layout.order import Placed, in_order
from gkcrawl.files.layout.paragraphs import follows, joined_text, runs_on
from gkcrawl.files.layout.running import without_running
from gkcrawl.files.layout.tables import RuledTable, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.layout.shapes import Page, Span


@dataclass(slots=True)
class Flow:
    """What pages say: ``prominent`` are the lines at the head that are large, centred or red."""

    paragraphs: list[str] = field(default_factory=list)
    tables: list[FileTable] = field(default_factory=list)
    prominent: list[str] = field(default_factory=list)


def flow_of(pages: Sequence[Page], first: int = 1) -> Flow:
    """Text and tables of the pages, in reading order; ``first`` is the number of the first page."""
    tables: list[dict[int, RuledTable]] = []
    pieces: list[list[Line]] = []
    for page in pages:
        found, free = _tables(page)
        tables.append({id(line): table for line, table in found})
        pieces.append(sorted((*(line for line, _ in found), *pieces_of(free)), key=lambda line: line.top))
    placed = in_order(pages, without_running(pages, pieces), tables)
    body = body_size(placed)
    flow = Flow(prominent=list(prominent(pages, placed, body)))
    last: Placed | None = None
    paragraph: list[Line] = []
    open_table: FileTable | None = None
    for each in placed:
        if each.table is None:
            if last and last.table is None and _goes_on(last, each, body):
                flow.paragraphs[-1] = joined_text(flow.paragraphs[-1], each.line.text)
                paragraph.append(each.line)
            elif text := each.line.text.strip():
                flow.paragraphs.append(text)
                paragraph = [each.line]
        else:
            if last and open_table and goes_on(last, each, open_table):
                open_table.rows += each.table.rows
            else:
                caption = caption_of(each.line, flow.paragraphs[-1], paragraph) if paragraph else None
                open_table = FileTable(caption=caption, sheet_or_page=each.page + first, rows=each.table.rows)
                flow.tables.append(open_table)
            flow.paragraphs += each.table.lines
            paragraph = []
        last = each
    return flow


def _tables(page: Page) -> tuple[list[tuple[Line, RuledTable]], list[Span]]:
    """The tables of the page, each with a line that stands for it, and the spans outside of them."""
    found: list[tuple[Line, RuledTable]] = []
    free = page.spans
    for grid in grids_of(page.rules):
        inside: list[Span] = []
        outside: list[Span] = []
        for span in free:
            middle = (span.x0 + span.x1) / 2, (span.top + span.bottom) / 2
            (inside if grid.holds(*middle) else outside).append(span)
        if inside and (table := table_of(grid, inside)):
            left, top, right, bottom = grid.box
            found.append((Line("", left, top, right, bottom, inside[0].size), table))
            free = outside
    return found, list(free)


def _goes_on(last: Placed, each: Placed, body: float) -> bool:
    """Whether a paragraph goes on in this line, be it in the next column or on the next page."""
    if last.column == each.column and is_large(last, body):
        return is_one_heading(last, each)
    edges = last.left, last.right
    if last.column == each.column:
        return follows(last.line, each.line) and runs_on(last.line, each.line, edges)
    return runs_on(last.line, each.line, edges, (each.left, each.right))
