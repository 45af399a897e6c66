"""State of incremental crawling: list rows, list pages, full sweeps, failures; written in order with documents.

A state row is queued after the document it speaks of, so that a kill can make the state older than the
corpus, never newer: the next run then asks once more, and loses nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.store.history import mark_gone

if TYPE_CHECKING:
    import sqlite3

    from gkcrawl.store.rows import Change


class StateRow(ABC):
    """A row that changes what is known of a portal."""

    @abstractmethod
    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """Write it inside the caller's transaction; ``unchanged`` if it says so of a document."""


@dataclass(frozen=True, slots=True)
class Listed(StateRow):
    """An entry to fetch; ``row`` is JSON of its list row. What is known of its page stays known."""

    key: str
    column: str
    row: str
    row_sha256: str
    at: str

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute(
            'INSERT INTO entries (portal, key, "column", row, row_sha256, listed_at) VALUES (?, ?, ?, ?, ?, ?)'
            " ON CONFLICT (portal, key) DO UPDATE SET row = excluded.row, row_sha256 = excluded.row_sha256,"
            ' "column" = excluded."column", listed_at = excluded.listed_at',
            (portal, self.key, self.column, self.row, self.row_sha256, self.at),
        )
        return None


@dataclass(frozen=True, slots=True)
class Seen(StateRow):
    """A known entry that a list still holds, or (``checked``) whose page the server calls unmodified."""

    key: str
    at: str
    checked: bool = False

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        moment = "checked_at = :at, error = NULL, capture = NULL, tries = 0" if self.checked else "listed_at = :at"
        values = {"at": self.at, "portal": portal, "key": self.key}
        connection.execute(f"UPDATE entries SET {moment} WHERE portal = :portal AND key = :key", values)
        touched = connection.execute(
            "UPDATE documents SET last_seen_at = max(last_seen_at, :at)"
            " WHERE id = (SELECT document FROM entries WHERE portal = :portal AND key = :key)",
            values,
        ).rowcount
        return "unchanged" if touched else None


@dataclass(frozen=True, slots=True)
class Fetched(StateRow):
    """An entry whose document has been stored, with the validators of its page; ``lack`` is why to ask again soon."""

    key: str
    at: str
    etag: str | None
    last_modified: str | None
    lack: str | None = None

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute(
            "UPDATE entries SET document = (SELECT document FROM urls WHERE key = ?1), checked_at = ?2, etag = ?3,"
            " last_modified = ?4, error = ?5, capture = NULL, tries = iif(?5 IS NULL, 0, tries + 1)"
            " WHERE portal = ?6 AND key = ?1",
            (self.key, self.at, self.etag, self.last_modified, self.lack, portal),
        )
        return None


@dataclass(frozen=True, slots=True)
class Failed(StateRow):
    """An entry whose page did not come, and why; it is tried again first thing next time.

    ``capture`` is JSON of where the answer is archived that says so; ``again``, that the run had tried it before.
    """

    key: str
    at: str
    error: str
    capture: str | None = None
    again: bool = False

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute(
            "UPDATE entries SET error = ?, capture = ?, tries = tries + ?, checked_at = ? WHERE portal = ? AND key = ?",
            (self.error, self.capture, not self.again, self.at, portal, self.key),
        )
        if self.error == "gone":
            mark_gone(connection, f"http://{self.key}", self.at)
        return None


@dataclass(frozen=True, slots=True)
class ListRead(StateRow):
    """A list page: the hash of its rows, their keys (JSON), its validators."""

    request: str
    rows_sha256: str
    keys: str
    etag: str | None
    last_modified: str | None
    at: str

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute(
            "INSERT OR REPLACE INTO lists VALUES (?, ?, ?, ?, ?, ?, ?)",
            (portal, self.request, self.rows_sha256, self.keys, self.etag, self.last_modified, self.at),
        )
        return None


@dataclass(frozen=True, slots=True)
class Swept(StateRow):
    """A column that was walked to its end."""

    column: str
    at: str

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute("INSERT OR REPLACE INTO sweeps VALUES (?, ?, ?)", (portal, self.column, self.at))
        return None


@dataclass(frozen=True, slots=True)
class ReportColumn(StateRow):
    """A column of annual reports, as it was read."""

    column: str
    name: str
    at: str

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute(
            'INSERT INTO report_columns VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT (portal, "column") DO UPDATE'
            " SET name = excluded.name, last_seen_at = max(last_seen_at, excluded.last_seen_at)",
            (portal, self.column, self.name, self.at),
        )
        return None


@dataclass(frozen=True, slots=True)
class Unit(StateRow):
    """A unit that a column of annual reports prints, ``url`` is that of its list."""

    column: str
    url: str
    name: str
    at: str

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute(
            'INSERT INTO units VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT (portal, "column", url) DO UPDATE'
            " SET name = excluded.name, last_seen_at = max(last_seen_at, excluded.last_seen_at)",
            (portal, self.column, self.url, self.name, self.at),
        )
        return None


@dataclass(frozen=True, slots=True)
class Judged(StateRow):
    """What a response that came was found to be worth: the outcome of its capture."""

    url: str
    offset: int | None
    error: str

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute(
            # A document's address lacks what belongs to one visit; a place in the run's archive is of one capture.
            'UPDATE captures SET error = ? WHERE run = ? AND portal = ? AND "offset" IS ?'
            ' AND (url = ? OR "offset" IS NOT NULL)',
            (self.error, run, portal, self.offset, self.url),
        )
        return None


@dataclass(frozen=True, slots=True)
class Reread(StateRow):
    """``document`` was read again from the archive, as all before it by id; ``portal`` as in the table."""

    portal: str
    document: str

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        connection.execute("INSERT OR REPLACE INTO rereads VALUES (?, ?)", (self.portal, self.document))
        return None
