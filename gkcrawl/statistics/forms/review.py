"""Table 四, 行政复议、行政诉讼情况: one row of fifteen numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.tables import Found, squashed, value_of, word
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.statistics.model import Grid

_KEYS = [key for key in keys() if key.startswith("t4.")]


def read_review(grids: Sequence[Grid]) -> Found:
    """The numbers of table 四 in ``grids``: the row below its head, also where a page broke the table between."""
    found = Found()
    below = False
    for grid in grids:
        for row in grid.rows:
            if word("t4.table").search("".join(squashed(row))):
                below = True
            elif below and len(row) >= len(_KEYS):
                cells = row[-len(_KEYS) :]
                if any(read_cell(cell).meaning == "TEXT" for cell in cells):
                    continue
                values = [value_of(key, None, raw, grid.where) for key, raw in zip(_KEYS, cells, strict=True)]
                if found.values and [one.raw for one in values] != [one.raw for one in found.values]:
                    found.flags = ["two_reports"]
                found.values, below = found.values or values, False
    if below and not found.values:
        found.flags.append("cut_table")
    return found
