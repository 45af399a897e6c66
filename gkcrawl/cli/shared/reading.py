"""Reads archived files in bounded processes and stores what was read: for ``files read``, ``reextract``, ``import``."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from gkcrawl.config import configured
from gkcrawl.crawl.readers.file_task import FileTask, read_body
from gkcrawl.crawl.readers.files import FileSource, ocr_limits, read_bounded, was_read
from gkcrawl.errors import ConfigError
from gkcrawl.files.ocr import is_installed
from gkcrawl.files.reading import READER
from gkcrawl.portals.answers.files import file_name
from gkcrawl.store.files import file_read
from gkcrawl.store.files.read import READ
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcrawl.files.reading import FileReading
    from gkcrawl.store import Store
    from gkcrawl.store.queries.files import StoredFile
    from gkcrawl.store.warc_files import WarcFiles


@dataclass(slots=True)
class Tally:
    """How many files were read, and why others could not be: ``missing`` ones do not lie where they should."""

    read: int = 0
    unreadable: dict[str, int] = field(default_factory=dict)
    missing: int = 0

    @property
    def failed(self) -> int:
        """How many could not be read."""
        return sum(self.unreadable.values()) + self.missing

    def __str__(self) -> str:
        whys = [f"{count} {why}" for why, count in sorted(self.unreadable.items())]
        whys += [f"{self.missing} not in the archive"] if self.missing else []
        return f"{self.read} files read, {self.failed} could not be" + (f" ({', '.join(whys)})" if whys else "")


def read_files(store: Store, warcs: WarcFiles, chosen: Sequence[StoredFile], task: FileTask | None = None) -> Tally:
    """Read the archived files ``chosen``, each in a process with limits, and store each reading as it comes.

    So an interruption loses only what is being read. What cannot be read is said on stderr, a line a file. ``task``
    says how to read, if not as a crawl does.
    """
    from rich.progress import track

    from gkcrawl.terminal import console

    tally, screen = Tally(), console(stderr=True)
    readings: Iterable[tuple[StoredFile, FileReading]] = _readings(warcs, chosen, task)
    # Where there is no terminal, a bar is still an empty line.
    if screen.is_terminal:
        readings = track(readings, "reading files", total=len(chosen), console=screen, transient=True)
    for file, reading in readings:
        if not was_read(reading):
            tally.missing += 1
            click.echo(f"error: {file.url}: {reading.error}", err=True)
            continue
        row = file_read(str(file.sha256), reading, READER)
        store.write("files read", [row], portal=file.portal or IMPORT)
        if row.status == READ:
            tally.read += 1
        else:
            why = row.flags[0] if row.flags else "without text"
            tally.unreadable[why] = tally.unreadable.get(why, 0) + 1
            click.echo(f"{why}: {file.url}" + (f" ({reading.error})" if reading.error else ""), err=True)
    return tally


def _readings(
    warcs: WarcFiles, chosen: Iterable[StoredFile], task: FileTask | None
) -> Iterator[tuple[StoredFile, FileReading]]:
    """Each file with what was read from it."""
    under_way: deque[StoredFile] = deque()

    def sources() -> Iterator[FileSource]:
        for file in chosen:
            under_way.append(file)
            yield FileSource(warcs.path(str(file.warc)), file.offset, file_name(file.url))

    limits = ocr_limits(task.ocr_pages) if task and task.ocr_pages else None
    for reading in read_bounded(sources(), limits, task, read_body):
        yield under_way.popleft(), reading


def ocr_task() -> FileTask:
    """How to read with OCR; raises `ConfigError` where the extra is not installed."""
    if not is_installed():
        raise ConfigError("no OCR is installed: pip install gkcrawl[ocr]")
    return FileTask(ocr_pages=configured()["ocr_pages"].value)
