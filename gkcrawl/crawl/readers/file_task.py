"""What a process does with the body of one file, and where bodies lie; light to import: such processes start often."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from gkcrawl.archive.reader import read_record
from gkcrawl.extract.page.response_body import receive_archived
from gkcrawl.files.reading import FileLimits, FileReading

if TYPE_CHECKING:
    from pathlib import Path

_NO_LIMIT = 2**31 - 2  # bytes, as far as all decoders count: what was too large was refused before


@dataclass(frozen=True, slots=True)
class FileTask:
    """How to read a file called ``name``; one of more than ``most`` bytes is not, where that is not 0.

    Of scans, OCR reads the first ``ocr_pages``.
    """

    name: str = ""
    limits: FileLimits = field(default_factory=FileLimits)
    most: int = 0
    ocr_pages: int = 0


def body_at(path: Path, offset: int | None) -> bytes:
    """The body of the response at ``offset`` of the WARC file ``path``, or all of the file where there is none.

    Raises `ArchiveError`, `TooLarge` and OSError where it is not there.
    """
    return path.read_bytes() if offset is None else receive_archived(read_record(path, offset), _NO_LIMIT).body


def read_body(body: bytes, task: FileTask) -> FileReading:
    """What the file with this ``body`` holds."""
    from gkcrawl.files.read import read_file

    ocr = None
    if task.ocr_pages:
        from gkcrawl.files.ocr import add_ocr

        ocr = partial(add_ocr, pages=task.ocr_pages)
    return too_large(len(body), task.most) or read_file(body, task.name, task.limits, ocr)


def body_format(body: bytes, task: FileTask) -> str | None:
    """The format of the file with this ``body``, which could not be read."""
    from gkcrawl.files.formats import format_of

    return format_of(body, task.name)


def too_large(size: int, most: int) -> FileReading | None:
    """The reading of a file of ``size`` bytes that are too many; None for one that may be read."""
    if not most or size <= most:
        return None
    reading = FileReading(format=None, error=f"{size} bytes, and {most} fit into the memory for reading")
    reading.flag("too_large")
    return reading
