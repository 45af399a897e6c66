"""The table `coverage` of the database: missing reports, computed once for all who read them until something changes.

What is missing hangs on all reports together (names that are one agency, copies), on the crawls and on the day. So the
table is not mended a document at a time: it is computed anew as a whole when the newest change of a document, the runs,
the day or gkcrawl itself are others than those of the table (`coverage_state`).
"""

from __future__ import annotations

from dataclasses import astuple, fields
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from gkcrawl import __version__
from gkcrawl.coverage.agencies import Agency
from gkcrawl.coverage.table import Row, coverage, lies_in
from gkcrawl.store.rows import insert, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from gkcrawl.store.connection import Connection

_COLUMNS = tuple(field.name for field in fields(Row))
_INSERT = insert("coverage", _COLUMNS)
_SELECT = f"SELECT {quoted(_COLUMNS)} FROM coverage WHERE ? IS NULL OR year = ? ORDER BY rowid"
_CURRENT = (
    "SELECT coalesce((SELECT max(seq) FROM changes), 0),"
    " (SELECT count(*) || ' ' || coalesce(max(finished_at), '') FROM runs)"
)
_KEPT = "SELECT as_of, change, runs, program FROM coverage_state"
CHINA = timezone(timedelta(hours=8))
"""Deadlines pass by the time of China."""


def china_today() -> date:
    """The day that it is in China."""
    return datetime.now(CHINA).date()


def as_of(store: Connection) -> str | None:
    """The day that the table is of (YYYY-MM-DD); None before it was computed first."""
    return next((day for (day,) in store.rows("SELECT as_of FROM coverage_state")), None)


def is_current(store: Connection, today: date) -> bool:
    """Whether the table says what `coverage` would compute for ``today``."""
    return _state(store, today) in list(store.rows(_KEPT))


def keep_coverage(store: Connection, today: date, tell: Callable[[int], object] = lambda done: None) -> bool:
    """Compute the table anew if it is not current; whether it was. ``tell`` is told how many reports were read.

    Raises `StoreError`. It is written in one transaction: readers see the former table until then.
    """
    if is_current(store, today):
        return False
    # Before the reports are read: what is stored meanwhile makes the table outdated.
    state = _state(store, today)
    rows = list(coverage(store, today, tell=tell))
    with store.transaction() as connection:
        connection.execute("DELETE FROM coverage")
        connection.execute("DELETE FROM coverage_state")
        connection.executemany(_INSERT, map(astuple, rows))
        connection.execute("INSERT INTO coverage_state (as_of, change, runs, program) VALUES (?, ?, ?, ?)", state)
    return True


def kept_coverage(store: Connection, *, region: str | None = None, year: int | None = None) -> Iterator[Row]:
    """The rows of the table, as `coverage` gives them."""
    for values in store.rows(_SELECT, (year, year)):
        row = Row(**dict(zip(_COLUMNS, values, strict=True)))
        if region is None or lies_in(Agency(row.agency, row.region_code, row.region_name), region):
            yield row


def _state(store: Connection, today: date) -> tuple[str, int, str, str]:
    ((change, runs),) = store.rows(_CURRENT)
    return today.isoformat(), change, runs, __version__
