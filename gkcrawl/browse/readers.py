"""Threads that read the corpus for pages: each with a read-only store of its own, each page from one state of it."""

from __future__ import annotations

import os
from concurrent.futures import Future
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Thread
from traceback import clear_frames
from typing import TYPE_CHECKING, Any, TypeVar

from gkcrawl.disk import Closing
from gkcrawl.errors import StoreError
from gkcrawl.store.database import explained
from gkcrawl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_Read = TypeVar("_Read")
THREADS = 4
"""A page takes the processor for some ten milliseconds, and a disk longer: more threads would wait for each other."""


class ReadOnlyStore(Store):
    """A `Store` that SQLite lets write nothing (https://sqlite.org/pragma.html#pragma_query_only)."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.file = identity(path)
        self._db.execute("PRAGMA query_only = ON")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is of one state; what is written meanwhile shows in the next."""
        connection = self._db.conn
        with explained(self.path):
            connection.execute("BEGIN")
        try:
            yield
        finally:
            # An error of the disk may have ended it; one that stayed open would hide all that is written from then on.
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def identity(path: Path) -> tuple[object, ...]:
    """What changes when ``path`` becomes another file, or when a file that we may not write, and lock, is written.

    Such a file is read as one that nobody writes, see `gkcrawl.store.database.connect`.
    """
    try:
        found = path.stat()
    except OSError:
        return ()
    if os.access(path, os.W_OK):
        return found.st_dev, found.st_ino
    return found.st_dev, found.st_ino, found.st_mtime_ns, path.with_name(f"{path.name}-wal").exists()


class Readers(Closing):
    """Threads that read the corpus database at ``path``; a context manager.

    The database may be written by a crawl meanwhile, and be replaced by another file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._tasks: SimpleQueue[tuple[Future[Any], Callable[[ReadOnlyStore], Any]] | None] = SimpleQueue()
        self._threads = [Thread(target=self._work, name=f"reader-{number}", daemon=True) for number in range(THREADS)]
        for thread in self._threads:
            thread.start()

    def read(self, work: Callable[[ReadOnlyStore], _Read]) -> Future[_Read]:
        """What ``work`` reads, or raises, in one of the threads; `StoreError` where there is no database any more."""
        future: Future[_Read] = Future()
        self._tasks.put((future, work))
        return future

    def close(self) -> None:
        """End the threads once they have done what they were asked for."""
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        store: ReadOnlyStore | None = None
        while task := self._tasks.get():
            future, work = task
            try:
                if store is not None and store.file != identity(self.path):
                    store.close()
                    store = None
                store = store or _opened(self.path)
                with store.snapshot():
                    future.set_result(work(store))
            except Exception as error:
                # Rows that were not read to their end would keep this thread at the state that they are of.
                clear_frames(error.__traceback__)
                future.set_exception(error)
            # Nothing of what was read stays with this thread until the next task comes.
            del future, work, task
        if store is not None:
            store.close()


def _opened(path: Path) -> ReadOnlyStore:
    if not path.exists():
        raise StoreError(f"there is no database {path} any more: put it back, or end this program")
    return ReadOnlyStore(path)
