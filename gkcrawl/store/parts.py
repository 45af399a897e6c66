"""Parts of a compilation: matched by the whole they belong to and their number in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from gkcrawl.identity import url_key

if TYPE_CHECKING:
    import sqlite3

    from gkcrawl.store.connection import Connection
    from gkcrawl.store.rows import DocumentRow

# As the index has it, or it is not used.
_OF = "part_of IS NOT NULL AND json_extract(part_of, '$.id') = ?"


def settle_part(connection: sqlite3.Connection, row: DocumentRow) -> str | None:
    """Have ``row`` name the stored whole, whatever the address it was read at; the id of the part if it is known."""
    part_of = orjson.loads(row.values["part_of"])
    key = url_key(row.values["url"])
    whole = connection.execute("SELECT document FROM urls WHERE key = ?", (key,)).fetchone()
    part_of["id"] = whole[0] if whole else part_of["id"]
    row.values["part_of"] = orjson.dumps(part_of).decode()
    found = connection.execute(
        f"SELECT id FROM documents WHERE {_OF} AND json_extract(part_of, '$.part') = ?",
        (part_of["id"], part_of["part"]),
    ).fetchone()
    return str(found[0]) if found else None


def whole_is_at(connection: sqlite3.Connection, row: DocumentRow) -> bool:
    """Whether the part ``row`` was read where its whole is: another address has no say about either."""
    whole = orjson.loads(row.values["part_of"])["id"]
    found = connection.execute("SELECT url FROM documents WHERE id = ?", (whole,)).fetchone()
    return found is None or url_key(found[0]) == url_key(row.values["url"])


def mark_parts_gone(connection: sqlite3.Connection, whole: str, at: str) -> None:
    """Record that ``whole`` has vanished or was read anew: a part that is met again is no longer gone."""
    connection.execute(f"UPDATE documents SET gone = ? WHERE {_OF} AND gone IS NULL", (at, whole))


def parts_of(store: Connection, whole: str) -> list[tuple[int, str, str | None]]:
    """Number, id and title of the parts that the document ``whole`` has now, in order."""
    sql = f"SELECT json_extract(part_of, '$.part'), id, title FROM documents WHERE {_OF} AND gone IS NULL ORDER BY 1"
    return [(number, id, title) for number, id, title in store.rows(sql, (whole,))]
