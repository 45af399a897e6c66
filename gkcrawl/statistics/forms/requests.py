"""Table 三, 收到和处理政府信息公开申请情况: 25 rows (23 of 2019) of seven numbers, by position, labels as guards."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash
from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.columns import columns_of
from gkcrawl.statistics.forms.tables import Found, named, squashed, value_of, word
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkcrawl.statistics.forms.columns import Columns
    from gkcrawl.statistics.model import Grid

_WIDEST_READ = 40  # columns: a form has fewer
_WORDS_IN_ROW = 2  # of seven cells: a row of the head has more
_OTHERS = ("t3.other.no_correction", "t3.other.fee_unpaid", "t3.other.other")
_OF_2021 = 25  # rows; two less in 2019, where (六) is one
_ROWS = [key for key in keys() if key.startswith("t3.")]


class _Row(NamedTuple):
    at: int  # the place of its grid
    where: str | None
    labels: list[str]
    cells: Mapping[str, str]
    key: str | None


def read_requests(grids: Sequence[Grid]) -> Found:
    """The numbers of table 三 in ``grids``, which go on from one another where a page broke the table."""
    found = Found()
    rows, second = _first_table(_rows_of(grids))
    if not rows:
        return found
    found.begins, found.again = rows[0].at, second[0].at if second else None
    has_three = any(row.key in _OTHERS for row in rows) or len(rows) == _OF_2021
    left_out = ("t3.other.all",) if has_three else _OTHERS
    expected = [key for key in _ROWS if key not in left_out]
    found.era = "2021" if has_three else "2019"
    names = [row.key for row in rows]
    # Rows of which each has its label may stand in any order.
    told = names if sorted(filter(None, names)) == sorted(expected) else _told(rows, expected)
    if not set(told) >= set(expected):
        # (六) may as well be the group of three rows that are missing.
        told = [None if key == "t3.other.all" else key for key in told]
    for row, key in zip(rows, told, strict=True):
        if key is not None:
            where = f"{row.where}: {row.labels[-1] if row.labels else keys()[key].name}"
            found.values += [value_of(key, column, raw, where) for column, raw in row.cells.items()]
    if len(set(told) - {None}) < len(expected):
        found.flags.append("cut_table")
    printed = {row.key: row.cells for row in rows}
    if any(row.key and printed.get(row.key, row.cells) != row.cells for row in second):
        found.flags.append("two_reports")
    return found


def _rows_of(grids: Sequence[Grid]) -> list[_Row]:
    """Rows of the grids with the head or first row of the table, which pages repeat, and those that go on from them."""
    rows: list[_Row] = []
    columns: Columns | None = None
    is_below = False
    for at, grid in enumerate(grids):
        cells = [cell for row in grid.rows for cell in squashed(row[:_WIDEST_READ])]
        if any(word("t3.table").search(cell) for cell in cells):
            is_below = True
        elif word("t4.table").search("".join(cells)) or any(word("t2.table").search(cell) for cell in cells):
            is_below = False
        if is_below:
            columns = columns_of(grid.rows, columns) or columns
            rows += _rows(at, grid, columns) if columns is not None else []
    return rows


def _rows(at: int, grid: Grid, columns: Columns) -> Iterator[_Row]:
    for row in grid.rows:
        if (parts := columns.split(row)) is None:
            continue
        before, cells = parts
        labels = [label for label in dict.fromkeys(squashed(before)) if label]
        key = next((name for label in reversed(labels) if (name := named(label, "t3."))), None)
        odd = [squash(cell) for cell in cells.values() if read_cell(cell).meaning == "TEXT"]
        # A row of the head, or of a group: its label covers all columns.
        if set(odd) & set(labels) or (len(odd) > _WORDS_IN_ROW and f"t3.{key}" not in _ROWS):
            continue
        # (六) names a row only where nothing stands below it: else it is the group of three.
        if key == "other.all" and named(squash(before[-1]) if before else "", "t3.") != key:
            key = None
        yield _Row(at, grid.where, labels, cells, f"t3.{key}" if f"t3.{key}" in _ROWS else None)


def _first_table(rows: Sequence[_Row]) -> tuple[Sequence[_Row], Sequence[_Row]]:
    """The ``rows`` up to where the order of the form begins again, and those of the second table from there on."""
    names = [row.key for row in rows if row.key]
    if len(set(names)) == len(names) and len(names) >= _OF_2021 - 2:
        return rows, ()
    last = -1
    places = [(at, _ROWS.index(row.key)) for at, row in enumerate(rows) if row.key]
    for (at, place), (_, following) in pairwise([*places, (len(rows), 0)]):
        if place <= last and following <= last:
            return rows[:at], rows[at:]
        last = max(last, place)
    return rows, ()


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
    # 23 rows of which none is named (六) may as well be what is left of 25.
    is_sure = len(expected) == _OF_2021 or "t3.other.all" in told
    return placed if is_sure and set(placed) >= set(expected) else told
