"""Table 三, 收到和处理政府信息公开申请情况: 25 rows (23 of 2019) of seven numbers, by position, labels as guards."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.tables import Found, named, squashed, value_of, word
from gkcrawl.statistics.keys import APPLICANTS, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.statistics.model import Grid

_COLUMNS = len(APPLICANTS)
_WORDS_IN_ROW = 2  # of seven cells: a row of the head has more
_OTHERS = ("t3.other.no_correction", "t3.other.fee_unpaid", "t3.other.other")
_FIRST = "t3.new_received"
_OF_2021 = 25  # rows; two less in 2019, where (六) is one
_ROWS = [key for key in keys() if key.startswith("t3.")]


class _Row(NamedTuple):
    where: str | None
    labels: list[str]
    cells: list[str]
    key: str | None


def read_requests(grids: Sequence[Grid]) -> Found:
    """The numbers of table 三 in ``grids``."""
    found = Found()
    rows = [row for grid in _of_table(grids) for row in _rows(grid)]
    if not rows:
        return found
    firsts = [at for at, row in enumerate(rows) if row.key == _FIRST]
    if len(firsts) > 1:
        if len({tuple(rows[at].cells) for at in firsts}) > 1:
            found.flags.append("two_reports")
        rows = rows[: firsts[1]]
    has_three = any(row.key in _OTHERS for row in rows) or len(rows) == _OF_2021
    left_out = ("t3.other.all",) if has_three else _OTHERS
    expected = [key for key in _ROWS if key not in left_out]
    found.era = "2021" if has_three else "2019"
    told = _told(rows, expected)
    for row, key in zip(rows, told, strict=True):
        if key is not None:
            where = f"{row.where}: {row.labels[-1] if row.labels else keys()[key].name}"
            found.values += [
                value_of(key, column, raw, where) for column, raw in zip(APPLICANTS, row.cells, strict=True)
            ]
    if len(set(told) - {None}) < len(expected):
        found.flags.append("cut_table")
    return found


def _of_table(grids: Sequence[Grid]) -> list[Grid]:
    """The grids with the head or first row of the table, which pages repeat, and those that go on from them."""
    chosen: list[Grid] = []
    is_below = False
    for grid in grids:
        cells = [cell for row in grid.rows for cell in squashed(row)]
        if any(word("t3.table").search(cell) for cell in cells):
            is_below = True
        elif word("t4.table").search("".join(cells)) or any(word("t2.table").search(cell) for cell in cells):
            is_below = False
        if is_below:
            chosen.append(grid)
    return chosen


def _rows(grid: Grid) -> list[_Row]:
    columns = _columns(grid)
    if columns is None:
        return []
    found = []
    for row in grid.rows:
        if len(row) <= columns[-1]:
            continue
        cells = [row[at] for at in columns]
        if sum(read_cell(cell).meaning == "TEXT" for cell in cells) > _WORDS_IN_ROW:
            continue
        labels = [label for label in dict.fromkeys(squashed(row[: columns[0]])) if label]
        key = next((name for label in reversed(labels) if (name := named(label, "t3."))), None)
        found.append(_Row(grid.where, labels, cells, f"t3.{key}" if key else None))
    return found


def _columns(grid: Grid) -> list[int] | None:
    """Where the numbers stand: below the names of the applicants, or in the last seven columns."""
    for row in grid.rows:
        places = {name: at for at, cell in enumerate(squashed(row)) if (name := named(cell, "t3.column."))}
        if len(places) == _COLUMNS and list(places) == list(APPLICANTS):
            return list(places.values())
    width = max(map(len, grid.rows), default=0)
    return list(range(width - _COLUMNS, width)) if width >= _COLUMNS else None


def _told(rows: Sequence[_Row], expected: Sequence[str]) -> list[str | None]:
    """The key of each row: by its label where labels keep the order of the form, between them by position.

    Position counts only where the whole form is there with it: a row that is missing moves no other.
    """
    told: list[str | None] = [None] * len(rows)
    last = -1
    for at, row in enumerate(rows):
        if row.key in expected and expected.index(row.key) > last:
            later = [other.key for other in rows[at + 1 :]]
            if sum(key in expected and expected.index(key) <= expected.index(row.key) for key in later if key) > 1:
                continue
            told[at], last = row.key, expected.index(row.key)
    fixed = [(-1, -1), *((at, expected.index(key)) for at, key in enumerate(told) if key), (len(rows), len(expected))]
    placed = list(told)
    for (at, place), (next_at, next_place) in pairwise(fixed):
        if next_at - at == next_place - place:
            for step in range(1, next_at - at):
                placed[at + step] = expected[place + step]
    return placed if set(placed) >= set(expected) else told
