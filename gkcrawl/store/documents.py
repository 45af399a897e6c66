"""Upsert of one document: insert, new version, changed metadata, or unchanged."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.identity import cms_number, file_key, url_key
from gkcrawl.store.files.merging import attach, fill
from gkcrawl.store.history import keep_metadata, keep_version, met
from gkcrawl.store.known import find, replaces
from gkcrawl.store.parts import mark_parts_gone
from gkcrawl.store.rows import ATTACHMENT_COLUMNS, COLUMNS, DocumentRow, insert, quoted

if TYPE_CHECKING:
    import sqlite3

    from gkcrawl.store.rows import Change

_STORED = (*COLUMNS, "reading_sha256", "files_sha256")
# A document keeps its id, and the store its judgement about duplicates.
_UPDATED = tuple(name for name in _STORED if name not in ("id", "duplicates"))
_INSERT = (
    f"INSERT INTO documents (number, {quoted(_STORED)})"
    f" VALUES ((SELECT coalesce(max(number), 0) + 1 FROM documents), {', '.join('?' * len(_STORED))})"
)
_INSERT_ATTACHMENT = insert("attachments", ("document", "position", *ATTACHMENT_COLUMNS, "key"))
_UPDATE = f"UPDATE documents SET {quoted(_UPDATED, ' = ?')} WHERE id = ?"


def write_document(connection: sqlite3.Connection, row: DocumentRow) -> Change:
    """Write ``row`` inside the caller's transaction and say what became of it.

    Only a changed text makes a version. A newer reading replaces the older one as a whole, nulls too: the
    archive holds the older page. A reading older than what is stored (a replay) only moves the seen times.
    The stored page read again by a better parser replaces the row but is no new version. What files say of the
    document is no part of the reading, and is given to each.
    """
    values = row.values
    fetched_at = values["fetched_at"]
    known = find(connection, row)
    if known is None:
        _fill(connection, row)
        values.update(version=1, first_seen_at=fetched_at, last_seen_at=fetched_at)
        connection.execute(_INSERT, [values[name] for name in _STORED])
        _write_attachments(connection, values["id"], row)
        _write_keys(connection, values["id"], row)
        return "new"

    stored = known.state
    values.update(
        id=stored["id"],
        version=stored["version"],
        first_seen_at=min(stored["first_seen_at"], fetched_at, key=datetime.fromisoformat),
        last_seen_at=max(stored["last_seen_at"], fetched_at, key=datetime.fromisoformat),
    )
    reread = values["capture"] is not None and values["capture"] == stored["capture"]
    newest = values["last_seen_at"] == fetched_at
    supersedes = (reread or newest) and replaces(connection, row, stored)
    _merge_urls(values, stored, supersedes=supersedes)
    _write_keys(connection, values["id"], row)
    met_again: Change = "unchanged" if known.evidence == "address" else known.evidence
    if values["reading_sha256"] == stored["reading_sha256"] or not supersedes:
        connection.execute(
            "UPDATE documents SET first_seen_at = ?, last_seen_at = ?, url = ?, other_urls = ? WHERE id = ?",
            [values[name] for name in ("first_seen_at", "last_seen_at", "url", "other_urls", "id")],
        )
        return met_again

    changed = values["text_sha256"] != stored["text_sha256"] and not reread
    if changed:
        keep_version(connection, values["id"])
        values["version"] += 1
    _fill(connection, row)
    if not reread:
        keep_metadata(connection, row)
    connection.execute(_UPDATE, [*(values[name] for name in _UPDATED), values["id"]])
    mark_parts_gone(connection, values["id"], fetched_at)
    connection.execute("DELETE FROM attachments WHERE document = ?", (values["id"],))
    _write_attachments(connection, values["id"], row)
    return "changed" if changed else met_again


def _merge_urls(values: dict[str, Any], stored: dict[str, Any], *, supersedes: bool) -> None:
    """Keep every address ever met; the stored one stays canonical unless another supersedes it."""
    others = {*orjson.loads(stored["other_urls"]), *orjson.loads(values["other_urls"]), values["url"]}
    if url_key(values["url"]) != url_key(stored["url"]):
        others.add(stored["url"])
    if not supersedes:
        values["url"] = stored["url"]
    key = url_key(values["url"])
    values["other_urls"] = orjson.dumps(sorted(url for url in others if url_key(url) != key)).decode()


def _fill(connection: sqlite3.Connection, row: DocumentRow) -> None:
    """Give the reading of a page what is known of its files."""
    fill(connection, row.values, ((file_key(url, row.values["url"]), url, name) for url, name, *_ in row.attachments))


def _write_attachments(connection: sqlite3.Connection, id: str, row: DocumentRow) -> None:
    connection.executemany(
        _INSERT_ATTACHMENT,
        (
            (id, position, *file, file_key(file[0], row.values["url"]))
            for position, file in enumerate(row.attachments, 1)
        ),
    )
    if row.attachments:
        attach(connection, id, row.values["portal"])


def _write_keys(connection: sqlite3.Connection, id: str, row: DocumentRow) -> None:
    # An address that already belongs to another document stays with it.
    connection.executemany(
        "INSERT OR IGNORE INTO urls (key, document, cms) VALUES (?, ?, ?)",
        ((key, id, cms_number(key)) for key in row.keys),
    )
    met(connection, id, row)
