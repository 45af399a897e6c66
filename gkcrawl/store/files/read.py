"""What was read from a file: the table ``file_readings``, one row a content, whatever addresses have it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import orjson

from gkcrawl.store.files.merging import merge
from gkcrawl.store.rows import insert
from gkcrawl.store.state import StateRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from gkcrawl.document import FileTable
    from gkcrawl.store.rows import Change

READ, UNREADABLE = "read", "unreadable"
LONGEST_KEPT = 50_000_000
"""Characters of a text, and of its tables as JSON, that are kept: SQLite holds no value of more than 1 GB, and a
document has several files."""
_BROKEN_OFF = frozenset(("timed_out", "out_of_memory"))
_COLUMNS = (
    *("sha256", "reader", "status", "format", "pages", "flags", "repair", "error"),
    *("title", "document_number", "issuer", "written_date", "reading_sha256", "text", "tables"),
)
_WRITE = insert("file_readings", _COLUMNS).replace("INSERT", "INSERT OR REPLACE", 1)


class Reading(Protocol):
    """What is asked of a reading: `gkcrawl.files.reading.FileReading` has it."""

    format: str | None
    text: str
    tables: list[FileTable]
    title: str | None
    document_number: str | None
    issuer: str | None
    written_date: str | None
    pages: int | None
    repair: list[str]
    error: str | None

    @property
    def flags(self) -> Sequence[str]:
        """What is wrong with the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead(StateRow):
    """What version ``reader`` of the reader has read from the content ``sha256``; ``tables`` are JSON or None."""

    sha256: str
    reader: int
    format: str | None
    text: str | None
    tables: str | None
    pages: int | None
    flags: tuple[str, ...]
    repair: tuple[str, ...]
    error: str | None
    title: str | None
    document_number: str | None
    issuer: str | None
    written_date: str | None

    @property
    def status(self) -> str:
        """``read``, or ``unreadable`` where neither text nor a table came out of a file that is not empty."""
        return READ if self.text or self.tables or "empty" in self.flags else UNREADABLE

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`."""
        write_reading(connection, self)
        return None


def file_read(sha256: str, reading: Reading, reader: int) -> FileRead:
    """The row of what version ``reader`` of the reader found in the content ``sha256``."""
    flags = list(reading.flags)
    text = _clean(reading.text)
    tables = orjson.dumps([_plain(table) for table in reading.tables]).decode() if reading.tables else None
    if len(text) > LONGEST_KEPT or len(tables or "") > LONGEST_KEPT:
        flags += [] if "too_large" in flags else ["too_large"]
        text, tables = text[:LONGEST_KEPT], None if len(tables or "") > LONGEST_KEPT else tables
    return FileRead(
        sha256=sha256,
        reader=reader,
        text=text or None,
        tables=tables,
        flags=tuple(flags),
        repair=tuple(reading.repair),
        error=_clean(reading.error) or None,
        format=reading.format,
        pages=reading.pages,
        title=_clean(reading.title) or None,
        document_number=_clean(reading.document_number) or None,
        issuer=_clean(reading.issuer) or None,
        written_date=reading.written_date or None,
    )


def write_reading(connection: sqlite3.Connection, row: FileRead) -> bool:
    """Write ``row`` inside the caller's transaction; False where what is stored is better.

    That is what a later reader has read, what OCR has, and what was read in time.
    """
    stored = connection.execute(
        "SELECT reader, status, flags FROM file_readings WHERE sha256 = ?", (row.sha256,)
    ).fetchone()
    if stored and _is_better(dict(zip(("reader", "status", "flags"), stored, strict=True)), row):
        return False
    values = {name: getattr(row, name) for name in _COLUMNS if name != "reading_sha256"}
    values |= {name: orjson.dumps(values[name]).decode() for name in ("flags", "repair")}
    said = [value for name, value in values.items() if name not in ("sha256", "reader")]
    values["reading_sha256"] = hashlib.sha256(orjson.dumps(said)).hexdigest()
    connection.execute(_WRITE, [values[name] for name in _COLUMNS])
    keys = connection.execute(
        "UPDATE files SET status = ? WHERE sha256 = ? RETURNING key", (row.status, row.sha256)
    ).fetchall()
    merge(connection, [key for (key,) in keys])
    return True


def _is_better(stored: dict[str, Any], row: FileRead) -> bool:
    """Whether the ``stored`` reading is better than ``row``."""
    if stored["reader"] > row.reader or (stored["status"] == READ and not _BROKEN_OFF.isdisjoint(row.flags)):
        return True
    return "ocr" in orjson.loads(stored["flags"]) and "needs_ocr" in row.flags and "ocr" not in row.flags


def _plain(table: FileTable) -> dict[str, Any]:
    place = table.sheet_or_page
    return {
        "caption": _clean(table.caption) or None,
        "sheet_or_page": (_clean(place) or None) if isinstance(place, str) else place,
        "rows": [[_clean(cell) for cell in row] for row in table.rows],
    }


def _clean(text: str | None) -> str:
    """``text`` as a database and JSON can hold it."""
    if not text:
        return ""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode()
    return text.replace("\0", "")
