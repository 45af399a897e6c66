"""A copy of the corpus as it was at the end of a day: later documents taken out, former versions and values put back.

What depends on other documents (duplicates, numbers of reports) is judged anew, by today's rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import completed, document_from
from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.statistics import read_new
from gkcrawl.data import rows as data_rows
from gkcrawl.identity import file_key
from gkcrawl.publish.source import SHANGHAI
from gkcrawl.store import Store
from gkcrawl.store.rows import ATTACHMENT_COLUMNS, COLUMNS, GONE, SELECT, decode, encode, insert, quoted

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

NOTES = (
    "{restored} documents were put back: to a former version, or to values before a later change.",
    "A version counts from the first moment that shows it: a change of its metadata, else its last reading; one that"
    " began with another file, from the start of the run that found it.",
    "Not restored, as no history has it: links, tables, prints of fields and other addresses of a text that stayed the"
    " same, documents that were gone and came back, and readings of an older gkcrawl.",
    "Where the reading of that day was replaced by a later one of the same text, `fetched_at` is the last moment before"
    " that is known, and `capture` is null. `last_seen_at` is never later than that day.",
    "Files whose content came later are `listed`, without text. Duplicates, statistics and coverage were judged anew,"
    " on what there was, by today's rules.",
    "该日之后首次出现的文档已排除，其余恢复到当日版本；无历史记录的内容（链接、表格、其他地址等）无法恢复；重复、统计与年报覆盖均按现行规则重新计算。",
)
"""What the card says of such a snapshot."""
_LATER = "datetime({0}) >= :cut"
# Tables whose rows go with their document, and those whose rows have a moment of their own.
_OF_DOCUMENTS = ("urls", "attachments", "versions", "history", "entries")
_MOMENTS = {
    "history": "at",
    "entries": "coalesce(checked_at, listed_at)",
    "report_columns": "first_seen_at",
    "units": "first_seen_at",
    "sweeps": "swept_at",
    "runs": "started_at",
    "captures": "fetched_at",
}
_JUDGED = (
    *("likeness", "likeness_keys", "cursors", "statistics_reports", "statistics_checks", "statistics_cells"),
    *("statistics_layouts", "coverage", "coverage_state"),
)
_INSERT_FILE = insert("attachments", ("document", "position", *ATTACHMENT_COLUMNS, "key"))
_RESTORED = tuple(name for name in COLUMNS if name not in ("id", "first_seen_at"))


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of a document: its number, when it began, and the document as plain data or as JSON."""

    number: int
    began: str
    snapshot: str | None


def copy_as_of(store: Store, path: Path, day: date) -> int:
    """Write the corpus in ``store`` as it was at the end of ``day`` (Asia/Shanghai) to a database at ``path``.

    Returns how many documents were put back to what they were. Raises `StoreError`.
    """
    cut = datetime.combine(day + timedelta(days=1), time(), SHANGHAI).astimezone(timezone.utc)
    list(store.rows("VACUUM INTO ?", (str(path),)))
    with Store(path) as copy:
        # Rows that refer to others go in any order.
        list(copy.rows("PRAGMA foreign_keys = OFF"))
        with copy.transaction() as connection:
            restored = _rewind(connection, {"cut": cut.strftime("%Y-%m-%d %H:%M:%S")})
        find_duplicates(copy)
        read_new(copy)
    return restored


def _rewind(connection: sqlite3.Connection, cut: dict[str, str]) -> int:
    connection.execute(f"DELETE FROM documents WHERE {_LATER.format('first_seen_at')}", cut)
    for table in _OF_DOCUMENTS:
        connection.execute(
            f"DELETE FROM {table} WHERE document IS NOT NULL AND document NOT IN (SELECT id FROM documents)"
        )
    connection.execute("DELETE FROM changes WHERE document NOT IN (SELECT number FROM documents)")
    changed = connection.execute(
        f"SELECT id FROM documents WHERE {_LATER.format('fetched_at')}"
        " OR id IN (SELECT document FROM versions WHERE replaced IS NOT NULL) ORDER BY id",
        cut,
    ).fetchall()
    restored = sum(_restore(connection, id, cut) for (id,) in changed)
    for table, moment in _MOMENTS.items():
        connection.execute(f"DELETE FROM {table} WHERE {_LATER.format(moment)}", cut)
    _forget_files(connection, cut)
    later = _LATER.format("last_seen_at")
    connection.execute(f"UPDATE documents SET last_seen_at = fetched_at WHERE {later}", cut)
    connection.execute(f"UPDATE documents SET gone = NULL WHERE {_LATER.format('gone')}", cut)
    for table in _JUDGED:
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE documents SET duplicates = NULL WHERE duplicates IS NOT NULL")
    return restored


def _restore(connection: sqlite3.Connection, id: str, cut: dict[str, str]) -> bool:
    """Put the document ``id`` back to what it was; whether it was anything else."""
    current = decode(connection.execute(f"{SELECT} WHERE id = ?", (id,)).fetchone())
    version = _version_at(connection, current, cut)
    document = completed(orjson.loads(version.snapshot)) if version.snapshot else current
    later = connection.execute(
        "SELECT fields FROM history WHERE document = :id AND version = :version"
        f" AND {_LATER.format('at')} ORDER BY id DESC",
        cut | {"id": id, "version": version.number},
    ).fetchall()
    for (fields,) in later:
        _undo(document, orjson.loads(fields))
    if not later and version.snapshot is None and not _is_later(connection, current["fetched_at"], cut):
        return False
    if _is_later(connection, document["fetched_at"], cut):
        document |= {"fetched_at": _last_known(connection, id, cut), "capture": None}
    derived = {GONE, *(row["flag"] for row in data_rows("statistics_flags"))}
    document["quality"] = [flag for flag in document["quality"] if flag not in derived]
    _write(connection, document | {"version": version.number, "duplicates": None})
    connection.execute("DELETE FROM versions WHERE document = ? AND version >= ?", (id, version.number))
    return True


def _version_at(connection: sqlite3.Connection, current: dict[str, Any], cut: dict[str, str]) -> _Version:
    """The last version that had begun before the cut."""
    id = current["id"]
    former = connection.execute(
        "SELECT version, fetched_at, snapshot, (SELECT min(started_at) FROM runs WHERE run = replaced ->> 'run')"
        " FROM versions WHERE document = ? ORDER BY version",
        (id,),
    ).fetchall()
    first = dict(
        connection.execute("SELECT version, min(at) FROM history WHERE document = ? GROUP BY version", (id,)).fetchall()
    )
    found, replaced_by = None, None
    for number, fetched_at, snapshot, run in (*former, (current["version"], current["fetched_at"], None, None)):
        began = replaced_by or first.get(number, fetched_at)
        if found is None or not _is_later(connection, began, cut):
            found = _Version(number, began, snapshot)
        replaced_by = run
    assert found is not None
    return found


def _undo(document: dict[str, Any], fields: dict[str, list[Any]]) -> None:
    """Give a ``document`` the values before a change; of files only the addresses are known."""
    for name, (before, _) in fields.items():
        if name == "attachments":
            known = {file_key(file["url"]): file for file in document["attachments"]}
            absent = dict.fromkeys(ATTACHMENT_COLUMNS) | {"tables": [], "flags": [], "status": "listed"}
            document["attachments"] = [known.get(file_key(url)) or absent | {"url": url} for url in before]
        else:
            document[name] = before


def _last_known(connection: sqlite3.Connection, id: str, cut: dict[str, str]) -> str:
    """The last moment before the cut at which the document is known to have been read."""
    (at,) = connection.execute(
        "SELECT at FROM (SELECT first_seen_at AS at FROM documents WHERE id = :id"
        f" UNION ALL SELECT at FROM history WHERE document = :id AND NOT {_LATER.format('at')})"
        " ORDER BY datetime(at) DESC LIMIT 1",
        cut | {"id": id},
    ).fetchone()
    return str(at)


def _write(connection: sqlite3.Connection, document: dict[str, Any]) -> None:
    row = encode(document_from(document))
    id = row.values["id"]
    values = [row.values[name] for name in _RESTORED]
    connection.execute(
        f"UPDATE documents SET {quoted(_RESTORED, ' = ?')}, reading_sha256 = ? WHERE id = ?",
        (*values, row.values["reading_sha256"], id),
    )
    connection.execute("DELETE FROM attachments WHERE document = ?", (id,))
    files = enumerate(row.attachments, 1)
    page = row.values["url"]
    connection.executemany(_INSERT_FILE, ((id, place, *file, file_key(file[0], page)) for place, file in files))


def _forget_files(connection: sqlite3.Connection, cut: dict[str, str]) -> None:
    """Take back files whose content came later; what replaced files held stays in their readings."""
    later = f"SELECT key, sha256 FROM files WHERE {_LATER.format('fetched_at')}"
    empty = "status = 'listed', sha256 = NULL, bytes = NULL"
    connection.execute(
        f"UPDATE attachments SET {empty}, text = NULL, tables = NULL, pages = NULL, flags = NULL"
        f" WHERE (key, sha256) IN ({later})",
        cut,
    )
    connection.execute(
        f'UPDATE files SET {empty}, warc = NULL, "offset" = NULL, fetched_at = NULL'
        f" WHERE {_LATER.format('fetched_at')}",
        cut,
    )


def _is_later(connection: sqlite3.Connection, moment: str, cut: dict[str, str]) -> bool:
    (later,) = connection.execute(f"SELECT {_LATER.format(':moment')}", cut | {"moment": moment}).fetchone()
    return bool(later)
