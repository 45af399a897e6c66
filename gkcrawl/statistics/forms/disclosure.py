"""Table 二, 主动公开政府信息情况: blocks of 第二十条, each with a head and rows of its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.tables import Found, named, squashed, value_of, word
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.statistics.model import FormEra, Grid, Value

_BLOCKS = list(dict.fromkeys(key.split(".")[1] for key in keys() if key.startswith("t2.")))
_UNIT = re.compile(r"单位:(万元|元)")


class _Row(NamedTuple):
    at: int  # the place of its grid
    grid: Grid
    row: Sequence[str]
    cells: list[str]  # as they are compared


def read_disclosure(grids: Sequence[Grid]) -> Found:
    """The numbers of table 二 in ``grids``, which go on from one another where a page broke the table."""
    found = Found()
    every = [_Row(at, grid, row, squashed(row)) for at, grid in _of_table(grids) for row in grid.rows]
    rows, second = _first_table(every)
    found.era = _era(rows)
    if found.era is None:
        return found
    found.begins, found.again = rows[0].at, second[0].at if second else None
    told = dict(_read(rows, found.era))
    found.values = list(told.values())
    of_form = [key for key, one in keys().items() if key.startswith("t2.") and found.era in one.eras]
    if not set(of_form) <= set(told):
        found.flags.append("cut_table")
    raw = {key: value.raw for key, value in told.items()}
    others = _read(second, found.era) if second else ()
    if (second and _era(second) != found.era) or any(raw.get(key, one.raw) != one.raw for key, one in others):
        found.flags.append("two_reports")
    return found


def _first_table(rows: Sequence[_Row]) -> tuple[Sequence[_Row], Sequence[_Row]]:
    """The ``rows`` up to where blocks begin again, of a second report or of the same in a file, and those from there.

    Blocks in another order than that of the form, but each once, are of one report.
    """
    blocks = [(at, _BLOCKS.index(name)) for at, row in enumerate(rows) if (name := _block(row.cells)[1])]
    if len({block for _, block in blocks}) < len(blocks):
        for (at, block), (_, following) in pairwise(blocks):
            if following <= block:
                # The head of the second stands above its first row.
                return rows[: at + 1], rows[at + 1 :]
    return rows, ()


def _read(rows: Sequence[_Row], era: FormEra) -> Iterator[tuple[str, Value]]:
    """Key and value of the numbers in ``rows``; none of a row whose columns are not told."""
    widths = {row.at: Counter(map(len, row.grid.rows)).most_common(1)[0][0] for row in rows}
    head, head_at = [""], rows[0].at
    for at, grid, row, cells in rows:
        if any(named(cell, "t2.column.") for cell in cells[1:]):
            head, head_at = cells, at
            continue
        label, name = _block(cells)
        if not name:
            continue
        expected = [key for key, one in keys().items() if key.startswith(f"t2.{name}.") and era in one.eras]
        places = _places(cells, head, label, expected) if len(head) == len(cells) or head_at != at else None
        # Where both the head and the row are shorter than the table, a cell of each may be missing.
        if places is None or (len(cells) != widths[at] and len(places) < len(expected)):
            continue
        for key, place in places.items():
            unit = _UNIT.search(head[place]) if place < len(head) else None
            value = value_of(key, None, row[place], f"{grid.where}: {cells[label]}")
            yield key, replace(value, unit=unit[1]) if unit and not read_cell(row[place]).unit else value


def _block(cells: Sequence[str]) -> tuple[int, str]:
    """Where the label of a row stands, and what it names; empty for a row that has none of the form."""
    for at, cell in enumerate(cells):
        if (name := named(cell, "t2.")) in _BLOCKS:
            return at, name or ""
    return 0, ""


def _of_table(grids: Sequence[Grid]) -> list[tuple[int, Grid]]:
    chosen: list[tuple[int, Grid]] = []
    for at, grid in enumerate(grids):
        text = [cell for row in grid.rows for cell in squashed(row)]
        heads = any(word("t2.table").search(cell) for cell in text)
        goes_on = bool(chosen) and len(grid.rows[0]) == len(chosen[-1][1].rows[0])
        if (heads or goes_on) and any(named(cell, "t2.") for cell in text):
            chosen.append((at, grid))
    return chosen


def _era(rows: Sequence[_Row]) -> FormEra | None:
    """The form that the heads of the blocks are of, whatever year it is."""
    text = "|".join(cell for row in rows for cell in row.cells)
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
        if len(places) < len(expected):
            return None
        by_place = dict(zip(expected, places, strict=False))
        return by_place if all(by_place.get(key, at) == at for at, key in _told(head, expected)) else None
    return dict(zip(expected, places, strict=True)) if len(places) == len(expected) else None


def _told(head: Sequence[str], expected: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Columns whose head names a key, where it stands first."""
    seen = set()
    for at, cell in enumerate(head):
        key = next((key for key in expected if key.endswith(f".{named(cell, 't2.column.')}")), None)
        if key and key not in seen:
            seen.add(key)
            yield at, key
