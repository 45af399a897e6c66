"""Table 四, 行政复议、行政诉讼情况: one row of fifteen numbers, or fifteen rows of one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.tables import Found, named, squashed, value_of, word
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcrawl.statistics.model import Grid, Value

_KEYS = [key for key in keys() if key.startswith("t4.")]
_WIDEST = 40  # columns: the form has 15
_FEWEST_TURNED = 5  # rows: the results of one kind of case
_NEXT = 2  # grids: a page may break a table between its head and its numbers


def read_review(grids: Sequence[Grid]) -> Found:
    """The numbers of table 四 in ``grids``: the row below its head, also where a page broke the table between."""
    found = Found()
    head: list[list[str]] = []
    headed, blank = -_NEXT, None
    for at, grid in enumerate(grids):
        for row in grid.rows:
            cells = squashed(row[:_WIDEST])
            if word("t4.table").search("".join(cells)):
                head = [*(head if at - headed < _NEXT else _above(grid, row)), cells]
                headed = at
            elif head and at - headed < _NEXT and (numbers := _numbers(row, head)):
                values = [value_of(key, None, raw, grid.where) for key, raw in numbers.items()]
                if all(value.meaning == "EMPTY" for value in values):
                    # A row of a head that was not merged has blanks, too.
                    blank = blank or values
                else:
                    _take(found, values, at)
                    head, blank = [], None
        if headed == at and head and (turned := _turned(grid)):
            values = [value_of(key, None, raw, f"{grid.where}: {keys()[key].name}") for key, raw in turned]
            _take(found, values, at)
            head = []
    if blank and not found.values:
        found.values = blank
    if len(found.values) < len(_KEYS) and (head or found.values):
        found.flags.append("cut_table")
    return found


def _take(found: Found, values: list[Value], at: int) -> None:
    """Let the first table stand; another one with other numbers is of a second report."""
    if not found.values:
        found.values, found.begins = values, at
        return
    found.again = at if found.again is None else found.again
    if [one.raw for one in values] != [one.raw for one in found.values]:
        found.flags = ["two_reports"]


def _above(grid: Grid, row: Sequence[str]) -> list[list[str]]:
    """The row above the first that names results: 行政复议 and 行政诉讼."""
    at = next(at for at, one in enumerate(grid.rows) if one is row)
    return [squashed(grid.rows[at - 1][:_WIDEST])] if at else []


def _numbers(row: Sequence[str], head: Sequence[Sequence[str]]) -> Mapping[str, str] | None:
    """The cells of a ``row`` as wide as its head by key; None where one is missing or holds words.

    By the names above each column; where those are damaged, the last fifteen cells, if no name contradicts that.
    """
    width = len(head[-1])
    if not len(row) == width >= len(_KEYS):
        return None
    labels = width - len(_KEYS)
    if any(word("t4.last_year").search(cell) for cell in squashed(row[:labels])):
        return None
    names = [_key_above(at, head) for at in range(width)]
    whole = Counter(name for name in names if name in _KEYS)
    if list(whole.values()) == [1] * len(_KEYS):
        places = {key: names.index(key) for key in _KEYS}
    elif all(not name or key.endswith(name) for key, name in zip(_KEYS, names[labels:], strict=True)):
        places = {key: labels + at for at, key in enumerate(_KEYS)}
    else:
        return None
    cells = {key: row[at] for key, at in places.items()}
    return cells if all(read_cell(cell).meaning != "TEXT" for cell in cells.values()) else None


def _key_above(at: int, head: Sequence[Sequence[str]]) -> str:
    """The key of a column by its head; only the result where the group is not told; empty where nothing is."""
    group = result = None
    for cells in head:
        if len(cells) == len(head[-1]):
            filled = next((cell for cell in reversed(cells[: at + 1]) if cell), "")
            group = named(filled, "t4.group.") or group
            result = named(cells[at], "t4.result.") or result
    return (f"t4.{group}.{result}" if group else f".{result}") if result else ""


def _turned(grid: Grid) -> list[tuple[str, str]]:
    """Keys and cells of a table that has a row for each number, behind the names of its group and result."""
    told = []
    for row in grid.rows:
        *labels, cell = squashed(row) or [""]
        group = next((name for label in reversed(labels) if (name := named(label, "t4.group."))), None)
        result = next((name for label in reversed(labels) if (name := named(label, "t4.result."))), None)
        if group and result and read_cell(cell).meaning != "TEXT":
            told.append((f"t4.{group}.{result}", row[-1]))
    in_order = [key for key, _ in told] == [key for key in _KEYS if key in dict(told)]
    return told if in_order and len(told) >= _FEWEST_TURNED else []
