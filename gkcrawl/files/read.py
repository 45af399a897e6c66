"""Reads a file of any format: detects it, calls the reader of its format, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from gkcrawl.files.formats import ENCRYPTED_PACKAGE, format_of, ole_streams
from gkcrawl.files.official.describe import describe
from gkcrawl.files.packed.members import read_members
from gkcrawl.files.reading import FileLimits, FileReading

READERS = {
    "pdf": "gkcrawl.files.pdf",
    "ofd": "gkcrawl.files.ofd",
    "docx": "gkcrawl.files.word.docx",
    "doc": "gkcrawl.files.word.doc",
    "rtf": "gkcrawl.files.rtf",
    "xlsx": "gkcrawl.files.sheets.xlsx",
    "xls": "gkcrawl.files.sheets.xls",
    "html": "gkcrawl.files.markup",
    "txt": "gkcrawl.files.plain",
    "xml": "gkcrawl.files.xml_documents",
    **dict.fromkeys(("jpg", "png", "tif", "gif", "bmp"), "gkcrawl.files.pictures"),
}
"""Format → the module that reads it, loaded when such a file comes: ``read(body, limits) -> FileReading``."""

UNPACKERS = {
    "zip": "gkcrawl.files.packed.zips",
    "rar": "gkcrawl.files.packed.libarchive",
    "7z": "gkcrawl.files.packed.libarchive",
    **dict.fromkeys(("tar", "gz", "bz2", "xz"), "gkcrawl.files.packed.tars"),
}
"""Format → the module that unpacks it: ``unpack(body, limits) -> Iterator[PackedFile]``."""
AddOcr = Callable[[bytes, FileReading], FileReading]
"""Adds to the reading of a file what OCR reads of it."""
_NESTING = 1  # archives in an archive are opened, archives in those are named only

_UNREAD = {
    "ppt": "PowerPoint files are not read",
    "pptx": "PowerPoint files are not read",
    "ole": "an OLE file of an unknown program",
}


def read_file(body: bytes, name: str = "", limits: FileLimits | None = None, ocr: AddOcr | None = None) -> FileReading:
    """Text, tables, members and metadata of the file ``body``; never raises but for MemoryError.

    ``name`` is what the file is called; the content alone says what it is. What cannot be read has flags and an
    ``error`` that says why. ``ocr`` (`gkcrawl.files.ocr.add_ocr`) reads what needs it.
    """
    return _read_at(body, name, limits or FileLimits(), ocr=ocr)


def _read_at(body: bytes, name: str, limits: FileLimits, *, depth: int = 0, ocr: AddOcr | None = None) -> FileReading:
    """The file ``body``, which ``depth`` archives hold."""
    if not body.strip(b"\x00 \t\r\n"):
        return FileReading(format=None, flags=["empty"], error="the file is empty" if not body else "only blanks")
    try:
        kind = format_of(body, name)
        if kind in UNPACKERS:
            if depth > _NESTING:
                return FileReading(format=kind, flags=["too_large"], error="an archive in an archive in an archive")
            files = import_module(UNPACKERS[kind]).unpack(body, limits)
            return read_members(kind, files, limits, partial(_read_at, depth=depth + 1, ocr=ocr))
        reading = _read(kind, body, limits)
        if ocr and "needs_ocr" in reading.flags:
            reading = ocr(body, reading)
        describe(reading, name)
        if not (reading.text or reading.tables or reading.flags):
            reading.flag("empty")
            reading.error = reading.error or "nothing in the file can be read"
    except MemoryError:
        raise
    except Exception as error:  # readers of foreign formats meet whatever a damaged file holds
        return _damaged(body, name, error)
    return reading


def _read(kind: str | None, body: bytes, limits: FileLimits) -> FileReading:
    if kind is None:
        return FileReading(format=None, flags=["unsupported"], error="the format of the file is unknown")
    if kind in ("ole", "docx", "xlsx", "pptx") and body[:1] == b"\xd0" and ENCRYPTED_PACKAGE in ole_streams(body):
        return FileReading(format=kind, flags=["encrypted"], error="the file is encrypted with a password")
    if kind not in READERS:
        error = _UNREAD.get(kind, f"files of the format {kind} are not read")
        return FileReading(format=kind, flags=["unsupported"], error=error)
    reading: FileReading = import_module(READERS[kind]).read(body, limits)
    return reading


def _damaged(body: bytes, name: str, error: Exception) -> FileReading:
    try:
        kind = format_of(body, name)
    except Exception:  # the detection itself failed
        kind = None
    told = " ".join(str(error).split())[:200]
    return FileReading(format=kind, flags=["damaged"], error=f"{type(error).__name__}: {told}".rstrip(": "))
