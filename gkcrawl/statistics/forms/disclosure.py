"""Table 二, 主动公开政府信息情况: blocks of 第二十条, each with a head and rows of its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.tables import Found, named, squashed, value_of, word
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.statistics.model import FormEra, Grid, Value

_BLOCKS = list(dict.fromkeys(key.split(".")[1] for key in keys() if key.startswith("t2.")))
_UNIT = re.compile(r"单位:(万元|元)")


def read_disclosure(grids: Sequence[Grid]) -> Found:
    """The numbers of table 二 in ``grids``, which go on from one another where a page broke the table."""
    found = Found()
    rows = [(grid, row, squashed(row)) for grid in _of_table(grids) for row in grid.rows]
    found.era = _era([cells for _, _, cells in rows])
    if found.era is None:
        return found
    widths = {id(grid): Counter(map(len, grid.rows)).most_common(1)[0][0] for grid, _, _ in rows}
    head, head_grid, last, is_second = [""], rows[0][0], -1, False
    told: dict[str, Value] = {}
    for grid, row, cells in rows:
        if any(named(cell, "t2.column.") for cell in cells[1:]):
            head, head_grid = cells, grid
            continue
        label, name = next(((at, name) for at, cell in enumerate(cells) if (name := named(cell, "t2."))), (0, ""))
        if name not in _BLOCKS:
            continue
        # Blocks that begin again are of a second report, or of the same in a file.
        is_second = is_second or _BLOCKS.index(name) <= last
        last = _BLOCKS.index(name)
        expected = [key for key, one in keys().items() if key.startswith(f"t2.{name}.") and found.era in one.eras]
        places = _places(cells, head, label, expected) if len(head) == len(cells) or head_grid is not grid else None
        # Where both the head and the row are shorter than the table, a cell of each may be missing.
        if places is None or (len(cells) != widths[id(grid)] and len(places) < len(expected)):
            found.flags.append("cut_table")
            continue
        for key, at in places.items():
            unit = _UNIT.search(head[at]) if at < len(head) else None
            value = value_of(key, None, row[at], f"{grid.where}: {cells[label]}")
            value = replace(value, unit=unit[1]) if unit and not read_cell(row[at]).unit else value
            if not is_second:
                told[key] = value
            elif key in told and told[key].raw != value.raw and "two_reports" not in found.flags:
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


def _places(cells: Sequence[str], head: Sequence[str], label: int, expected: Sequence[str]) -> dict[str, int] | None:
    """Where the numbers of the ``expected`` keys stand behind the ``label`` of a row; None where one is missing.

    A cell that covers several columns is repeated: where a row has more columns than the form, the head above tells
    which of them are one. By position, but where a form with fewer columns has names for all of them.
    """
    places = list(range(label + 1, len(cells)))
    if len(head) == len(cells):
        runs = [next(run)[0] for _, run in groupby(enumerate(head), key=lambda item: item[1])]
        apart = [at for at in runs if at > label]
        told = {key: at for at in apart for key in expected if key.endswith(f".{named(head[at], 't2.column.')}")}
        if len(told) == len(apart):
            return told
        places = apart if len(places) > len(expected) <= len(apart) else places
        return dict(zip(expected, places, strict=False)) if len(places) >= len(expected) else None
    return dict(zip(expected, places, strict=True)) if len(places) == len(expected) else None
