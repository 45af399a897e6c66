"""Paragraphs and tables of a word processor's file, and the text, tables and prominent lines made of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from gkcrawl.document import FileTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcrawl.files.reading import FileLimits, FileReading

_WIDEST_GRID = 256  # of a table: Word has at most 63, spreadsheets pasted into one some more
_MOST_IN_TABLES = 50_000_000  # characters, as a merged cell repeats its text: far more than any document has
_MOST_PROMINENT = 20  # lines: red head, number, title and their notes take less
_MOST_LOOKED_AT = 40  # lines from the top: a head, its issuers and a contents list
_RUNNING = 60  # characters: a longer line that is not centred is running text, and what is below it no head
_HEAD_SIZE = 20  # points, from which on a line of a page header is the head of the document; usual headers have 9
_LARGER = 1.5  # points above the text: 小三 (15) over 四号 (14) is no heading, 三号 (16) is
_LARGE_IN_TABLE = 6.0  # points above the text: heads of columns are often set a little larger

ART_SIZE = 36.0
"""Points that word art counts as: it is stretched to its shape, which is that of a headline."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set: ``size`` in points (0: not said), centred, in red, in a style of titles or headings."""

    size: float = 0.0
    centred: bool = False
    red: bool = False
    heading: bool = False


PLAIN = Look()


@dataclass(slots=True)
class Line:
    """A line of text: a paragraph, or what stands between two line breaks of one."""

    text: str
    look: Look = PLAIN


@dataclass(slots=True)
class Cell:
    """A cell over ``columns`` columns of its grid; ``continues`` the one above it (merged cells) or not."""

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    continues: bool = False


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, of which each begins where the one before it ends."""

    rows: list[list[Cell]]


Block: TypeAlias = "Line | Grid"


def put(reading: FileReading, blocks: Sequence[Block], limits: FileLimits) -> None:
    """Fill text, tables and prominent lines of ``reading`` with ``blocks``.

    A table of a single cell is a frame: its lines are the text's, and it is no table. Cells beyond ``limits.cells`` are
    left out, as is what merged cells repeat
    without end, and the reading is flagged ``too_large``.
    """
    flat = list(_unframed(blocks))
    reading.text = "\n".join(filter(None, _texts(flat)))
    cells, characters = limits.cells, _MOST_IN_TABLES
    for grid in _grids(flat):
        rows = _expanded(grid, cells, characters)
        cells -= sum(map(len, rows))
        characters -= sum(len(text) for row in rows for text in row)
        if len(rows) < len(grid.rows):
            reading.flag("too_large")
        if any(map(any, rows)):
            reading.tables.append(FileTable(rows=rows))
    reading.prominent = prominent(flat)


def lines_of(text: str, look: Look = PLAIN) -> Iterator[Line]:
    """The lines of a paragraph's ``text``, without the white space around them; empty ones are left out."""
    for line in text.replace("\t", " ").split("\n"):
        if line := line.strip():
            yield Line(line, look)


def prominent(blocks: Sequence[Block]) -> list[str]:
    """Lines at the top that are larger than the text, centred, red or styled as headings.

    The size of the text is that of most of its characters. In tables only red and much larger lines count, as all
    cells of a table may be centred. The first line of running text ends the search, even one in large print.
    """
    sizes: Counter[float] = Counter()
    for line, _ in _every_line(blocks):
        sizes[line.look.size] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], -size), default=0.0)
    found: list[str] = []
    for number, (line, in_table) in enumerate(_every_line(blocks)):
        look = line.look
        if not in_table and len(line.text) > _RUNNING and not (look.centred or look.red):
            break
        larger = look.size >= body + (_LARGE_IN_TABLE if in_table else _LARGER)
        if look.red or larger or (not in_table and (look.centred or look.heading)):
            found.append(line.text)
        if len(found) == _MOST_PROMINENT or number == _MOST_LOOKED_AT:
            break
    return found


def head_lines(header: Sequence[Block]) -> list[str]:
    """Lines of a page header that are the head of the document: red, or far larger than headers are."""
    return [line.text for line, _ in _every_line(header) if line.look.red or line.look.size >= _HEAD_SIZE]


def _unframed(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Grid) and len(block.rows) == 1 and len(block.rows[0]) == 1:
            yield from _unframed(block.rows[0][0].blocks)
        else:
            yield block


def _every_line(blocks: Iterable[Block], *, in_table: bool = False) -> Iterator[tuple[Line, bool]]:
    for block in blocks:
        if isinstance(block, Line):
            yield block, in_table
        else:
            for row in block.rows:
                for cell in row:
                    yield from _every_line(cell.blocks, in_table=True)


def _grids(blocks: Iterable[Block]) -> Iterator[Grid]:
    """All tables, each before those within its cells."""
    for block in blocks:
        if isinstance(block, Grid):
            yield block
            yield from _grids(inner for row in block.rows for cell in row for inner in _unframed(cell.blocks))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Lines of text; of a row its cells by TAB, merged ones once."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            for row in block.rows:
                cells = ["" if cell.continues else _cell_text(cell) for cell in row]
                yield "\t".join(cells).rstrip() if any(cells) else ""


def _cell_text(cell: Cell) -> str:
    if len(cell.blocks) == 1 and isinstance(line := cell.blocks[0], Line):
        return line.text
    return " ".join(" ".join(_texts(_unframed(cell.blocks))).split())


def _expanded(grid: Grid, most_cells: int, most_characters: int) -> list[list[str]]:
    """Rows of the grid with merged cells repeated, as many as the limits allow."""
    rows: list[list[str]] = []
    above: list[str] = []
    for cells in grid.rows:
        row: list[str] = []
        for cell in cells:
            at = len(row)
            text = above[at] if cell.continues and at < len(above) else _cell_text(cell)
            row += [text] * min(cell.columns, _WIDEST_GRID - at)
        most_cells -= len(row)
        most_characters -= sum(map(len, row))
        if min(most_cells, most_characters) < 0:
            break
        rows.append(row)
        above = row
    return rows
