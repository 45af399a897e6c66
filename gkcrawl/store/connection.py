"""A connection to the corpus database: reading statements, and transactions for those who write."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gkcrawl.disk import Closing
from gkcrawl.store.database import connect, explained

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Connection(Closing):
    """A connection to the corpus database at ``path``; use it in one thread, as a context manager.

    Opening creates the file and brings older ones up to date. After a power cut the database is sound; what
    ``durable`` connections wrote is still in it, what others wrote in the last moments may be not. Every method
    raises `StoreError` when the database is locked, read-only, damaged or not ours.
    """

    def __init__(self, path: Path, *, durable: bool = False) -> None:
        self.path = path
        self._db = connect(path)
        if durable:
            self._db.execute("PRAGMA synchronous = FULL")

    def close(self) -> None:
        """Close the connection; what was written stays."""
        self._db.close()

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Rows of a reading ``sql`` statement as dicts."""
        with explained(self.path):
            return list(self._db.query(sql, parameters))

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Rows of a reading ``sql`` statement as they come, all from one state of the database."""
        with explained(self.path):
            # Without `map` a reader that goes away would close the cursor, after the database may have been closed.
            yield from map(tuple, self._db.execute(sql, parameters))

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """All that is read inside comes from one state of the database, whatever others write meanwhile."""
        with explained(self.path):
            self._db.conn.execute("BEGIN")
            try:
                yield
            finally:
                self._db.conn.execute("ROLLBACK")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction of its own: all that is done with it is stored, or nothing.

        Inside another one it is a part of that: stored with it, or undone alone.
        """
        connection = self._db.conn
        # Immediate: a later upgrade from reading to writing could fail without waiting.
        begin, end, undo = "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
        if connection.in_transaction:
            begin, end, undo = "SAVEPOINT part", "RELEASE part", "ROLLBACK TO part; RELEASE part"
        with explained(self.path):
            connection.execute(begin)
            try:
                yield connection
                connection.execute(end)
            except BaseException:
                # Some errors, such as a full disk, have undone everything already.
                for statement in undo.split("; ") if connection.in_transaction else ():
                    connection.execute(statement)
                raise
