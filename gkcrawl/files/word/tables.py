"""Tables as they come in DOC and RTF: cells end with a mark, rows with another, and tables stand in cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.files.word.content import Cell
from gkcrawl.files.word.edges import on_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkcrawl.files.word.content import Block

_DEEPEST_NESTED = 40  # tables within one another: five are many


@dataclass(slots=True)
class RowDefinition:
    """``edges`` of the cells in twips, one more than cells; cells that belong to the one left of or above them."""

    edges: list[int] = field(default_factory=list)
    beside: set[int] = field(default_factory=set)
    above: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Open:
    """A table that is being read: rows, the cells of the last one, the blocks of the last cell."""

    rows: list[tuple[list[Cell], Sequence[int]]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class Tables:
    """Collects blocks at the depth of tables at which they stand."""

    def __init__(self) -> None:
        """Outside of any table."""
        self._open = [_Open()]

    def add(self, depth: int, blocks: Iterable[Block]) -> None:
        """Blocks at ``depth`` (0: outside of tables)."""
        self._go_to(depth)
        self._open[-1].blocks += blocks

    def end_cell(self, depth: int) -> None:
        """The cell at ``depth`` ends."""
        self._go_to(depth)
        table = self._open[-1]
        table.cells.append(Cell(table.blocks))
        table.blocks = []

    def end_row(self, depth: int, definition: RowDefinition | None) -> None:
        """The row at ``depth`` ends; ``definition`` says which edges its cells have."""
        self._go_to(depth)
        table = self._open[-1]
        if table.blocks:
            self.end_cell(depth)
        if table.cells:
            table.rows.append(_merged(table.cells, definition))
        table.cells = []

    def finished(self) -> list[Block]:
        """All blocks, with the tables that are still open."""
        self._go_to(0)
        return self._open[0].blocks

    def _go_to(self, depth: int) -> None:
        depth = min(depth, _DEEPEST_NESTED)
        while len(self._open) <= depth:
            self._open.append(_Open())
        while len(self._open) > depth + 1:
            table = self._open.pop()
            if table.blocks:
                table.cells.append(Cell(table.blocks))
            if table.cells:
                table.rows.append((table.cells, ()))
            if table.rows:
                self._open[-1].blocks.append(on_grid(table.rows))


def _merged(cells: list[Cell], definition: RowDefinition | None) -> tuple[list[Cell], Sequence[int]]:
    """The cells of a row without those that belong to the one beside them, and the edges that are left."""
    if definition is None or len(definition.edges) != len(cells) + 1:
        return cells, ()
    left: list[Cell] = []
    edges = definition.edges[:1]
    for number, cell in enumerate(cells):
        edge = definition.edges[number + 1]
        if number in definition.beside and left:
            left[-1].blocks += cell.blocks
            edges[-1] = edge
        else:
            cell.continues = number in definition.above
            left.append(cell)
            edges.append(edge)
    return left, edges
