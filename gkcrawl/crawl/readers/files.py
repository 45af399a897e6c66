"""Reads files in processes of their own, bounded in time and memory: whatever a file does, a reading says so.

`FileReaders` is for crawls, `read_bounded` for the command line.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections import deque
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.config import AUTO, configured
from gkcrawl.crawl.readers.file_task import FileTask, body_at, body_format, read_body, too_large
from gkcrawl.crawl.readers.load import cores, helpers
from gkcrawl.crawl.readers.messages import Answer, Limits, Task, pickled
from gkcrawl.crawl.readers.pool import MOST_SENT, ReaderPool
from gkcrawl.files.reading import FileFlag, FileReading
from gkcrawl.portals.walking.reader import ReaderDied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from scrapy.settings import BaseSettings

    Read = Callable[[bytes, FileTask], FileReading]

_BODY = 4  # times its own size that a body takes at least: as it is packed, unpacked, taken apart and sent back
_OCR_SECONDS = 30  # a page: it takes five, on a machine that does much else more
_OCR_MEMORY = 2**31  # bytes: rapidocr gives up at half of it
_AHEAD = 2  # sources a process that are under way: while one is read, the next is at hand
_NO_MEMORY = (-signal.SIGKILL, -signal.SIGABRT) if os.name == "posix" else ()
"""How a process ends for want of memory: the system picks one out, or a library gives up."""
_LATE = -signal.SIGALRM if os.name == "posix" else None


class FileSource(NamedTuple):
    """A file to read: that at ``path``, or the response at ``offset`` of the WARC file there; ``name`` is a hint."""

    path: Path
    offset: int | None = None
    name: str = ""


def file_limits(seconds: int, memory: int) -> Limits:
    """Limits of a process that reads files: ``seconds`` for a file, bytes of ``memory`` (address space), 0 for none.

    One that took too long is not tried again: it would again.
    """
    return Limits(seconds, memory // 2 if memory else Limits().memory, memory, late=1)


class FileReaders:
    """Up to ``size`` processes that read files within ``limits``, started when there is something to read.

    What a file does to them is logged at ``level``.
    """

    def __init__(self, limits: Limits, size: int = 1, level: int = logging.WARNING) -> None:
        self._most = limits.address_space // _BODY
        self._pool = ReaderPool(size, limits, level)

    async def read(self, source: FileSource, task: FileTask | None = None, read: Read = read_body) -> FileReading:
        """What ``read`` makes of the body of ``source`` by ``task``, whatever happens.

        A file that kills its process, or takes too long, or more memory than there is, has a reading with a flag that
        says so. One without format and flags was not read, as its ``error`` says: that is no property of the file.
        """
        task = replace(task or FileTask(source.name), most=self._most)
        if os.name != "posix":  # no process can be confined there
            return read(body_at(source.path, source.offset), task)
        if source.offset is None and (found := too_large(_size(source.path), task.most)):
            return found
        self._pool.start()
        message = pickled(Task(str(source.path), source.offset, None, read, task))
        # One file is with a process at a time: none waits for another that takes long, and who dies of what is clear.
        answer = await self._pool.read(message, source.name or str(source.path), MOST_SENT)
        if answer.how == "elsewhere":
            return FileReading(format=None, error=self._missing(source))
        reading = _reading(answer)
        if answer.how == "raised":
            # What it is can be told all the same, in a process as well.
            answer = await self._pool.read(
                pickled(Task(str(source.path), source.offset, None, body_format, task)), source.name, MOST_SENT
            )
            reading.format = answer.value if answer.how == "read" else None
        return reading

    def close(self) -> None:
        """End the processes."""
        self._pool.close()

    def _missing(self, source: FileSource) -> str:
        if not self._pool.pids:
            return "no process to read it can be started"
        return f"not in {source.path}" + (f" at byte {source.offset}" if source.offset is not None else "")


def was_read(reading: FileReading) -> bool:
    """Whether ``reading`` says something of its file, and not only that there was nothing to read it with, or from."""
    return reading.format is not None or bool(reading.flags)


def read_bounded(
    sources: Iterable[FileSource], limits: Limits | None = None, task: FileTask | None = None, read: Read = read_body
) -> Iterator[FileReading]:
    """What ``read`` makes of each of ``sources``, in their order, as `FileReaders.read` says it.

    ``limits`` are those of the settings GKCRAWL_FILE_SECONDS and GKCRAWL_FILE_MEMORY where nothing else is said.
    """
    loop, size = asyncio.new_event_loop(), cores()
    readers = FileReaders(limits or configured_limits(), size, logging.DEBUG)
    waiting: deque[asyncio.Task[FileReading]] = deque()
    try:
        for source in sources:
            of_it = replace(task, name=source.name) if task else None
            waiting.append(loop.create_task(readers.read(source, of_it, read)))
            if len(waiting) >= _AHEAD * size:
                yield loop.run_until_complete(waiting.popleft())
        while waiting:
            yield loop.run_until_complete(waiting.popleft())
    finally:
        for one in waiting:
            one.cancel()
        if waiting:
            loop.run_until_complete(asyncio.wait(waiting))
        readers.close()
        loop.close()


def configured_limits() -> Limits:
    """The limits that environment and gkcrawl.toml give."""
    found = configured()
    return file_limits(found["file_seconds"].value, found["file_memory"].value)


def ocr_limits(pages: int) -> Limits:
    """The limits for reading files with OCR of so many ``pages``, which needs more of both."""
    found = configured()
    seconds, memory = found["file_seconds"].value, found["file_memory"].value
    return file_limits(seconds and seconds + _OCR_SECONDS * pages, memory and max(memory, _OCR_MEMORY))


def file_readers(settings: BaseSettings) -> FileReaders:
    """Who reads the files of all crawls of this process, by their ``settings``."""
    size = max(1, helpers(AUTO, settings.getint("CRAWLALL_JOBS")))
    return _of_process(
        file_limits(settings.getint("GKCRAWL_FILE_SECONDS"), settings.getint("GKCRAWL_FILE_MEMORY")), size
    )


@lru_cache(maxsize=1)
def _of_process(limits: Limits, size: int) -> FileReaders:
    return FileReaders(limits, size)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _reading(answer: Answer) -> FileReading:
    """The reading that ``answer`` brings, or the one that says why there is none."""
    if answer.how == "read":
        reading: FileReading = answer.value
        return reading
    error = answer.value
    flag: FileFlag = "damaged"
    if isinstance(error, MemoryError):
        flag, told = "out_of_memory", "needs more memory than it may have"
    elif isinstance(error, ReaderDied):
        told = str(error)
        if error.status == _LATE:
            flag = "timed_out"
        elif error.status in _NO_MEMORY:
            flag = "out_of_memory"
    else:
        told = f"{type(error).__name__}: {error}"
    found = FileReading(format=None, error=told)
    found.flag(flag)
    return found
