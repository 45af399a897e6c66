"""Incremental reading of annual reports' numbers in the store: each report once, when it is new or changed.

Only the current version of a report has its numbers here: what an earlier one said stands in its text (`versions`).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar

import orjson

from gkcrawl.corpus.feed import READING, Feed, give_way
from gkcrawl.corpus.numbers.packing import Cell, Packed, pack, unpack
from gkcrawl.corpus.numbers.years import CELLS, YearChecks, write_checks
from gkcrawl.statistics.model import STATISTICS_READER, Check, Statistics
from gkcrawl.statistics.read import read_statistics
from gkcrawl.statistics.source import reports_of
from gkcrawl.store.rows import SELECT, decode, insert

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from gkcrawl.store import Store

CONSUMER = f"statistics:{STATISTICS_READER}"
"""Named after the reader: a newer one has looked at nothing yet."""
BATCH = 5000
"""Documents: most are no reports, and looked at only; a transaction ends after some seconds in any case."""
NOT_READ = "not_read"
"""The flag of a report whose reading failed (data/statistics_flags.csv)."""
_log = logging.getLogger(__name__)
_REPORT = (
    *("document", "version", "reading_sha256", "reader", "agency", "region", "year", "form_era", "scope", "part"),
    *("flags", "layout", "numbers", "marks", "sentences"),
)
_INSERT = insert("statistics_reports", _REPORT)
_INSERT_CELL = insert("statistics_cells", ("layout", "place", *Cell._fields))


class _Changed(Feed):
    columns: ClassVar = f"documents.number, {READING}, documents.kind"

    def named(self, values: Sequence[Any]) -> dict[str, Any]:
        return dict(zip(("number", "reading_sha256", "kind"), values, strict=True))


def read_new(store: Store, progress: Callable[[int], object] = lambda _: None) -> int:
    """Read the numbers of reports that are new or changed; how many were read. Each batch is a transaction.

    With a newer reader that is all of them. ``progress`` is told how many are done.
    """
    read = 0
    while True:
        with store.transaction() as connection:
            _begin_anew_with_another_reader(connection)
            feed = _Changed(connection, CONSUMER, "statistics_reports", BATCH)
            years = YearChecks(connection)
            for row in feed:
                former = _forget(connection, row["number"], years)
                if row["kind"] == "annual_report":
                    found = _read(connection, row["number"], row["reading_sha256"], former)
                    years.changed(*found)
                    read += 1
            years.check()
        if feed.exhausted:
            return read
        progress(read)
        give_way()


def read_anew(store: Store, portal: str | None) -> bool:
    """Have `read_new` read all reports of ``portal`` again, or all that there are; whether any was read before.

    They keep their numbers until then. Where none was, there is nothing to read again.
    """
    of_portal = "document IN (SELECT number FROM documents WHERE ? IS NULL OR portal = ?)"
    with store.transaction() as connection:
        known = connection.execute(
            f"UPDATE statistics_reports SET reading_sha256 = '' WHERE {of_portal}", (portal, portal)
        ).rowcount
        if known:
            # Reports that changed meanwhile are read in any case, and others known by their reading.
            connection.execute("DELETE FROM cursors WHERE name = ?", (CONSUMER,))
    return known > 0


def _begin_anew_with_another_reader(connection: sqlite3.Connection) -> None:
    """Reports keep what an older reader read until they are read again."""
    if not connection.execute("SELECT 1 FROM cursors WHERE name = ?", (CONSUMER,)).fetchone():
        connection.execute(
            "UPDATE statistics_reports SET reading_sha256 = '' WHERE reader IS NOT ?", (STATISTICS_READER,)
        )
        connection.execute("DELETE FROM cursors WHERE name LIKE 'statistics:%'")


def _forget(connection: sqlite3.Connection, number: int, years: YearChecks) -> str:
    """Take out what was read of a document; its flags until now, as JSON."""
    row = connection.execute(
        "DELETE FROM statistics_reports WHERE document = ? RETURNING flags, agency, region, year", (number,)
    ).fetchone()
    if row is None:
        return "[]"
    connection.execute(
        "DELETE FROM statistics_checks WHERE document = (SELECT id FROM documents WHERE number = ?)", (number,)
    )
    years.changed(*row[1:])
    return str(row[0])


def _read(
    connection: sqlite3.Connection, number: int, reading: str, former: str
) -> tuple[str | None, str | None, int | None]:
    """Read the report that a document is: its agency, region and year.

    Its flags are the document's, so that new ones are a change of it.
    """
    document = decode(connection.execute(f"{SELECT} WHERE number = ?", (number,)).fetchone())
    found = _statistics(document)
    flags, region = orjson.dumps(found.flags).decode(), (document["region"] or {}).get("code")
    packed = pack(found.values)
    connection.execute(
        _INSERT,
        (
            *(number, document["version"], reading, STATISTICS_READER, found.agency, region, found.year),
            *(found.form_era, found.scope, found.part, flags, _layout(connection, packed), *packed[1:]),
        ),
    )
    write_checks(connection, document["id"], found.checks, 0)
    if flags != former:
        connection.execute("INSERT OR REPLACE INTO changes (document) VALUES (?)", (number,))
    return found.agency, region, found.year


def _statistics(document: Mapping[str, Any]) -> Statistics:
    """What is read of a ``document``; where that fails, a flag: one report must not keep all others waiting."""
    try:
        (report,) = reports_of(document)
        return read_statistics(report)
    except Exception:  # a fault of our own, which the log has
        _log.exception("numbers of %s cannot be read", document["id"])
        return Statistics(agency=document["agency"], year=document["report_year"], flags=[NOT_READ])


def _layout(connection: sqlite3.Connection, packed: Packed) -> int:
    """The number of the layout with these cells."""
    sha256 = packed.sha256
    known = connection.execute("SELECT number FROM statistics_layouts WHERE sha256 = ?", (sha256,)).fetchone()
    if known:
        return int(known[0])
    number = connection.execute("INSERT INTO statistics_layouts (sha256) VALUES (?)", (sha256,)).lastrowid
    assert number is not None
    rows = ((number, place, *cell) for place, cell in enumerate(packed.cells))
    connection.executemany(_INSERT_CELL, rows)
    return number


def statistics_of(store: Store, id: str) -> Statistics | None:
    """What was read of the document ``id``, with its checks across years; None if it is no report, or not read yet."""
    rows = store.query(
        "SELECT statistics_reports.* FROM statistics_reports JOIN documents ON number = document WHERE id = ?", (id,)
    )
    if not rows:
        return None
    row = rows[0]
    cells = tuple(Cell(*found) for found in store.rows(CELLS, (row["layout"],)))
    checks = store.query(
        'SELECT id, "column", row, ok, "left", "right" FROM statistics_checks WHERE document = ? ORDER BY place', (id,)
    )
    return Statistics(
        **{name: row[name] for name in ("part", "agency", "year", "form_era", "scope")},
        values=unpack(Packed(cells, row["numbers"], row["marks"], row["sentences"])),
        checks=[Check(**(check | {"ok": None if check["ok"] is None else bool(check["ok"])})) for check in checks],
        flags=orjson.loads(row["flags"]),
    )
