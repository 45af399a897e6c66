"""Table 四, 行政复议、行政诉讼情况: one row of fifteen numbers, or fifteen rows of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.tables import Found, named, squashed, value_of, word
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.statistics.model import Grid, Value

_KEYS = [key for key in keys() if key.startswith("t4.")]


def read_review(grids: Sequence[Grid]) -> Found:
    """The numbers of table 四 in ``grids``: the row below its head, also where a page broke the table between."""
    found = Found()
    width, headed = 0, -1
    for at, grid in enumerate(grids):
        for row in grid.rows:
            if word("t4.table").search("".join(squashed(row))):
                width, headed = max(width if headed == at else 0, len(row)), at
            elif width and at - headed <= 1 and (cells := _numbers(row, width)):
                _take(found, [value_of(key, None, raw, grid.where) for key, raw in zip(_KEYS, cells, strict=True)])
                width = 0
        if headed == at and width and (turned := _turned(grid)):
            _take(found, [value_of(key, None, raw, f"{grid.where}: {keys()[key].name}") for key, raw in turned])
            width = 0
    if width and not found.values:
        found.flags.append("cut_table")
    return found


def _take(found: Found, values: list[Value]) -> None:
    """Let the first table stand; another one with other numbers is of a second report."""
    if not found.values:
        found.values = values
    elif [one.raw for one in values] != [one.raw for one in found.values]:
        found.flags = ["two_reports"]


def _numbers(row: Sequence[str], width: int) -> Sequence[str] | None:
    """The last fifteen cells of a ``row`` as wide as its head; None where one is missing or holds words."""
    cells = row[-len(_KEYS) :]
    is_whole = len(row) == width >= len(_KEYS) and all(read_cell(cell).meaning != "TEXT" for cell in cells)
    return cells if is_whole else None


def _turned(grid: Grid) -> list[tuple[str, str]]:
    """Keys and cells of a table that has a row for each number, behind the names of its group and result."""
    told = []
    for row in grid.rows:
        *labels, cell = squashed(row) or [""]
        group = next((name for label in reversed(labels) if (name := named(label, "t4.group."))), None)
        result = next((name for label in reversed(labels) if (name := named(label, "t4.result."))), None)
        if group and result and read_cell(cell).meaning != "TEXT":
            told.append((f"t4.{group}.{result}", row[-1]))
    return told if [key for key, _ in told] == [key for key in _KEYS if key in dict(told)] else []
