"""Files are read beside the crawl, and what is left of them waits for the next run (gkcrawl/crawl/files/reading.py)."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from scrapy.settings import Settings

from gkcrawl.crawl.files.reading import UnreadFiles, file_bounds
from gkcrawl.document import Capture
from gkcrawl.errors import StoreError
from gkcrawl.files.reading import FileReading
from gkcrawl.portals.walking.files import FileBounds

if TYPE_CHECKING:
    from gkcrawl.crawl.readers.files import FileReaders, FileSource
    from gkcrawl.portals.walking.files import FileMode
    from gkcrawl.store.files import FileRead


class Readers:
    """Readings by the names of files; one without waits for ever."""

    def __init__(self, **readings: FileReading) -> None:
        self.readings, self.asked = readings, 0

    async def read(self, source: FileSource) -> FileReading:
        self.asked += 1
        if source.name not in self.readings:
            await asyncio.sleep(60)
        return self.readings[source.name]


def _run(readers: Readers, *names: str, goes_on: bool = True, full: bool = False) -> tuple[list[str], Counter[str]]:
    """What was put, and what was counted, when files of these names were read."""
    put: list[str] = []
    counts: Counter[str] = Counter()

    def take(row: FileRead) -> None:
        if full:
            raise StoreError("disk full")
        put.append(row.text or row.status)

    async def read() -> None:
        unread = UnreadFiles(cast("FileReaders", readers), Path, take, counts)
        for offset, name in enumerate(names):
            unread.add(name * 64, Capture(warc="run.warc.gz", offset=offset, sha256=name * 64), name)
        unread.add("z" * 64, Capture(warc=None, offset=None, sha256="z" * 64), "z")
        await asyncio.sleep(0.05)
        await unread.finish(lambda: goes_on)

    asyncio.run(read())
    return put, counts


def test_each_content_is_read_once_and_what_is_wrong_is_counted() -> None:
    bad = FileReading(format="pdf", flags=["encrypted"], error="the file is encrypted with a password")
    readers = Readers(a=FileReading(format="pdf", text="正文"), b=bad, c=FileReading(format=None, error="not in x"))
    assert _run(readers, "a", "b", "a", "c") == (
        ["正文", "unreadable"],
        {"files/unreadable/encrypted": 1, "files/unread": 1},
    )
    assert readers.asked == 3


def test_a_run_that_is_interrupted_leaves_the_rest_unread() -> None:
    readers = Readers(a=FileReading(format="pdf", text="正文"))
    assert _run(readers, "a", "b", "c", goes_on=False) == (["正文"], {"files/unread": 2})


def test_a_store_that_takes_nothing_more_ends_nothing_here() -> None:
    assert _run(Readers(a=FileReading(format="pdf", text="正文")), "a", full=True) == ([], {})


@pytest.mark.parametrize(
    ("argument", "setting", "mode"),
    [(None, "1", "1"), (None, 0, "0"), (None, "only", "only"), ("0", "only", "0"), ("only", "0", "only")],
)
def test_the_argument_goes_before_the_setting(argument: str | None, setting: object, mode: FileMode) -> None:
    settings = Settings({"GKCRAWL_FILES": setting, "GKCRAWL_FILE_MAXSIZE": 5, "GKCRAWL_FILES_MAXSIZE": "7"})
    assert file_bounds(settings, argument) == FileBounds(mode, 5, 7)
