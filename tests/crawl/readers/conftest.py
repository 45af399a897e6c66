"""Pages in an archive, and processes that read them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.archive.writer import ArchiveWriter
from gkcrawl.crawl.readers.messages import Task, pickled
from gkcrawl.crawl.readers.pool import ReaderPool
from tests.archive.conftest import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Kept:
    """Pages that are archived as they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._writer = ArchiveWriter(folder, "example", "run")
        self.close = self._writer.close

    def task(
        self, body: bytes, function: Callable[[bytes, Any], Any], argument: object = None, **answered: Any
    ) -> Task:
        """The task to read ``body`` by ``function``; ``answered`` is what else is not ordinary of the response."""
        capture = write(self._writer, body=body, **answered)
        assert capture.offset is not None
        return Task(str(self._writer.path), capture.offset, zlib.crc32(body), function, argument)

    def message(self, body: bytes, function: Callable[[bytes, Any], Any], argument: object = None) -> bytes:
        """The same as it is sent."""
        return pickled(self.task(body, function, argument))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(tmp_path / "archive")
    yield kept
    kept.close()


@pytest.fixture
def pools() -> Iterator[Callable[..., ReaderPool]]:
    """Pools that are closed in the end."""
    made: list[ReaderPool] = []

    def pool(size: int = 1, **options: Any) -> ReaderPool:
        made.append(ReaderPool(size, **options))
        return made[-1]

    yield pool
    for one in made:
        one.close()
