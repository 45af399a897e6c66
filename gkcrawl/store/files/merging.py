"""Merges what is known of files into the documents that have them: rows of ``attachments``, empty fields, versions."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.store.files.own import FILLED, KnownFile, own_file
from gkcrawl.store.history import keep_version
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

LISTED = "listed"
"""Status of a file that was never asked for; documents have none of it."""
SITE_FILE = 50
"""Documents from which a file is the site's (a form below every page): another one makes no versions of them all."""

_METHOD = "attachment"
_OF_READING = ("reading_sha256", "format", "flags", "title", "document_number", "issuer", "written_date")
_OF_FILE = tuple(field.name for field in fields(KnownFile) if field.name not in ("url", "name", *_OF_READING))
_KNOWN = (
    f"SELECT {', '.join(f'files.{name}' for name in _OF_FILE)}, {', '.join(f'reading.{name}' for name in _OF_READING)}"
    " FROM files LEFT JOIN file_readings AS reading ON reading.sha256 = files.sha256"
    " WHERE key = ? AND files.status != ?"
)
_FILL_ROWS = (
    "UPDATE attachments SET media_type = coalesce(known.media_type, attachments.media_type),"
    " bytes = coalesce(known.bytes, attachments.bytes), sha256 = coalesce(known.sha256, attachments.sha256),"
    f" status = known.status FROM files AS known WHERE known.key = attachments.key AND known.status != '{LISTED}' AND "
)
_MERGED = ("title", "text", *FILLED[1:], "provenance", "files_sha256")
_SET = ", ".join(f"{name} = ?" for name in (*FILLED, "provenance", "files_sha256"))


def fill(connection: sqlite3.Connection, values: dict[str, Any], files: Iterable[tuple[str, str, str | None]]) -> None:
    """Give a document what is known of its ``files`` (key, address, name): empty fields, and their digest.

    ``values`` are columns of ``documents``; what files have given before is given anew, what the page gives stays.
    """
    known = [_known(connection, *file) for file in files]
    provenance = orjson.loads(values["provenance"])
    given = [name for name in FILLED if (provenance.get(name) or {}).get("method") == _METHOD]
    for name in given:
        del provenance[name]
        values[name] = None
    own = own_file(values["title"], values["text"], known)
    found = {name: value for name in FILLED if own and values[name] is None and (value := own.said(name))}
    for name, value in found.items():
        assert own is not None
        place = {"raw": value, "method": _METHOD, "locator": own.name or own.url, "confidence": own.confidence}
        values[name], provenance[name] = value, place
    if given or found:
        values["provenance"] = orjson.dumps(provenance).decode()
    values["files_sha256"] = _digest(known)


def attach(connection: sqlite3.Connection, id: str, portal: str | None) -> None:
    """Let the files of the document ``id``, just stored, be known, and its rows hold what is known of them."""
    connection.execute(
        "INSERT OR IGNORE INTO files (key, url, portal, status) SELECT key, url, ?, ? FROM attachments"
        " WHERE document = ?",
        (portal or IMPORT, LISTED, id),
    )
    connection.execute(f"{_FILL_ROWS} attachments.document = ?", (id,))


def merge(connection: sqlite3.Connection, keys: Sequence[str]) -> None:
    """Give all documents with a file under one of ``keys`` what is known of it now."""
    ids: dict[str, None] = {}
    for key in keys:
        connection.execute(f"{_FILL_ROWS} attachments.key = ?", (key,))
        ids.update((id, None) for id in _documents_of(connection, key))
    for id in ids:
        _fill_document(connection, id)


def keep_versions(connection: sqlite3.Connection, key: str, run: str) -> int:
    """Keep the documents whose file under ``key`` is about to be replaced as they are now; how many got a new version.

    Several files of a document that are replaced in one ``run`` make one version.
    """
    ids = _documents_of(connection, key, SITE_FILE)
    if len(ids) >= SITE_FILE:
        return 0
    return sum(_keep(connection, id, key, run) for id in ids)


def _keep(connection: sqlite3.Connection, id: str, key: str, run: str) -> bool:
    last = connection.execute(
        "SELECT version, json_extract(replaced, '$.keys') FROM versions WHERE document = ?"
        " AND json_extract(replaced, '$.run') = ? ORDER BY version DESC LIMIT 1",
        (id, run),
    ).fetchone()
    keys = orjson.loads(last[1]) if last else []
    is_new = not keys or key in keys
    version = last[0] if last else 0
    if is_new:
        version = keep_version(connection, id)
        connection.execute("UPDATE documents SET version = version + 1 WHERE id = ?", (id,))
        keys = []
    replaced = orjson.dumps({"run": run, "keys": [*keys, key]}).decode()
    connection.execute("UPDATE versions SET replaced = ? WHERE document = ? AND version = ?", (replaced, id, version))
    return is_new


def _fill_document(connection: sqlite3.Connection, id: str) -> None:
    row = connection.execute(f"SELECT {', '.join(_MERGED)} FROM documents WHERE id = ?", (id,)).fetchone()
    before = dict(zip(_MERGED, row, strict=True))
    values = dict(before)
    files = connection.execute("SELECT key, url, name FROM attachments WHERE document = ? ORDER BY position", (id,))
    fill(connection, values, files.fetchall())
    if values != before:
        changed = (*(values[name] for name in FILLED), values["provenance"], values["files_sha256"], id)
        connection.execute(f"UPDATE documents SET {_SET} WHERE id = ?", changed)


def _documents_of(connection: sqlite3.Connection, key: str, most: int = -1) -> list[str]:
    found = connection.execute("SELECT DISTINCT document FROM attachments WHERE key = ? LIMIT ?", (key, most))
    return [id for (id,) in found]


def _known(connection: sqlite3.Connection, key: str, url: str, name: str | None) -> KnownFile:
    row = connection.execute(_KNOWN, (key, LISTED)).fetchone()
    known = dict(zip((*_OF_FILE, *_OF_READING), row, strict=True)) if row else {}
    return KnownFile(url=url, name=name, **known)


def _digest(files: Sequence[KnownFile]) -> str | None:
    """Of all that is known of the files; None where that is nothing."""
    if all(file.status is None for file in files):
        return None
    names = (*_OF_FILE, "reading_sha256")
    said = [[getattr(file, name) for name in names] for file in files]
    return hashlib.sha256(orjson.dumps(said)).hexdigest()
