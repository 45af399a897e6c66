"""Former versions, changes of metadata, and documents that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import METADATA
from gkcrawl.identity import file_key, url_key
from gkcrawl.store.parts import mark_parts_gone
from gkcrawl.store.rows import JSON_COLUMNS, SELECT, DocumentRow, decode, insert, quoted

if TYPE_CHECKING:
    import sqlite3

_KEEP = insert("versions", ("document", "version", "text_sha256", "fetched_at", "last_seen_at", "snapshot"))


def keep_version(connection: sqlite3.Connection, id: str) -> int:
    """Keep the document as it is now, whole, before another text or file replaces what it has; its version."""
    document = decode(connection.execute(f"{SELECT} WHERE id = ?", (id,)).fetchone())
    said = (document[name] for name in ("id", "version", "text_sha256", "fetched_at", "last_seen_at"))
    connection.execute(_KEEP, (*said, orjson.dumps(document).decode()))
    return int(document["version"])


def keep_metadata(connection: sqlite3.Connection, row: DocumentRow) -> None:
    """Record which metadata a new reading is about to change: field → [before, after], files as addresses."""
    id = row.values["id"]
    found = connection.execute(f"SELECT {quoted(METADATA)} FROM documents WHERE id = ?", (id,)).fetchone()
    changed = {
        name: [_plain(name, before), _plain(name, row.values[name])]
        for name, before in zip(METADATA, found, strict=True)
        if before != row.values[name]
    }
    files = [
        url for (url,) in connection.execute("SELECT url FROM attachments WHERE document = ? ORDER BY position", (id,))
    ]
    now = [attachment[0] for attachment in row.attachments]
    if [file_key(url) for url in files] != [file_key(url) for url in now]:
        changed["attachments"] = [files, now]
    if changed:
        connection.execute(
            "INSERT INTO history (document, version, at, fields) VALUES (?, ?, ?, ?)",
            (id, row.values["version"], row.values["fetched_at"], orjson.dumps(changed).decode()),
        )


def mark_gone(connection: sqlite3.Connection, url: str, at: str) -> bool:
    """Record that ``url`` no longer answers; the document is gone when none of its addresses does.

    Its parts go with it. Returns whether the document is now gone. Nothing is deleted; what is met again is no longer
    gone.
    """
    key = url_key(url)
    connection.execute("UPDATE urls SET gone = COALESCE(gone, ?) WHERE key = ?", (at, key))
    vanished = connection.execute(
        "UPDATE documents SET gone = ? WHERE gone IS NULL AND id = (SELECT document FROM urls WHERE key = ?)"
        " AND NOT EXISTS (SELECT 1 FROM urls WHERE document = documents.id AND gone IS NULL AND seen_at IS NOT NULL)"
        " RETURNING id",
        (at, key),
    ).fetchall()
    for (id,) in vanished:
        mark_parts_gone(connection, id, at)
    return bool(vanished)


def met(connection: sqlite3.Connection, id: str, row: DocumentRow) -> None:
    """Record that the document was met at its address, so that neither is gone."""
    connection.execute(
        "UPDATE urls SET seen_at = MAX(COALESCE(seen_at, ''), :at),"
        " gone = CASE WHEN gone > :at THEN gone END WHERE key = :key",
        {"at": row.values["fetched_at"], "key": row.keys[0] if row.keys else None},
    )
    connection.execute("UPDATE documents SET gone = NULL WHERE id = ? AND gone <= ?", (id, row.values["fetched_at"]))


def _plain(name: str, value: Any) -> Any:
    return orjson.loads(value) if value is not None and name in JSON_COLUMNS else value
