"""Background thread that writes rows to the database in batches, so that a crawl never waits for the disk."""

from __future__ import annotations

import queue
import threading
from collections import Counter
from time import monotonic
from typing import TYPE_CHECKING

from gkcrawl.document import Document
from gkcrawl.errors import StoreError
from gkcrawl.store.rows import CaptureRow, DocumentRow, encode
from gkcrawl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gkcrawl.store.documents import Change
    from gkcrawl.store.state import StateRow

_PATIENCE = 1.0
"""Seconds a row may wait for its batch to fill: what a kill can cost."""
_QUEUED_BATCHES = 10
"""Batches that may wait: a slow disk holds up the crawl only after some seconds, and memory stays small."""


class BatchWriter:
    """Writes rows of ``run`` to the database at ``path``, ``size`` a transaction.

    ``before`` is called before each transaction, in the writer's thread: what the rows point to has to be on
    disk first. When the queue is full `put` waits until the writer has caught up. An
    error of the writer is raised by every later `put` and `close`. Raises `StoreError` at once when the
    database cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        run: str,
        *,
        portal: str | None = None,
        size: int = 100,
        before: Callable[[], object] | None = None,
    ) -> None:
        self._path, self._run, self._portal, self._size, self._before = path, run, portal, size, before
        self._queue: queue.Queue[DocumentRow | CaptureRow | StateRow | None] = queue.Queue(
            maxsize=_QUEUED_BATCHES * size
        )
        self._counts: Counter[Change] = Counter()
        self._error: Exception | None = None
        self._opened = threading.Event()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name=f"store-{run}", daemon=True)
        self._thread.start()
        self._opened.wait()
        self._check()

    def put(self, row: Document | CaptureRow | StateRow) -> None:
        """Queue ``row``; a document may be changed afterwards.

        Raises `UnstorableDocument` for this one alone, `StoreError` when nothing more can be stored.
        """
        self._check()
        if self._closed:
            raise StoreError("the writer is closed")
        self._queue.put(encode(row) if isinstance(row, Document) else row)

    def close(self) -> Counter[Change]:
        """Write what is queued and return how many documents were new, changed and unchanged."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
            self._thread.join()
        self._check()
        return self._counts

    def _check(self) -> None:
        if self._error:
            raise StoreError(f"nothing more is stored: {self._error}") from self._error

    def _work(self) -> None:
        try:
            with Store(self._path, durable=True) as store:
                self._opened.set()
                while batch := self._next_batch():
                    if self._before is not None:
                        self._before()
                    self._counts.update(store.write(self._run, batch, portal=self._portal))
        except Exception as error:
            self._error = error
            self._opened.set()
            self._drain()

    def _next_batch(self) -> list[DocumentRow | CaptureRow | StateRow]:
        """Up to ``size`` rows, fewer after a second; empty when all is done."""
        batch: list[DocumentRow | CaptureRow | StateRow] = []
        deadline = 0.0
        while len(batch) < self._size:
            try:
                row = self._queue.get(timeout=max(0.0, deadline - monotonic()) if batch else None)
            except queue.Empty:
                break
            if row is None:
                # Left for the next call, which then has nothing but the end.
                self._queue.put(None)
                break
            batch.append(row)
            if len(batch) == 1:
                deadline = monotonic() + _PATIENCE
        return batch

    def _drain(self) -> None:
        """Take rows until the end, so that nobody waits for a full queue that no one empties."""
        while not self._closed:
            try:
                self._queue.get(timeout=0.1)
            except queue.Empty:
                continue
        while not self._queue.empty():
            self._queue.get_nowait()
