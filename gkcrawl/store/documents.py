"""Writing one document: is it known, did its text change, what has to be kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import orjson

from gkcrawl.identity import url_key
from gkcrawl.store.rows import ATTACHMENT_COLUMNS, COLUMNS, SELECT, DocumentRow, decode, insert, quoted

if TYPE_CHECKING:
    import sqlite3

Change = Literal["new", "changed", "unchanged"]

_STORED = (*COLUMNS, "reading_sha256")
# A document keeps its id, and the store its judgement about duplicates.
_UPDATED = tuple(name for name in _STORED if name not in ("id", "duplicates"))
_STATE = (
    "id",
    "version",
    "url",
    "other_urls",
    "text_sha256",
    "reading_sha256",
    "first_seen_at",
    "last_seen_at",
    "fetched_at",
    "capture",
)
_FIND = f"SELECT {', '.join(_STATE)} FROM documents WHERE id ="
_INSERT = insert("documents", _STORED)
_INSERT_ATTACHMENT = insert("attachments", ("document", "position", *ATTACHMENT_COLUMNS))
_UPDATE = f"UPDATE documents SET {quoted(_UPDATED, ' = ?')} WHERE id = ?"


def write_document(connection: sqlite3.Connection, row: DocumentRow) -> Change:
    """Write ``row`` inside the caller's transaction and say what became of it.

    Only a changed text makes a version. A newer reading replaces the older one as a whole, nulls too: the
    archive holds the older page. A reading older than what is stored (a replay) only moves the seen times.
    The stored page read again by a better parser replaces the row but is no new version.
    """
    values = row.values
    fetched_at = values["fetched_at"]
    stored = _find(connection, row)
    if stored is None:
        values.update(version=1, first_seen_at=fetched_at, last_seen_at=fetched_at)
        connection.execute(_INSERT, [values[name] for name in _STORED])
        _write_attachments(connection, values["id"], row)
        _write_keys(connection, values["id"], row)
        return "new"

    values.update(
        id=stored["id"],
        version=stored["version"],
        first_seen_at=min(stored["first_seen_at"], fetched_at, key=datetime.fromisoformat),
        last_seen_at=max(stored["last_seen_at"], fetched_at, key=datetime.fromisoformat),
    )
    reread = values["capture"] is not None and values["capture"] == stored["capture"]
    newest = values["last_seen_at"] == fetched_at
    if values["reading_sha256"] == stored["reading_sha256"] or not (reread or newest):
        connection.execute(
            "UPDATE documents SET first_seen_at = ?, last_seen_at = ? WHERE id = ?",
            (values["first_seen_at"], values["last_seen_at"], values["id"]),
        )
        return "unchanged"

    changed = values["text_sha256"] != stored["text_sha256"] and not reread
    if changed:
        _keep_version(connection, stored)
        values["version"] += 1
    _merge_urls(values, stored)
    connection.execute(_UPDATE, [*(values[name] for name in _UPDATED), values["id"]])
    connection.execute("DELETE FROM attachments WHERE document = ?", (values["id"],))
    _write_attachments(connection, values["id"], row)
    _write_keys(connection, values["id"], row)
    return "changed" if changed else "unchanged"


def _find(connection: sqlite3.Connection, row: DocumentRow) -> dict[str, Any] | None:
    """State of the stored document that ``row`` is a reading of: known by its address, else by its id."""
    id = row.values["id"]
    for key in row.keys:
        found = connection.execute("SELECT document FROM urls WHERE key = ?", (key,)).fetchone()
        if found:
            id = found[0]
            break
    state = connection.execute(f"{_FIND} ?", (id,)).fetchone()
    return dict(zip(_STATE, state, strict=True)) if state else None


def _merge_urls(values: dict[str, Any], stored: dict[str, Any]) -> None:
    """Keep the stored address when the document was met under another one, and every address ever met."""
    others = {*orjson.loads(stored["other_urls"]), *orjson.loads(values["other_urls"])}
    if url_key(values["url"]) != url_key(stored["url"]):
        others.add(values["url"])
        values["url"] = stored["url"]
    values["other_urls"] = orjson.dumps(sorted(others - {values["url"]})).decode()


def _keep_version(connection: sqlite3.Connection, stored: dict[str, Any]) -> None:
    """Keep the document as it is now, whole, before another text replaces it."""
    row = connection.execute(f"{SELECT} WHERE id = ?", (stored["id"],)).fetchone()
    connection.execute(
        insert("versions", ("document", "version", "text_sha256", "fetched_at", "last_seen_at", "snapshot")),
        (
            stored["id"],
            stored["version"],
            stored["text_sha256"],
            stored["fetched_at"],
            stored["last_seen_at"],
            orjson.dumps(decode(row)).decode(),
        ),
    )


def _write_attachments(connection: sqlite3.Connection, id: str, row: DocumentRow) -> None:
    connection.executemany(
        _INSERT_ATTACHMENT, ((id, position, *file) for position, file in enumerate(row.attachments, 1))
    )


def _write_keys(connection: sqlite3.Connection, id: str, row: DocumentRow) -> None:
    # An address that already belongs to another document stays with it.
    connection.executemany("INSERT OR IGNORE INTO urls VALUES (?, ?)", ((key, id) for key in row.keys))
