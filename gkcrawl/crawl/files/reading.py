"""Has the files of a run read while it goes on, beside the crawling process; a run ends when they are."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from gkcrawl.crawl.readers.files import FileSource, was_read
from gkcrawl.errors import StoreError
from gkcrawl.files.reading import READER
from gkcrawl.portals.walking.files import FileBounds
from gkcrawl.store.files import file_read

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable
    from pathlib import Path

    from scrapy.settings import BaseSettings

    from gkcrawl.crawl.readers.files import FileReaders
    from gkcrawl.document import Capture
    from gkcrawl.store.files import FileRead

logger = logging.getLogger(__name__)

_WATCH = 0.5
"""Seconds after which a run that waits for its files looks whether it is to end all the same."""


def file_bounds(settings: BaseSettings, argument: str | None) -> FileBounds:
    """Which files a run asks for: by -a files=…, else by its ``settings``."""
    mode = argument or str(settings["GKCRAWL_FILES"])
    bytes = (settings.getint(name) for name in ("GKCRAWL_FILE_MAXSIZE", "GKCRAWL_FILES_MAXSIZE"))
    return FileBounds("only" if mode == "only" else "1" if mode in ("1", "True") else "0", *bytes)


class UnreadFiles:
    """Files that ``readers`` read, each content once; readings go out through ``put``.

    ``warc`` gives the file that a capture names. What is not read when the run ends is left to the next one.
    """

    def __init__(
        self,
        readers: FileReaders,
        warc: Callable[[str], Path],
        put: Callable[[FileRead], None],
        counts: Counter[str],
    ) -> None:
        self._readers, self._warc, self._put, self._counts = readers, warc, put, counts
        self._taken: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def add(self, sha256: str, capture: Capture, name: str) -> None:
        """Read the content ``sha256`` of the file ``name``, which ``capture`` has archived."""
        if sha256 in self._taken or capture.warc is None or capture.offset is None:
            return
        self._taken.add(sha256)
        source = FileSource(self._warc(capture.warc), capture.offset, name)
        task = asyncio.get_running_loop().create_task(self._read(sha256, source))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self, goes_on: Callable[[], bool]) -> None:
        """Wait until all is read, as long as the run ``goes_on``."""
        while self._tasks and goes_on():
            await asyncio.wait(self._tasks, timeout=_WATCH)
        if self._tasks:
            self._counts["files/unread"] += len(self._tasks)
        for task in self._tasks:
            task.cancel()

    async def _read(self, sha256: str, source: FileSource) -> None:
        reading = await self._readers.read(source)
        if not was_read(reading):
            self._counts["files/unread"] += 1
            logger.warning("the file %s was not read: %s", source.name, reading.error)
            return
        row = file_read(sha256, reading, READER)
        try:
            self._put(row)
        except StoreError:
            return  # the run ends for it
        if row.status != "read":
            self._counts[f"files/unreadable/{next(iter(row.flags), 'empty')}"] += 1
            logger.info("the file %s is not readable: %s", source.name, reading.error or ", ".join(row.flags))
