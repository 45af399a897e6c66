"""Writes rows of a run to the database in the background, so that a crawl never waits for the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.document import Document
from gkcrawl.errors import StoreError
from gkcrawl.store.group_commit import GroupCommit, Share
from gkcrawl.store.rows import CaptureRow, encode

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from gkcrawl.store.rows import Change
    from gkcrawl.store.state import StateRow


class BatchWriter:
    """Writes rows of ``run`` to the database at ``path``, in one thread with all other runs of this process.

    They are written when ``size`` rows of the run wait, and after a second at the latest. ``before`` is called before
    each transaction, in another thread: what the rows point to has to be on disk first. When too many rows wait, `put`
    waits until the writer has caught up. An error of the run's own rows, or of the database, is raised by every later
    `put` and `close`. Raises `StoreError` at once when the database cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        run: str,
        *,
        portal: str | None = None,
        size: int = 500,
        before: Callable[[], object] | None = None,
    ) -> None:
        self._share = Share(run, portal, size, before)
        self._group = GroupCommit.joined(path)
        self._closed: Future[Counter[Change]] | None = None

    def put(self, row: Document | CaptureRow | StateRow) -> None:
        """Queue ``row``; a document may be changed afterwards.

        Raises `UnstorableDocument` for this one alone, `StoreError` when nothing more can be stored.
        """
        if self._share.error:
            raise self._share.trouble()
        if self._closed is not None:
            raise StoreError("the writer is closed")
        self._group.put(self._share, encode(row) if isinstance(row, Document) else row)

    def closing(self) -> Future[Counter[Change]]:
        """Have written what is queued; in time, how many documents were new, changed and unchanged, or the error."""
        if self._closed is None:
            self._closed = self._group.leave(self._share)
        return self._closed

    def close(self) -> Counter[Change]:
        """Wait for `closing` and return what it brings."""
        return self.closing().result()
