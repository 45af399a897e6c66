"""Change feed: documents that are new or changed since a consumer last looked, in the order of their changes."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, ClassVar

import orjson

from gkcrawl.store.rows import FILES, file_value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from gkcrawl.store import Store

CHANGES_AT_ONCE = 100
"""Rows read at once: of a few kilobytes each, they take no memory worth speaking of."""
LONGEST_TRANSACTION = 5.0
"""Seconds: a sixth of what another writer waits for."""
PAUSE_BETWEEN_TRANSACTIONS = 0.15
"""Seconds: a writer that waits looks every tenth of a second."""
_FIELDS = (
    *("duplicates", "gone", "url", "title", "text", "agency", "issuer", "kind", "host_class", "report_year", "portal"),
    *("index_number", "document_number", "published_date", "written_date", "first_seen_at", "part_of", "region"),
)
FILE_TEXT = 1_000_000
"""Characters of the text of a file that duplicates and search know of: some 500 pages. A table of millions of cells
would cost them more than a thousand other files."""
READING = "documents.reading_sha256 || coalesce(documents.files_sha256, '')"
"""What was read of a document: of page and files."""
_COLUMNS = ", ".join(("documents.number", "documents.id", READING, *(f"documents.{name}" for name in _FIELDS)))
_FILE = {name: file_value(name) for name in ("url", "name", "sha256", "text")}
_FILE["text"] = f"substr({_FILE['text']}, 1, {FILE_TEXT})"
_PAIRS = ", ".join(f"'{name}', {value}" for name, value in _FILE.items())
DOCUMENT = (
    f"{_COLUMNS}, (SELECT json_group_array(json(file)) FROM"
    f" (SELECT json_object({_PAIRS}) AS file {FILES} ORDER BY position))"
)
"""Columns of ``documents`` that duplicates and search need, for `as_dict`; the reading is that of page and files."""
FETCH = f"SELECT {DOCUMENT} FROM documents WHERE number = ?"
_NAMES = ("number", "id", "reading_sha256", *_FIELDS, "attachments")


def pending(store: Store, consumer: str) -> int:
    """How many documents ``consumer`` has not looked at since they changed."""
    (row,) = store.query(
        "SELECT COUNT(*) AS n FROM changes WHERE seq > COALESCE((SELECT seq FROM cursors WHERE name = ?), 0)",
        (consumer,),
    )
    return int(row["n"])


class Feed:
    """What ``consumer`` has to do in one transaction of ``connection``: up to ``size`` changed documents as they come.

    Documents whose reading the table ``known`` already holds are left out: something else about them changed.
    The cursor follows what has been worked off, so that a kill loses neither. After some seconds no more
    come, because a crawl may be waiting to write; ``exhausted`` says that there are none left.
    Consumers that need other columns say so in a subclass.
    """

    columns: ClassVar = DOCUMENT

    def __init__(self, connection: sqlite3.Connection, consumer: str, known: str, size: int) -> None:
        self._connection, self._consumer, self._known, self._size = connection, consumer, known, size
        # Kibibytes: what one transaction of an index touches, so that no page is written twice.
        connection.execute("PRAGMA cache_size = -65536")
        self.exhausted = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        row = self._connection.execute("SELECT seq FROM cursors WHERE name = ?", (self._consumer,)).fetchone()
        seq = row[0] if row else 0
        until = monotonic() + LONGEST_TRANSACTION
        for _ in range(0, self._size, CHANGES_AT_ONCE):
            rows = self._changes_after(seq)
            if not rows:
                self.exhausted = True
                return
            for row in rows:
                seq, known_as, *values = row
                document = self.named(values)
                if known_as != document["reading_sha256"]:
                    yield document
                if monotonic() > until:
                    break
            self._move_cursor(seq)
            if monotonic() > until:
                return

    def named(self, values: Sequence[Any]) -> dict[str, Any]:
        """A row of ``columns`` by name."""
        return as_dict(values)

    def _changes_after(self, seq: int) -> list[tuple[Any, ...]]:
        return self._connection.execute(
            f"SELECT seq, {self._known}.reading_sha256, {self.columns} FROM changes"
            " CROSS JOIN documents ON documents.number = changes.document"
            f" LEFT JOIN {self._known} ON {self._known}.document = changes.document"
            " WHERE seq > ? ORDER BY seq LIMIT ?",
            (seq, min(CHANGES_AT_ONCE, self._size)),
        ).fetchall()

    def _move_cursor(self, seq: int) -> None:
        self._connection.execute(
            "INSERT INTO cursors (name, seq, documents) VALUES (?, ?, 0)"
            " ON CONFLICT (name) DO UPDATE SET seq = excluded.seq",
            (self._consumer, seq),
        )


def give_way() -> None:
    """Between two transactions: let another writer in, which looks every tenth of a second."""
    sleep(PAUSE_BETWEEN_TRANSACTIONS)


def fetch(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    """The document with that row number, as far as duplicates and search need it."""
    return as_dict(connection.execute(FETCH, (number,)).fetchone())


def as_dict(row: Sequence[Any]) -> dict[str, Any]:
    """A row of `DOCUMENT` by name."""
    document = dict(zip(_NAMES, row, strict=True))
    document["attachments"] = orjson.loads(document["attachments"])
    for name in ("part_of", "region"):
        document[name] = document[name] and orjson.loads(document[name])
    return document
