"""Queries for exports: filters, order, former versions, and the cursor of each named export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import DAY_LENGTH, DAYS, completed
from gkcrawl.dedup.rules import COPIES
from gkcrawl.store.database import read_ahead
from gkcrawl.store.rows import IMPORT, SELECT, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcrawl.store.connection import Connection

# `gkcrawl.contract.best_day` in SQL, so that `since` loses none that has no printed date.
DAY = f"COALESCE({', '.join(DAYS[:-1])}, substr({DAYS[-1]}, 1, {DAY_LENGTH}))"
YEAR = f"COALESCE(report_year, CAST(substr({DAY}, 1, 4) AS INTEGER))"
_COPIES = ", ".join(map("'{}'".format, sorted(COPIES)))
NO_COPY = f"(duplicates IS NULL OR json_extract(duplicates, '$.relation') NOT IN ({_COPIES}))"
_DIVISION = "json_extract(region, '$.code')"
_LEVEL_DIGITS = 2  # of a code (GB/T 2260) for each level: province, city, county
_CHANGED = "number IN (SELECT document FROM changes WHERE seq > ?)"


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a consumer has read: the last change, and how many documents there were."""

    seq: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters, None for any; ``since`` (YYYY-MM-DD) goes by published, else written date, else day first seen.

    ``year`` is the report's, else that of the same day; ``agency`` is part of an agency's or issuer's name; ``region``
    the code of a division (GB/T 2260) in which theirs lies; ``seen`` the month (YYYY-MM) in which it was first seen.
    The portal of imports has the documents of no declared portal. Without ``copies`` documents that only repeat the one
    kept are left out, except those that a consumer at the cursor ``after`` may have got before they were found to be
    copies.
    """

    portal: str | None = None
    kind: str | None = None
    since: str | None = None
    year: int | None = None
    agency: str | None = None
    region: str | None = None
    seen: str | None = None
    copies: bool = True
    after: Cursor | None = None

    def where(self) -> tuple[str, list[Any]]:
        """The WHERE clause, empty for all documents, and its parameters."""
        like = None if self.agency is None else f"%{_escaped(self.agency)}%"
        named = "(agency LIKE ? ESCAPE '\\' OR issuer LIKE ? ESCAPE '\\')"
        tests: list[tuple[str, list[Any]]] = [
            ("portal IS NULL AND ? IS NOT NULL" if self.portal == IMPORT else "portal = ?", [self.portal]),
            ("kind = ?", [self.kind]),
            (f"{DAY} >= ?", [self.since]),
            (f"{YEAR} = ?", [self.year]),
            (named, [like, like]),
            (f"{_DIVISION} >= ? AND {_DIVISION} < ?", within(self.region) if self.region else [None]),
            ("substr(first_seen_at, 1, 7) = ?", [self.seen]),
        ]
        tests = [test for test in tests if test[1][0] is not None]
        after = self.after
        if after:
            tests.append((_CHANGED, [after.seq]))
        if not self.copies:
            tests.append((f"({NO_COPY} OR number <= ?)" if after else NO_COPY, [after.documents] if after else []))
        clause = " AND ".join(test for test, _ in tests)
        return (f" WHERE {clause}" if clause else ""), [value for _, values in tests for value in values]


def documents(
    store: Connection, selection: Selection, *, versions: bool = False, nested: Callable[[str], Any] = orjson.loads
) -> Iterator[dict[str, Any]]:
    """Documents in the order of portal and id, as plain data with the keys of the contract.

    All come from one state of the database, whatever is written meanwhile. With ``versions`` each comes
    after its former versions, oldest first. ``nested`` reads JSON columns.
    """
    where, parameters = selection.where()
    if selection in (Selection(), Selection(copies=False)):
        read_ahead(store.path)
    changed = {row["document"] for row in store.query("SELECT DISTINCT document FROM versions")} if versions else set()
    for row in store.rows(f"{SELECT}{where} ORDER BY portal, id", parameters):
        document = decode(row, nested)
        if document["id"] in changed:
            yield from former_versions(store, document["id"])
        yield document


def former_versions(store: Connection, id: str) -> Iterator[dict[str, Any]]:
    """The document as it was before each change of its text, oldest first, with the fields that were added since."""
    for (snapshot,) in store.rows("SELECT snapshot FROM versions WHERE document = ? ORDER BY version", (id,)):
        yield completed(orjson.loads(snapshot))


def cursor_of(store: Connection, consumer: str) -> Cursor:
    """Where the export named ``consumer`` stands; the start if there was none yet."""
    rows = store.query("SELECT seq, documents FROM cursors WHERE name = ?", (f"export:{consumer}",))
    return Cursor(rows[0]["seq"], rows[0]["documents"]) if rows else Cursor()


def cursor_now(store: Connection) -> Cursor:
    """The present end of all changes: take it before reading, so that nothing is missed meanwhile."""
    (row,) = store.query(
        "SELECT (SELECT COALESCE(MAX(seq), 0) FROM changes) AS seq, COALESCE(MAX(number), 0) AS documents"
        " FROM documents"
    )
    return Cursor(row["seq"], row["documents"])


def move_cursor(store: Connection, consumer: str, cursor: Cursor) -> None:
    """Record that the export named ``consumer`` is complete up to ``cursor``."""
    with store.transaction() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO cursors (name, seq, documents) VALUES (?, ?, ?)",
            (f"export:{consumer}", cursor.seq, cursor.documents),
        )


def within(code: str) -> list[str]:
    """Codes of all divisions that lie in the one with ``code`` are as large as the first, and smaller than the second.

    >>> within("320100")
    ['3201', '3201~']
    """
    stem = code
    while len(stem) > _LEVEL_DIGITS and stem.endswith("00"):
        stem = stem[:-_LEVEL_DIGITS]
    return [stem, f"{stem}~"]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
