"""Group commit: one thread writes the rows of all runs of a process to a database, many runs in one transaction."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from gkcrawl.errors import StoreError
from gkcrawl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from gkcrawl.store.rows import CaptureRow, Change, DocumentRow
    from gkcrawl.store.state import StateRow

    Row = DocumentRow | CaptureRow | StateRow
    Batches = Mapping["Share", Sequence[Row]]

_PATIENCE = 1.0
"""Seconds a row may wait for others to be written with it: what a kill can cost."""
_MOST_QUEUED = 5_000
"""Rows of all runs that may wait: a slow disk holds up the crawl only after some seconds, and memory stays small."""
_SYNCS_AT_ONCE = 16
"""Archives that are synced at once: a journalling file system then writes its journal once for all of them, which takes
a twentieth of the time for 300 archives."""


@dataclass(eq=False, slots=True)
class Share:
    """What one run has in the group: rows that wait, counts of what became of its documents, its error."""

    run: str
    portal: str | None
    size: int
    before: Callable[[], object] | None
    rows: list[Row] = field(default_factory=list)
    counts: Counter[Change] = field(default_factory=Counter)
    error: Exception | None = None
    left: Future[Counter[Change]] | None = None

    def trouble(self) -> StoreError:
        """The error as `put` and `close` raise it."""
        told = StoreError(f"nothing more is stored: {self.error}")
        told.__cause__ = self.error
        return told

    def settle(self) -> None:
        """Tell who waits for the end of the run how it was."""
        assert self.left is not None
        if self.error:
            self.left.set_exception(self.trouble())
        else:
            self.left.set_result(self.counts)


class GroupCommit:
    """The thread that writes to the database at ``path`` for all shares; it ends with the last of them.

    What comes while a transaction is under way is written in the next one, so that transactions grow when the disk is
    slow. An error of one share's rows, or of what has to be done before them, is its own; one of the database is one of
    all that are in the transaction.
    """

    _of: ClassVar[dict[Path, GroupCommit]] = {}
    _joining: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, path: Path) -> None:
        self._path = path
        self._members = 0
        self._changed = threading.Condition()
        # All that follows is changed under the condition's lock.
        self._waiting: dict[Share, None] = {}
        self._rows, self._since, self._hurry = 0, 0.0, False
        opened: Future[None] = Future()
        threading.Thread(target=self._work, args=(opened,), name=f"store-{path.name}", daemon=True).start()
        opened.result()

    @classmethod
    def joined(cls, path: Path) -> GroupCommit:
        """The group of the database at ``path``, with one share more; raises `StoreError` when it cannot be opened."""
        path = path.resolve()
        with cls._joining:
            if path not in cls._of:
                cls._of[path] = cls(path)
            cls._of[path]._members += 1
            return cls._of[path]

    def put(self, share: Share, row: Row) -> None:
        """Queue ``row``, once there is room for it."""
        with self._changed:
            while self._rows >= _MOST_QUEUED:
                self._changed.wait()
            share.rows.append(row)
            self._rows += 1
            self._add(share, hurry=len(share.rows) >= share.size or self._rows >= _MOST_QUEUED)

    def leave(self, share: Share) -> Future[Counter[Change]]:
        """Have written at once what is left of ``share``; in time, its counts or its error."""
        with self._changed:
            share.left = Future()
            self._add(share, hurry=True)
        return share.left

    def _add(self, share: Share, *, hurry: bool) -> None:
        begins = not self._waiting
        if begins:
            self._since = monotonic()
        self._waiting[share] = None
        if begins or hurry:
            self._hurry |= hurry
            self._changed.notify_all()

    def _work(self, opened: Future[None]) -> None:
        try:
            store = Store(self._path, durable=True)
        except Exception as error:
            opened.set_exception(error)
            return
        opened.set_result(None)
        leaving: list[Share] = []
        with closing(store), ThreadPoolExecutor(_SYNCS_AT_ONCE, thread_name_prefix="sync") as pool:
            while not self._is_over(len(leaving)):
                for share in leaving:
                    share.settle()
                batches, leaving = self._next_batches()
                self._write(store, pool, batches)
        for share in leaving:
            share.settle()

    def _is_over(self, leaving: int) -> bool:
        with self._joining:
            self._members -= leaving
            if leaving and not self._members:
                del self._of[self._path]
                return True
            return False

    def _next_batches(self) -> tuple[Batches, list[Share]]:
        """What waits, when it has waited long enough, and the shares of which nothing more comes."""
        with self._changed:
            while not (self._waiting and (self._hurry or monotonic() >= self._since + _PATIENCE)):
                self._changed.wait(max(0.0, self._since + _PATIENCE - monotonic()) if self._waiting else None)
            batches = {}
            for share in self._waiting:
                batches[share], share.rows = share.rows, []
            leaving = [share for share in batches if share.left is not None]
            self._waiting, self._rows, self._hurry = {}, 0, False
            self._changed.notify_all()
        return batches, leaving

    def _write(self, store: Store, pool: ThreadPoolExecutor, batches: Batches) -> None:
        due = [share for share, rows in batches.items() if rows and share.error is None]
        for share, error in zip(due, pool.map(_prepare, due), strict=True):
            share.error = error
        due = [share for share in due if share.error is None]
        try:
            written = _write_all(store, {share: batches[share] for share in due})
        except Exception as error:
            for share in due:
                share.error = error
        else:
            for share, changes in written.items():
                share.counts.update(changes)


def _prepare(share: Share) -> Exception | None:
    """Do what has to be done before rows of ``share`` are written."""
    try:
        if share.before is not None:
            share.before()
    except Exception as error:
        return error
    return None


def _write_all(store: Store, batches: Batches) -> dict[Share, list[Change]]:
    """Write ``batches`` in one transaction; one that cannot be written is left out, and its share has the error."""
    written = {}
    with store.transaction() as connection:
        for share, rows in batches.items():
            try:
                written[share] = store.write(share.run, rows, portal=share.portal)
            except Exception as error:
                # A full disk ends the whole transaction.
                if not connection.in_transaction:
                    raise
                share.error = error
    return written
