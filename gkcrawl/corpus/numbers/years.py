"""Holds the numbers of annual reports in the store against those of the same agency's years before."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING

import orjson

from gkcrawl.corpus.numbers.packing import Cell
from gkcrawl.extract.agency.identity import Key, key_of
from gkcrawl.statistics.years import YEARS, check_years
from gkcrawl.store.rows import insert

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from gkcrawl.statistics.model import Check

    _Place = tuple[str, str | None]

_CHECK = ("document", "place", "id", "column", "row", "ok", "left", "right", "across_years")
_INSERT_CHECK = insert("statistics_checks", _CHECK)
CELLS = 'SELECT key, "column", unit, kind, "where", confidence FROM statistics_cells WHERE layout = ? ORDER BY place'
_NAMES = "SELECT DISTINCT agency FROM statistics_reports WHERE region IS ? AND agency IS NOT NULL"
_REPORTS = (
    "SELECT documents.id, year, layout, numbers FROM statistics_reports JOIN documents ON number = document"
    " WHERE statistics_reports.agency = ? AND statistics_reports.region IS ? AND year BETWEEN ? AND ?"
    " ORDER BY number"
)


class YearChecks:
    """What is to be compared at the end of a transaction of ``connection``: each agency once, under all its spellings.

    Spellings are one agency as coverage takes them (`identity.key_of`), in one division.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places = _Places(connection)
        self._changed: defaultdict[tuple[Key, str | None], set[int]] = defaultdict(set)
        self._names: dict[str | None, defaultdict[Key, list[str]]] = {}

    def changed(self, agency: str | None, region: str | None, year: int | None) -> None:
        """A report of ``agency`` in ``region`` (code) on ``year`` is new, another or gone."""
        if agency is not None and year is not None:
            self._changed[key_of(agency, region), region].add(year)

    def check(self) -> None:
        """Check what has changed, and the reports that are compared with it, against the years before."""
        self._names.clear()
        for (key, region), years in self._changed.items():
            self._check(self._spelled(key, region), region, years)
        self._changed.clear()

    def _spelled(self, key: Key, region: str | None) -> list[str]:
        if region not in self._names:
            names = self._names[region] = defaultdict(list)
            for (agency,) in self._connection.execute(_NAMES, (region,)):
                names[key_of(agency, region)].append(agency)
        return self._names[region][key]

    def _check(self, agencies: Iterable[str], region: str | None, years: set[int]) -> None:
        reports: defaultdict[int, dict[str, dict[_Place, int | float]]] = defaultdict(dict)
        span = (min(years) - YEARS + 1, max(years) + YEARS - 1)
        for agency in agencies:
            for document, of, layout, numbers in self._connection.execute(_REPORTS, (agency, region, *span)).fetchall():
                found = zip(self._places[layout], orjson.loads(numbers), strict=True)
                reports[of][document] = {place: one for place, one in found if place and one is not None}
        # Of copies any will do; of two reports on one year, the one with more numbers.
        latest = {of: max(found.values(), key=len) for of, found in reports.items()}
        for of in {year + ahead for year in years for ahead in range(YEARS)} & reports.keys():
            before = [latest.get(of - ago) for ago in range(1, YEARS)]
            for document, now in reports[of].items():
                self._connection.execute(
                    "DELETE FROM statistics_checks WHERE document = ? AND across_years", (document,)
                )
                write_checks(self._connection, document, check_years(now, before), 1)


class _Places(dict[int, "list[_Place | None]"]):
    """Key and column of the cells of layouts; None for those that are not printed in tables."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __missing__(self, layout: int) -> list[_Place | None]:
        cells = [Cell(*row) for row in self._connection.execute(CELLS, (layout,))]
        self[layout] = [(cell.key, cell.column) if cell.kind == "table" else None for cell in cells]
        return self[layout]


def write_checks(connection: sqlite3.Connection, document: str, checks: Iterable[Check], across: int) -> None:
    """Append ``checks`` to those of ``document``; ``across`` is 1 if they compare years."""
    (start,) = connection.execute(
        "SELECT coalesce(max(place) + 1, 0) FROM statistics_checks WHERE document = ?", (document,)
    ).fetchone()
    rows = zip(count(start), checks)
    connection.executemany(
        _INSERT_CHECK,
        ((document, place, one.id, one.column, one.row, one.ok, one.left, one.right, across) for place, one in rows),
    )
