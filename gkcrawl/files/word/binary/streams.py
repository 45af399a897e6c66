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

_SET_AT = 44  # where the offset of the first set of properties stands
_MOST_PROPERTIES = 100  # of a summary, which has 18 kinds
_PAGE_COUNT, _INTEGER = 0x0E, 3  # property PIDSI_PAGECOUNT, and the type of its value (VT_I4)


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
            pages = page_count(_stream(file, "\x05SummaryInformation"))
            return Streams(main, tables, _stream(file, "Data"), pages, damaged=False) if main else None
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


def page_count(summary: bytes) -> int | None:
    """The number of pages that a summary stream states ([MS-OLEPS] §2.21, §3.1.1), None without one.

    olefile's own reader of properties runs for minutes where their count lies.
    """
    try:
        (start,) = struct.unpack_from("<I", summary, _SET_AT)
        (count,) = struct.unpack_from("<I", summary, start + 4)
        for number in range(min(count, _MOST_PROPERTIES)):
            identifier, offset = struct.unpack_from("<II", summary, start + 8 + 8 * number)
            if identifier == _PAGE_COUNT:
                kind, value = struct.unpack_from("<Ii", summary, start + offset)
                return int(value) if kind == _INTEGER else None
    except struct.error:
        return None
    return None
