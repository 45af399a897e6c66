"""Columns that have shrunk: rows of the latest whole walk against those before it (docs/schedule.md#columns)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcrawl.store.connection import Connection

WALKS_COMPARED = 3
"""Whole walks that the latest is held against: a column that was cleared out is warned of as often, then believed."""
KEPT_PART = 0.9
"""Part of the most rows of those walks below which a column has shrunk: portals withdraw a few rows all the time."""
ROWS_MISSED = 5
"""Rows fewer from which a column has shrunk: of ten rows two say nothing."""

_WHOLE_WALKS = (
    "SELECT json_extract(value, '$.name'),"
    " json_extract(value, '$.entries') - json_extract(value, '$.rejected') FROM runs, json_each(runs.columns)"
    " WHERE portal = ? AND json_extract(value, '$.whole') ORDER BY runs.rowid DESC"
)


class Shrunk(NamedTuple):
    """A column that lists fewer ``rows`` than ``before``."""

    column: str
    rows: int
    before: int

    def __str__(self) -> str:
        return f"{self.column} to {self.rows} rows from {self.before}"


def whole_walks(store: Connection, portal: str) -> dict[str, list[int]]:
    """Rows of each column of ``portal``, by name, in the runs that walked it whole, the latest first."""
    walks: defaultdict[str, list[int]] = defaultdict(list)
    for name, rows in store.rows(_WHOLE_WALKS, (portal,)):
        walks[name].append(rows)
    return walks


def shrunk(walks: Mapping[str, Sequence[int]]) -> list[Shrunk]:
    """Columns whose latest whole walk, the first of their ``walks``, found much less than those before it."""
    found = []
    for name, (rows, *earlier) in walks.items():
        before = max(earlier[:WALKS_COMPARED], default=0)
        if rows < KEPT_PART * before and before - rows >= ROWS_MISSED:
            found.append(Shrunk(name, rows, before))
    return found
