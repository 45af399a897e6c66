"""Places the cells of rows that know only their edges on one grid of columns, as DOC and RTF have them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from gkcrawl.files.word.content import Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAME_EDGE = 60  # twips (1 mm): edges of rows that were drawn one by one differ by less, no column is as narrow


def on_grid(rows: Sequence[tuple[list[Cell], Sequence[int]]]) -> Grid:
    """The grid of ``rows``: cells with their edges from left to right, one more than cells; none where unknown."""
    columns = _columns(sorted({edge for _, edges in rows for edge in edges}))
    grid: list[list[Cell]] = []
    for cells, edges in rows:
        if len(edges) != len(cells) + 1:
            grid.append(cells)
            continue
        places = [bisect_left(columns, edge - _SAME_EDGE) for edge in edges]
        row = [Cell(columns=places[0])] if places[0] else []
        for cell, left, right in zip(cells, places, places[1:], strict=False):
            cell.columns = max(right - left, 1)
            row.append(cell)
        grid.append(row)
    return Grid(grid)


def _columns(edges: Sequence[int]) -> list[int]:
    """The first of each group of edges that are nearly the same."""
    found: list[int] = []
    for edge in edges:
        if not found or edge - found[-1] > _SAME_EDGE:
            found.append(edge)
    return found
