"""Documents that are new or changed since a consumer last looked, in the order of their changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.store.rows import ATTACHMENT_COLUMNS

if TYPE_CHECKING:
    import sqlite3

    from gkcrawl.store import Store

_FIELDS = (
    *("duplicates", "gone", "url", "title", "text", "agency", "issuer", "kind", "host_class", "report_year", "portal"),
    *("index_number", "document_number", "published_date", "written_date", "first_seen_at"),
)
_COLUMNS = ", ".join(f"documents.{name}" for name in ("number", "id", "reading_sha256", *_FIELDS))
_FILES = ", ".join(f"'{name}', {name}" for name in ATTACHMENT_COLUMNS)
DOCUMENT = (
    f"{_COLUMNS}, (SELECT json_group_array(json_object({_FILES})) FROM attachments WHERE document = documents.id)"
)
"""Columns of ``documents`` that duplicates and search need, for `as_dict`."""
_FETCH = f"SELECT {DOCUMENT} FROM documents WHERE number = ?"
_NAMES = ("number", "id", "reading_sha256", *_FIELDS, "attachments")


def pending(store: Store, consumer: str) -> int:
    """How many documents ``consumer`` has not looked at since they changed."""
    (row,) = store.query(
        "SELECT COUNT(*) AS n FROM changes WHERE seq > COALESCE((SELECT seq FROM cursors WHERE name = ?), 0)",
        (consumer,),
    )
    return int(row["n"])


def next_changes(connection: sqlite3.Connection, consumer: str, known: str, size: int) -> list[dict[str, Any]] | None:
    """Up to ``size`` changed documents, None when there are no more; moves the cursor of ``consumer``.

    Documents whose reading the table ``known`` already holds are left out: something else about them changed.
    Call it in the transaction that does the work, so that a kill loses neither.
    """
    found = connection.execute(
        "SELECT seq, document FROM changes WHERE seq > COALESCE((SELECT seq FROM cursors WHERE name = ?), 0)"
        " ORDER BY seq LIMIT ?",
        (consumer, size),
    ).fetchall()
    if not found:
        return None
    connection.execute(
        "INSERT INTO cursors (name, seq, documents) VALUES (?, ?, 0) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq",
        (consumer, found[-1][0]),
    )
    changed = []
    for _, number in found:
        known_as = connection.execute(f"SELECT reading_sha256 FROM {known} WHERE document = ?", (number,)).fetchone()
        row = connection.execute(_FETCH, (number,)).fetchone()
        document = as_dict(row)
        if known_as is None or known_as[0] != document["reading_sha256"]:
            changed.append(document)
    return changed


def fetch(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    """The document with that row number, as far as duplicates and search need it."""
    return as_dict(connection.execute(_FETCH, (number,)).fetchone())


def as_dict(row: tuple[Any, ...]) -> dict[str, Any]:
    """A row of `DOCUMENT` by name."""
    document = dict(zip(_NAMES, row, strict=True))
    document["attachments"] = orjson.loads(document["attachments"])
    return document
