"""Rows that an import writes: of whatever portal a page is, verdicts on captures, pages met again."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.store.rows import IMPORT
from gkcrawl.store.state import StateRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from gkcrawl.store.connection import Connection
    from gkcrawl.store.rows import Change
    from gkcrawl.store.runs import PortalFacts


@dataclass(frozen=True, slots=True)
class OfPortal(StateRow):
    """A ``row`` about a page of the portal that ``facts`` describe, whosever run it is."""

    facts: PortalFacts
    row: StateRow

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        return self.row.apply(connection, run, self.facts.name)


@dataclass(frozen=True, slots=True)
class Declared(StateRow):
    """A portal that has documents; what a crawl has said of it stays."""

    facts: PortalFacts

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute(
            "INSERT OR IGNORE INTO portals (name, agency, region, family) VALUES (:name, :agency, :region, :family)",
            asdict(self.facts),
        )
        return None


@dataclass(frozen=True, slots=True)
class Verdict(StateRow):
    """What the answer at ``offset`` of the file ``warc`` was found to be; None for a document."""

    url: str
    warc: str
    offset: int
    error: str | None

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute(
            'UPDATE captures SET error = :error WHERE url = :url AND warc = :warc AND "offset" = :offset', asdict(self)
        )
        return None


@dataclass(frozen=True, slots=True)
class SeenAgain(StateRow):
    """The page with the address ``key`` was met ``at`` that time (ISO 8601) as it stands at ``offset`` of ``warc``."""

    key: str
    warc: str
    offset: int
    at: str

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        touched = connection.execute(
            "UPDATE documents SET last_seen_at = max(last_seen_at, :at)"
            " WHERE id = (SELECT document FROM urls WHERE key = :key)"
            " AND json_extract(capture, '$.warc') = :warc AND json_extract(capture, '$.offset') = :offset",
            asdict(self),
        ).rowcount
        return "unchanged" if touched else None


def known_capture(store: Connection, url: str, warc: str, offset: int) -> Mapping[str, Any] | None:
    """The capture of ``url`` at ``offset`` of the file ``warc``, None when there is none on record."""
    sql = 'SELECT error FROM captures WHERE url = ? AND warc = ? AND "offset" = ?'
    return next(iter(store.query(sql, (url, warc, offset))), None)


def finished_imports(store: Connection) -> list[Any]:
    """Settings of the imports that took all of their files in."""
    rows = store.query(
        "SELECT settings FROM runs WHERE portal = ? AND finished_at IS NOT NULL"
        " AND outcome NOT IN ('interrupted', 'trouble')",
        (IMPORT,),
    )
    return [orjson.loads(row["settings"])[IMPORT] for row in rows]
