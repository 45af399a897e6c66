"""Table 二, 主动公开政府信息情况: blocks of 第二十条, each with a head and rows of its own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gkcrawl.statistics.forms.tables import Found, named, squashed, value_of, word
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.statistics.model import FormEra, Grid, Value


def read_disclosure(grids: Sequence[Grid]) -> Found:
    """The numbers of table 二 in ``grids``, which go on from one another where a page broke the table."""
    found = Found()
    rows = [(grid.where, row, squashed(row)) for grid in _of_table(grids) for row in grid.rows]
    found.era = _era([cells for _, _, cells in rows])
    if found.era is None:
        return found
    head: list[str] = []
    told: dict[str, Value] = {}
    for where, row, cells in rows:
        if word("t2.column.decisions").search("".join(cells)) or any(named(cell, "t2.column.") for cell in cells[1:]):
            head = cells
            continue
        label = next((at for at, cell in enumerate(cells) if named(cell, "t2.")), None)
        if label is None:
            continue
        name = named(cells[label], "t2.")
        expected = [key for key, one in keys().items() if key.startswith(f"t2.{name}.") and found.era in one.eras]
        places = _places(cells, head, label, len(expected))
        if places is None:
            found.flags.append("cut_table")
            continue
        for key, at in zip(expected, places, strict=True):
            value = value_of(key, None, row[at], f"{where}: {cells[label]}")
            first = told.setdefault(key, value)
            if first.raw != value.raw and "two_reports" not in found.flags:
                found.flags.append("two_reports")
    found.values = list(told.values())
    return found


def _of_table(grids: Sequence[Grid]) -> list[Grid]:
    chosen: list[Grid] = []
    for grid in grids:
        text = [cell for row in grid.rows for cell in squashed(row)]
        heads = any(word("t2.table").search(cell) for cell in text)
        goes_on = bool(chosen) and len(grid.rows[0]) == len(chosen[-1].rows[0])
        if (heads or goes_on) and any(named(cell, "t2.") for cell in text):
            chosen.append(grid)
    return chosen


def _era(rows: Sequence[Sequence[str]]) -> FormEra | None:
    """The form that the heads of the blocks are of, whatever year it is."""
    text = "|".join(cell for row in rows for cell in row)
    if word("t2.era.2019").search(text):
        return "2019"
    return "2021" if word("t2.era.2021").search(text) else None


def _places(cells: Sequence[str], head: Sequence[str], label: int, count: int) -> list[int] | None:
    """Where the ``count`` numbers of a row stand behind its ``label``; None where it has fewer.

    A cell that covers several columns is repeated: where a row has more columns than the form, the head above tells
    which of them are one.
    """
    places = list(range(label + 1, len(cells)))
    if len(places) > count and len(head) == len(cells):
        runs = [next(run)[0] for _, run in groupby(enumerate(head), key=lambda item: item[1])]
        apart = [at for at in runs if at > label]
        places = apart if len(apart) >= count else places
    return places[:count] if len(places) >= count else None
