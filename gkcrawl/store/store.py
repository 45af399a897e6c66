"""The corpus database: portals and runs, what runs fetched, and the documents read from it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.errors import StoreError
from gkcrawl.store.database import connect, explained
from gkcrawl.store.documents import Change, write_document
from gkcrawl.store.history import mark_gone
from gkcrawl.store.rows import CaptureRow, DocumentRow, encode, insert
from gkcrawl.store.selection import Selection, documents
from gkcrawl.store.state import StateRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from gkcrawl.document import Document

_CAPTURE_COLUMNS = ("run", "portal", *(field.name for field in fields(CaptureRow)))
_INSERT_CAPTURE = insert("captures", _CAPTURE_COLUMNS)


class Store:
    """One connection to the corpus database at ``path``; use it in one thread, as a context manager.

    Opening creates the file and brings older ones up to date. After a power cut the database is sound; what
    ``durable`` stores wrote is still in it, what others wrote in the last moments may be not. Every method
    raises `StoreError` when the database is locked, read-only, damaged or not ours.
    """

    def __init__(self, path: Path, *, durable: bool = False) -> None:
        self.path = path
        self._db = connect(path)
        if durable:
            self._db.execute("PRAGMA synchronous = FULL")
        self._portals: dict[str, str] = {}

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; what was written stays."""
        self._db.close()

    def start_run(
        self,
        run: str,
        portal: str,
        *,
        agency: str,
        region: str,
        family: str,
        started_at: str,
        settings: dict[str, Any],
    ) -> None:
        """Record that ``portal`` (with its facts of today) is being crawled as ``run``; times are ISO 8601.

        Raises `StoreError` when the portal already has a run of that id.
        """
        with self._transaction():
            known = self._db.execute("SELECT 1 FROM runs WHERE run = ? AND portal = ?", (run, portal))
            if known.fetchone():
                raise StoreError(f"database {self.path}: {portal} already has a run {run}; start it under a new id")
            self._db.execute(
                "INSERT INTO portals (name, agency, region, family) VALUES (?, ?, ?, ?) ON CONFLICT (name)"
                " DO UPDATE SET agency = excluded.agency, region = excluded.region, family = excluded.family",
                (portal, agency, region, family),
            )
            self._db.execute(
                "INSERT INTO runs (run, portal, started_at, settings) VALUES (?, ?, ?, ?)",
                (run, portal, started_at, _json(settings)),
            )

    def finish_run(
        self,
        run: str,
        portal: str,
        *,
        finished_at: str,
        status: int,
        reason: str,
        counts: dict[str, int],
        columns: list[dict[str, Any]],
        outcome: str | None = None,
    ) -> None:
        """Record how a run ended: exit ``status``, its ``reason`` in words, ``counts``, facts per column.

        ``outcome`` is the reason in one word. A run that never gets here was interrupted. Raises `StoreError`
        when the run was not started.
        """
        with self._transaction():
            found = self._db.execute(
                "UPDATE runs SET finished_at = ?, status = ?, reason = ?, counts = ?, columns = ?,"
                " outcome = ? WHERE run = ? AND portal = ?",
                (finished_at, status, reason, _json(counts), _json(columns), outcome, run, portal),
            ).rowcount
            if not found:
                raise StoreError(f"database {self.path}: {portal} has no run {run} to finish")

    def close_interrupted(self, portal: str) -> int:
        """Record that runs of ``portal`` without an end were killed; how many. None of them may still be going on."""
        with self._transaction():
            return self._db.execute(
                "UPDATE runs SET status = 1, outcome = 'interrupted', reason = 'interrupted: the process was killed',"
                " counts = '{}', columns = '[]', finished_at = coalesce((SELECT max(fetched_at) FROM captures"
                " WHERE captures.run = runs.run AND captures.portal = runs.portal), started_at)"
                " WHERE portal = ? AND finished_at IS NULL",
                (portal,),
            ).rowcount

    def write(
        self,
        run: str,
        batch: Sequence[Document | DocumentRow | CaptureRow | StateRow],
        *,
        portal: str | None = None,
    ) -> list[Change]:
        """Write ``batch`` in one transaction: all of it or, after an error, nothing.

        Returns what became of each document written or said to be unchanged, in order. ``portal`` whose run
        it is may be left out while only one portal has a run of that id. Raises `StoreError` also for a run that was not started.
        """
        portal = portal or self._portal_of(run)
        rows = [item if isinstance(item, CaptureRow | DocumentRow | StateRow) else encode(item) for item in batch]
        changes: list[Change] = []
        with self._transaction():
            for row in rows:
                if isinstance(row, DocumentRow):
                    changes.append(write_document(self._db.conn, row))
                elif isinstance(row, StateRow):
                    if change := row.apply(self._db.conn, run, portal):
                        changes.append(change)
                else:
                    values = (getattr(row, name) for name in _CAPTURE_COLUMNS[2:])
                    self._db.conn.execute(_INSERT_CAPTURE, (run, portal, *values))
        return changes

    def documents(
        self,
        *,
        portal: str | None = None,
        kind: str | None = None,
        since: str | None = None,
        nested: Callable[[str], Any] = orjson.loads,
    ) -> Iterator[dict[str, Any]]:
        """Documents in the order of portal and id, as plain data with the keys of the contract.

        ``since`` (YYYY-MM-DD) goes by the published, else written date, else the day first seen. All come
        from one state of the database, whatever is written meanwhile. ``nested`` reads JSON columns.
        """
        return documents(self, Selection(portal=portal, kind=kind, since=since), nested=nested)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction of its own: all that is done with it is stored, or nothing."""
        with self._transaction():
            yield self._db.conn

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Rows of a reading ``sql`` statement as they come, all from one state of the database."""
        with explained(self.path):
            # Without `map` a reader that goes away would close the cursor, after the database may have been closed.
            yield from map(tuple, self._db.execute(sql, parameters))

    def mark_gone(self, url: str, at: str) -> bool:
        """Record that the page at ``url`` had vanished ``at`` that time; True if its document now is gone.

        A document is gone when none of its addresses answers. It stays, and comes back when it is met again.
        """
        with self._transaction():
            return mark_gone(self._db.conn, url, at)

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Rows of a reading ``sql`` statement as dicts."""
        with explained(self.path):
            return list(self._db.query(sql, parameters))

    def _portal_of(self, run: str) -> str:
        if run not in self._portals:
            portals = [row["portal"] for row in self.query("SELECT portal FROM runs WHERE run = ?", (run,))]
            if len(portals) != 1:
                problem = "several portals have" if portals else "no portal has started"
                raise StoreError(f"database {self.path}: {problem} a run {run}; say which one writes")
            self._portals[run] = portals[0]
        return self._portals[run]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        connection = self._db.conn
        with explained(self.path):
            # Immediate: a later upgrade from reading to writing could fail without waiting.
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                self._db.rollback()
                raise


def _json(value: Any) -> str:
    return orjson.dumps(value, default=str).decode()
