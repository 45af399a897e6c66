"""Streams of a DOC file: the compound file around them ([MS-CFB]), opened as far as it can be."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import olefile

BROKEN = (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError, OverflowError, struct.error)
"""What broken files raise: olefile's own errors are OSErrors, of structures cut short those of struct and lists."""
_FIRST_SECTOR = 512  # where the sectors of a compound file begin; nearly always those of the main stream
_MOST_OPENED = 400_000_000  # bytes of a stream, which the file itself cannot be larger than in memory


@dataclass(slots=True)
class Streams:
    """The main stream with the text, the one with its tables (``0Table`` or ``1Table``), and the one of forms."""

    main: bytes
    tables: dict[str, bytes]
    data: bytes
    pages: int | None
    damaged: bool


def open_streams(body: bytes) -> Streams | None:
    """The streams of a DOC file, None where there is no main one.

    A compound file whose directory is lost is read as if its sectors were in order, as those of the text mostly are.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as file:
            tables = {name: _stream(file, name) for name in ("0Table", "1Table")}
            main = _stream(file, "WordDocument")
            return Streams(main, tables, _stream(file, "Data"), _pages(file), damaged=False) if main else None
    except BROKEN:
        main = body[_FIRST_SECTOR:]
        return Streams(main, {}, b"", None, damaged=True) if main else None


def _stream(file: olefile.OleFileIO, name: str) -> bytes:
    """The stream ``name``, empty where there is none or it cannot be followed."""
    try:
        if not file.exists(name):
            return b""
        content: bytes = file.openstream(name).read(_MOST_OPENED)
    except BROKEN:
        return b""
    return content


def _pages(file: olefile.OleFileIO) -> int | None:
    """The number of pages in the summary ([MS-OLEPS] §3.1.1)."""
    try:
        pages = file.get_metadata().num_pages
    except BROKEN:
        return None
    return pages if isinstance(pages, int) else None
