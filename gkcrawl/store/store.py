"""The corpus database: portals and runs, what runs fetched, and the documents read from it."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import orjson

from gkcrawl.errors import ConfigError, StoreError
from gkcrawl.store.connection import Connection
from gkcrawl.store.documents import write_document
from gkcrawl.store.files.asked import own_files, write_file
from gkcrawl.store.queries.selection import Selection, documents
from gkcrawl.store.rows import CaptureRow, Change, DocumentRow, encode, insert
from gkcrawl.store.state import StateRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from typing_extensions import Self

    from gkcrawl.document import Document
    from gkcrawl.store.runs import PortalFacts, RunEnd

_CAPTURE_COLUMNS = ("run", "portal", *(field.name for field in fields(CaptureRow)))
_INSERT_CAPTURE = insert("captures", _CAPTURE_COLUMNS)


class Store(Connection):
    """A `Connection` that writes: runs, and what they fetched and read."""

    def __init__(self, path: Path, *, durable: bool = False) -> None:
        super().__init__(path, durable=durable)
        self._portals: dict[str, str] = {}

    def start_run(self, run: str, portal: PortalFacts, *, started_at: str, settings: Mapping[str, Any]) -> None:
        """Record that ``portal`` (with its facts of today) is being crawled as ``run``; times are ISO 8601.

        Raises `StoreError` when the portal already has a run of that id.
        """
        with self.transaction() as connection:
            known = connection.execute("SELECT 1 FROM runs WHERE run = ? AND portal = ?", (run, portal.name))
            if known.fetchone():
                raise StoreError(
                    f"database {self.path}: {portal.name} already has a run {run}; start it under a new id"
                )
            connection.execute(
                "INSERT INTO portals (name, agency, region, family) VALUES (:name, :agency, :region, :family)"
                " ON CONFLICT (name) DO UPDATE SET agency = :agency, region = :region, family = :family",
                asdict(portal),
            )
            connection.execute(
                "INSERT INTO runs (run, portal, started_at, settings) VALUES (?, ?, ?, ?)",
                (run, portal.name, started_at, _json(settings)),
            )

    def finish_run(self, run: str, portal: str, end: RunEnd) -> None:
        """Record how a run ended; one that never gets here was interrupted.

        Raises `StoreError` when the run was not started.
        """
        values = asdict(end) | {
            "counts": _json(end.counts),
            "columns": _json(end.columns),
            "run": run,
            "portal": portal,
        }
        with self.transaction() as connection:
            found = connection.execute(
                "UPDATE runs SET finished_at = :finished_at, status = :status, reason = :reason, counts = :counts,"
                " columns = :columns, outcome = :outcome WHERE run = :run AND portal = :portal",
                values,
            ).rowcount
            if not found:
                raise StoreError(f"database {self.path}: {portal} has no run {run} to finish")

    def close_interrupted(self, portal: str) -> int:
        """Record that runs of ``portal`` without an end were killed; how many. None of them may still be going on."""
        with self.transaction() as connection:
            return connection.execute(
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

        Returns what became of each document written or said to be unchanged, in order. ``portal`` whose run it is may
        be left out while only one portal has a run of that id. Raises `StoreError` also for a run that was not started.
        """
        portal = portal or self._portal_of(run)
        rows = [item if isinstance(item, CaptureRow | DocumentRow | StateRow) else encode(item) for item in batch]
        changes: list[Change] = []
        with self.transaction() as connection:
            for row in rows:
                if isinstance(row, DocumentRow):
                    replaced = [write_file(connection, file, run, portal) for file in own_files(row)]
                    became = write_document(connection, row)
                    changes.append("changed" if any(replaced) and became == "unchanged" else became)
                elif isinstance(row, StateRow):
                    if change := row.apply(connection, run, portal):
                        changes.append(change)
                else:
                    values = (getattr(row, name) for name in _CAPTURE_COLUMNS[2:])
                    connection.execute(_INSERT_CAPTURE, (run, portal, *values))
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

    def _portal_of(self, run: str) -> str:
        if run not in self._portals:
            portals = [row["portal"] for row in self.query("SELECT portal FROM runs WHERE run = ?", (run,))]
            if len(portals) != 1:
                problem = "several portals have" if portals else "no portal has started"
                raise StoreError(f"database {self.path}: {problem} a run {run}; say which one writes")
            self._portals[run] = portals[0]
        return self._portals[run]


class SharedStore(Store):
    """A `Store` that several have at once, all in one thread: closed when each of them has closed it."""

    _open: ClassVar[dict[Path, Self]] = {}
    _users = 0

    @classmethod
    def of(cls, path: Path) -> Self:
        """The store in the database at ``path``; raises as `Store` does."""
        key = path.resolve()
        if key not in cls._open:
            cls._open[key] = cls(path)
        store = cls._open[key]
        store._users += 1
        return store

    def close(self) -> None:
        """Close the connection when nobody else has it; call it once for each `of`."""
        self._users -= 1
        if not self._users:
            del self._open[self.path.resolve()]
            super().close()


def existing(db: Path) -> Store:
    """The store in the database ``db`` that is there; raises `ConfigError` when there is none."""
    if not db.exists():
        here = Path.cwd()
        shown = db.relative_to(here) if db.is_relative_to(here) else db
        raise ConfigError(
            f"no database at {shown}: crawl a portal first (scrapy crawl NAME), or name one with --db or GKCRAWL_DB"
        )
    return Store(db)


def _json(value: Any) -> str:
    return orjson.dumps(value, default=str).decode()
