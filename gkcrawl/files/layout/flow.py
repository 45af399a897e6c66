"""Reads pages as one text: paragraphs and tables in reading order, joined over columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.document import FileTable
from gkcrawl.files.layout.grids import grids_of
from gkcrawl.files.layout.lines import Line, pieces_of
from gkcrawl.files.layout.order import Placed, in_order
from gkcrawl.files.layout.paragraphs import follows, joined_text, runs_on
from gkcrawl.files.layout.running import without_running
from gkcrawl.files.layout.tables import RuledTable, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.files.layout.shapes import Page, Span

_SAME_RULE = 2.0  # millimetres between the lines of a table on two pages
_LARGE = 1.2  # times the size of the body: a heading
_CENTRED = 0.04  # the share of a page's width by which the middle of a centred line is off
_NARROW = 0.62  # the share of a page's width that a full line is wider than
_PROMINENT_LINES = 15  # lines: a red head with ten issuers and a title of three lines
_CAPTION = re.compile(r"(?:附?表|续表)\s*[\d一二三四五六七八九十]")
_LONGEST_CAPTION = 60  # characters


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
    flow = Flow()
    last: Placed | None = None
    open_table: FileTable | None = None
    for each in placed:
        if each.table is None:
            if last and last.table is None and _goes_on(last, each):
                flow.paragraphs[-1] = joined_text(flow.paragraphs[-1], each.line.text)
            elif text := each.line.text.strip():
                flow.paragraphs.append(text)
        elif last and open_table and _continues(last, each, open_table):
            open_table.rows += each.table.rows
            flow.paragraphs += each.table.lines
        else:
            caption = flow.paragraphs[-1] if flow.paragraphs and _is_caption(flow.paragraphs[-1]) else None
            open_table = FileTable(caption=caption, sheet_or_page=each.page + first, rows=each.table.rows)
            flow.tables.append(open_table)
            flow.paragraphs += each.table.lines
        last = each
    flow.prominent = list(_prominent(pages, placed))
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


def _goes_on(last: Placed, each: Placed) -> bool:
    """Whether a paragraph goes on in this line, be it in the next column or on the next page."""
    near = last.column != each.column or follows(last.line, each.line)
    return near and runs_on(
        last.line, each.line, last.left, last.right, each.left if last.column != each.column else last.left
    )


def _continues(last: Placed, each: Placed, open_table: FileTable) -> bool:
    """Whether a table goes on at the head of the next page: the same columns, no head of its own, no row cut in two."""
    if last.table is None or each.table is None or last.page == each.page:
        return False
    one, other = last.table.grid.xs, each.table.grid.xs
    same = len(one) == len(other) and all(abs(a - b) < _SAME_RULE for a, b in zip(one, other, strict=True))
    first = each.table.rows[0]
    return same and first != open_table.rows[0] and 2 * sum(map(bool, first)) >= len(first)


def _is_caption(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and _CAPTION.match(text) is not None


def _prominent(pages: Sequence[Page], placed: list[Placed]) -> Iterator[str]:
    """Lines at the head of the first page with text that are large, centred or red, as far as the body."""
    sizes = Counter[float]()
    for each in placed:
        sizes[round(each.line.size, 1)] += len(each.line.text)
    if not sizes:
        return
    body = sizes.most_common(1)[0][0]
    given = 0
    for each in placed:
        line, page = each.line, pages[each.page]
        if each.page != placed[0].page or each.table is not None or given >= _PROMINENT_LINES:
            return
        centred = abs(line.x0 + line.x1 - page.width) / 2 < _CENTRED * page.width
        narrow = line.x1 - line.x0 < _NARROW * page.width
        if line.red or line.size >= _LARGE * body or (centred and narrow):
            given += 1
            yield line.text.strip()
        elif given and line.x1 - line.x0 > (each.right - each.left) / 2:
            return
