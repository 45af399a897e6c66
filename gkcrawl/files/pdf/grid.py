"""Tables found by the lines drawn around their cells, with merged cells.

Lines that touch make a grid; its columns and rows are where lines stand, and two neighbouring fields without a line
between them are one cell. Frames around prose (one column or one row), charts and underlines are no tables.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.files.pdf.boxes import Box, Run, cell_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

NEAR = 3.0
"""Points: lines that are no further apart are one (double borders), ends within it touch."""
COVERED = 0.5
"""Share of an edge that lines have to cover to part two cells."""
MOST_RULES = 1_500
"""Lines of one direction on a page after joining; more are a drawing."""
MOST_COLUMNS = 200
"""Columns or rows of a table on one page: 8 points a row and 1,600 points of height."""
ROW = 2
"""Columns that a single row of a table has more than; a box of two parts is a frame."""
FILLED = 0.05
"""Share of a table's cells that hold something; those of charts do not."""
INSIDE = 2.0
"""Points that a run of characters must reach beyond a line on both sides to be cut there."""


class Rule(NamedTuple):
    """A straight line: where it stands across, and from where to where it goes along."""

    at: float
    begin: float
    end: float


@dataclass(slots=True)
class Grid(Box):
    """Lines that touch: ``xs`` and ``ys`` are the edges of columns and rows; ``cells`` gives each field its cell."""

    xs: list[float]
    ys: list[float]
    cells: list[list[int]]
    runs: list[Run] = field(default_factory=list)

    @property
    def is_table(self) -> bool:
        """Whether it parts what stands in it by columns, not a frame or a chart."""
        rows, columns = len(self.cells), len(self.cells[0])
        parted = any(len(set(row)) > 1 for row in self.cells)
        filled = {self._cell_of(run) for run in self.runs}
        count = len({cell for row in self.cells for cell in row})
        several = rows > 1 or columns > ROW
        return parted and several and len(filled) > 1 and len(filled) >= FILLED * count

    def _cell_of(self, run: Run) -> int:
        row = min(max(bisect_right(self.ys, run.middle) - 1, 0), len(self.cells) - 1)
        column = min(max(bisect_right(self.xs, run.center) - 1, 0), len(self.cells[0]) - 1)
        return self.cells[row][column]

    def cut(self, cut: Callable[[Run, float], list[Run]]) -> None:
        """Cut runs at the lines that they cross."""
        whole: list[Run] = []
        for run in self.runs:
            rest = run
            row = min(max(bisect_right(self.ys, run.middle) - 1, 0), len(self.cells) - 1)
            for column, edge in enumerate(self.xs[1:-1]):
                crossed = rest.x0 < edge - INSIDE and edge + INSIDE < rest.x1
                if crossed and self.cells[row][column] != self.cells[row][column + 1]:
                    parts = cut(rest, edge)
                    whole += parts[:-1]
                    rest = parts[-1]
            whole.append(rest)
        self.runs = whole

    def rows(self) -> list[list[str]]:
        """The text of each field; a cell over several fields stands in each of them."""
        inside: dict[int, list[Run]] = {}
        for run in self.runs:
            inside.setdefault(self._cell_of(run), []).append(run)
        texts = {cell: cell_text(runs) for cell, runs in inside.items()}
        return [[texts.get(cell, "") for cell in row] for row in self.cells]

    def lines(self) -> list[str]:
        """One line a row of fields, parted by TAB; a cell over several fields stands where it begins."""
        seen: set[int] = set()
        lines = []
        for texts, cells in zip(self.rows(), self.cells, strict=True):
            own = []
            for text, cell in zip(texts, cells, strict=True):
                if cell not in seen:
                    seen.add(cell)
                    own.append(text)
            lines.append("\t".join(own).strip("\t"))
        return [line for line in lines if line]


def grids(horizontal: Iterable[Box], vertical: Iterable[Box]) -> list[Grid]:
    """Grids of the drawn lines, from the top of the page; those within a cell of another are left out."""
    rows = _rules(Rule(box.middle, box.x0, box.x1) for box in horizontal)
    columns = _rules(Rule(box.center, box.y0, box.y1) for box in vertical)
    if len(rows) <= 1 or not columns or max(len(rows), len(columns)) > MOST_RULES:
        return []
    found = [grid for group in _groups(rows, columns) if (grid := _grid(*group))]
    found.sort(key=lambda grid: -grid.width * grid.height)
    outer: list[Grid] = []
    for grid in found:
        if not any(other.holds(grid) for other in outer):
            outer.append(grid)
    return sorted(outer, key=lambda grid: grid.y0)


def _rules(pieces: Iterable[Rule]) -> list[Rule]:
    """Pieces that stand at one place and touch each other as one line."""
    places: list[list[Rule]] = []
    for piece in sorted(pieces):
        if not places or piece.at - places[-1][0].at > NEAR:
            places.append([])
        places[-1].append(piece)
    return [rule for place in places for rule in _united(place)]


def _united(pieces: list[Rule]) -> list[Rule]:
    united: list[Rule] = []
    for piece in sorted(pieces, key=lambda piece: piece.begin):
        if united and piece.begin <= united[-1].end + NEAR:
            united[-1] = united[-1]._replace(end=max(united[-1].end, piece.end))
        else:
            united.append(piece)
    return united


def _groups(rows: list[Rule], columns: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch each other, directly or through others."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    left, waiting = set(range(len(columns))), set(range(len(rows)))
    while waiting:
        group_rows, group_columns = [waiting.pop()], list[int]()
        for row in group_rows:
            for column in [c for c in left if _touch(rows[row], columns[c])]:
                left.discard(column)
                group_columns.append(column)
                more = [r for r in waiting if _touch(rows[r], columns[column])]
                waiting.difference_update(more)
                group_rows += more
        groups.append(([rows[r] for r in group_rows], [columns[c] for c in group_columns]))
    return groups


def _touch(row: Rule, column: Rule) -> bool:
    return row.begin - NEAR <= column.at <= row.end + NEAR and column.begin - NEAR <= row.at <= column.end + NEAR


def _grid(rows: Sequence[Rule], columns: Sequence[Rule]) -> Grid | None:
    if len(rows) <= 1 or not columns:
        return None
    # Outer borders may be missing (open tables, page breaks): lines of the other direction end there.
    xs = _edges([*(rule.at for rule in columns), min(rule.begin for rule in rows), max(rule.end for rule in rows)])
    ys = _edges([*(rule.at for rule in rows), min(rule.begin for rule in columns), max(rule.end for rule in columns)])
    if not (1 < len(xs) <= MOST_COLUMNS and 1 < len(ys) <= MOST_COLUMNS):
        return None
    cells = _cells(xs, ys, rows, columns)
    return Grid(xs[0], ys[0], xs[-1], ys[-1], xs, ys, cells)


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > NEAR:
            edges.append(place)
    return edges


def _cells(xs: list[float], ys: list[float], rows: Sequence[Rule], columns: Sequence[Rule]) -> list[list[int]]:
    """Fields that no line parts get the number of one cell."""
    width = len(xs) - 1
    cell = list(range(width * (len(ys) - 1)))
    rows_at, columns_at = _by_edge(ys, rows), _by_edge(xs, columns)

    def root(field: int) -> int:
        while cell[field] != field:
            cell[field] = cell[cell[field]]
            field = cell[field]
        return field

    for row in range(len(ys) - 1):
        for column in range(width):
            here = row * width + column
            if column + 1 < width and not _drawn(columns_at[column + 1], ys[row], ys[row + 1]):
                cell[root(here + 1)] = root(here)
            if row + 2 < len(ys) and not _drawn(rows_at[row + 1], xs[column], xs[column + 1]):
                cell[root(here + width)] = root(here)
    return [[root(row * width + column) for column in range(width)] for row in range(len(ys) - 1)]


def _by_edge(edges: list[float], rules: Sequence[Rule]) -> list[list[Rule]]:
    """The lines that stand at each of ``edges``."""
    found: list[list[Rule]] = [[] for _ in edges]
    for rule in rules:
        found[bisect_right(edges, rule.at) - 1].append(rule)
    return found


def _drawn(rules: Sequence[Rule], begin: float, end: float) -> bool:
    return sum(max(0.0, min(end, rule.end) - max(begin, rule.begin)) for rule in rules) >= COVERED * (end - begin)
