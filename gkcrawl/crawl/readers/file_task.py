"""What a process does with the body of one file; light to import, as the process that does nothing else is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from gkcrawl.files.reading import FileLimits, FileReading


@dataclass(frozen=True, slots=True)
class FileTask:
    """How to read a file called ``name``; one of more than ``most`` bytes is not, where that is not 0.

    Of scans, OCR reads the first ``ocr_pages``.
    """

    name: str = ""
    limits: FileLimits = field(default_factory=FileLimits)
    most: int = 0
    ocr_pages: int = 0


def read_body(body: bytes, task: FileTask) -> FileReading:
    """What the file with this ``body`` holds."""
    from gkcrawl.files.read import read_file

    ocr = None
    if task.ocr_pages:
        from gkcrawl.files.ocr import add_ocr

        ocr = partial(add_ocr, pages=task.ocr_pages)
    return too_large(len(body), task.most) or read_file(body, task.name, task.limits, ocr)


def too_large(size: int, most: int) -> FileReading | None:
    """The reading of a file of ``size`` bytes that are too many; None for one that may be read."""
    if not most or size <= most:
        return None
    reading = FileReading(format=None, error=f"{size} bytes, and {most} fit into the memory for reading")
    reading.flag("too_large")
    return reading
