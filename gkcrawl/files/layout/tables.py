"""Fills the cells of a ruled grid with the text that stands in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.files.layout.lines import pieces_of, rows_of
from gkcrawl.files.layout.paragraphs import cell_text
from gkcrawl.files.layout.shapes import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.files.layout.grids import Grid

_FEWEST = 2  # cells with text
_FILLED_CELLS = 0.05  # the share of cells that hold text; those of charts do not


@dataclass(slots=True)
class RuledTable:
    """A table on a page: ``rows`` with merged cells repeated, and the same without, as ``lines``."""

    grid: Grid
    rows: list[list[str]]
    lines: list[str]


def table_of(grid: Grid, spans: Iterable[Span]) -> RuledTable | None:
    """The table of the grid with the spans inside it; None where few cells have text: a frame, a chart."""
    held: dict[int, list[Span]] = {}
    for span in spans:
        for part in _split(span, grid.xs):
            row = _place(grid.ys, (part.top + part.bottom) / 2)
            column = _place(grid.xs, (part.x0 + part.x1) / 2)
            held.setdefault(grid.cells[row][column], []).append(part)
    edges = _edges(grid)
    texts = {cell: cell_text(rows_of(pieces_of(parts)), *edges[cell]) for cell, parts in held.items()}
    if sum(map(bool, texts.values())) < max(_FEWEST, _FILLED_CELLS * (1 + max(map(max, grid.cells)))):
        return None
    rows = [[texts.get(cell, "") for cell in row] for row in grid.cells]
    lines: list[str] = []
    seen: set[int] = set()
    for line in grid.cells:
        fresh = [cell for cell in dict.fromkeys(line) if cell not in seen]
        seen.update(fresh)
        lines.append("\t".join(texts.get(cell, "").replace("\n", " ") for cell in fresh))
    return RuledTable(grid, rows, [line for line in lines if line.strip()])


def _place(edges: list[float], at: float) -> int:
    return max(0, min(bisect_right(edges, at) - 1, len(edges) - 2))


def _edges(grid: Grid) -> dict[int, tuple[float, float]]:
    """Left and right edge of each cell."""
    edges: dict[int, tuple[float, float]] = {}
    for row in grid.cells:
        for column, cell in enumerate(row):
            left = edges.get(cell, (grid.xs[column], 0.0))[0]
            edges[cell] = left, grid.xs[column + 1]
    return edges


def _split(span: Span, edges: list[float]) -> Iterable[Span]:
    """The span cut where lines of the grid run through it."""
    if not span.starts:
        yield span
        return
    middles = [start + (end - start) / 2 for start, end in zip(span.starts, (*span.starts[1:], span.x1), strict=True)]
    at = 0
    while at < len(middles):
        column = _place(edges, middles[at])
        end = at + 1
        while end < len(middles) and _place(edges, middles[end]) == column:
            end += 1
        begin, stop = _trimmed(span.text, at, end)
        if begin < stop:
            x1 = span.x1 if stop == len(middles) else span.starts[stop]
            starts = span.starts[begin:stop]
            yield Span(span.text[begin:stop], starts[0], span.top, x1, span.bottom, span.size, starts, span.red)
        at = end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Where what is no white space begins and ends from ``start`` to ``end``."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())
