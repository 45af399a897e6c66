"""What came of asking for a file: the table ``files``; another content at its address makes versions of documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.identity import file_key
from gkcrawl.store.files.merging import LISTED, keep_versions, merge
from gkcrawl.store.rows import ATTACHMENT_COLUMNS, insert, quoted
from gkcrawl.store.state import StateRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from gkcrawl.store.rows import Change, DocumentRow

FETCHED = "fetched"
"""Status of a file that lies in the archive and has not been read."""
UNMODIFIED = "unmodified"
"""Said of a file by a server that was asked whether it is another one: what is known of it stays."""
_COLUMNS = (
    *("key", "url", "portal", "status", "media_type", "bytes", "sha256", "warc", "offset", "etag", "last_modified"),
    *("fetched_at", "checked_at", "tries", "error"),
)
_CONTENT = ("status", "media_type", "bytes", "sha256")
_UNKNOWN = dict.fromkeys(_COLUMNS) | {"status": LISTED, "tries": 0}
_WRITE = insert("files", _COLUMNS).replace("INSERT", "INSERT OR REPLACE", 1)
_FIND = f"SELECT {quoted(_COLUMNS)} FROM files WHERE key = ?"
_READ = "SELECT status FROM file_readings WHERE sha256 = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow(StateRow):
    """What came ``at`` a time (ISO 8601) of asking for the file at ``url``, which ``page`` links.

    ``status`` is ``fetched``, ``unmodified`` (nothing else is needed then), or why there is no file, in one word, and
    ``error`` that in more words. Of a file that came: its ``media_type``, size in ``bytes`` and ``sha256``, both of the
    content without transfer and content encoding, the place of the answer in the archive, and its validators.
    """

    url: str
    page: str | None = None
    status: str
    at: str
    media_type: str | None = None
    bytes: int | None = None
    sha256: str | None = None
    warc: str | None = None
    offset: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    error: str | None = None

    @property
    def key(self) -> str:
        """What the file is known by."""
        return file_key(self.url, self.page)

    def apply(self, connection: sqlite3.Connection, run: str, portal: str) -> Change | None:
        """See `StateRow.apply`: of its documents, which are counted as their pages come, it says nothing."""
        write_file(connection, self, run, portal)
        return None


def write_file(connection: sqlite3.Connection, row: FileRow, run: str, portal: str) -> bool:
    """Write ``row`` inside the caller's transaction; whether a document got a new version of it.

    A file that lies in the archive stays known when it does not come again; ``error`` and ``tries`` tell. What is older
    than that (a replay) says nothing.
    """
    found = connection.execute(_FIND, (row.key,)).fetchone()
    stored = dict(zip(_COLUMNS, found, strict=True)) if found else _UNKNOWN
    if stored["fetched_at"] and _moment(row.at) < _moment(stored["fetched_at"]):
        return False
    values = stored | {"key": row.key, "url": row.url, "portal": portal} | _asked(row, stored)
    if row.sha256 is not None:
        values |= _content(row, stored)
        read = connection.execute(_READ, (row.sha256,)).fetchone()
        values["status"] = read[0] if read else FETCHED
    is_replaced = stored["sha256"] is not None and stored["sha256"] != values["sha256"]
    versions = keep_versions(connection, row.key, run) if is_replaced else 0
    connection.execute(_WRITE, [values[name] for name in _COLUMNS])
    if any(values[name] != stored[name] for name in _CONTENT):
        merge(connection, [row.key])
    return versions > 0


def own_files(row: DocumentRow) -> Iterator[FileRow]:
    """Files that documents say came with them: of a row of a list that leads to a file, the file."""
    capture = orjson.loads(row.values["capture"] or "null") or {}
    for file in row.attachments:
        said = dict(zip(ATTACHMENT_COLUMNS, file, strict=True))
        if said["status"] == FETCHED and said["sha256"] is not None:
            yield FileRow(
                **{name: said[name] for name in ("url", "status", "media_type", "bytes", "sha256")},
                page=row.values["url"],
                at=row.values["fetched_at"],
                warc=capture.get("warc"),
                offset=capture.get("offset"),
            )


def _asked(row: FileRow, stored: dict[str, Any]) -> dict[str, Any]:
    """What changes by asking once more, whatever came."""
    if row.sha256 is not None:
        validators = {"etag": row.etag, "last_modified": row.last_modified}
        return validators | {"checked_at": row.at, "tries": 0, "error": row.error}
    if row.status == UNMODIFIED:
        return {"checked_at": row.at, "tries": 0, "error": None}
    failed = {"checked_at": row.at, "tries": stored["tries"] + 1, "error": row.error or row.status}
    return failed if stored["sha256"] else failed | {"status": row.status, "bytes": row.bytes}


def _content(row: FileRow, stored: dict[str, Any]) -> dict[str, Any]:
    """What changes by a file that came: of one that had come before, the first answer stays."""
    place: dict[str, Any] = {"warc": row.warc, "offset": row.offset, "fetched_at": row.at}
    if stored["sha256"] == row.sha256 and stored["warc"] is not None:
        place = {}
    return {"media_type": row.media_type, "bytes": row.bytes, "sha256": row.sha256} | place


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)
