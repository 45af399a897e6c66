"""The piece table of DOC: which bytes of the main stream are the text, in which order ([MS-DOC] §2.9.38, §2.9.177)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise

_PRC, _PCDT = 1, 2  # kinds of parts of a Clx: properties, and the table itself
_COMPRESSED, _OFFSET = 0x40000000, 0x3FFFFFFF  # of a piece: one byte a character, and where it stands (§2.9.73)
_BMP = 0xFFFF  # the last character of one code unit


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` stand from ``offset`` on, two bytes each (``wide``) or one."""

    start: int
    end: int
    offset: int
    wide: bool


def read_pieces(clx: bytes, *, old: bool = False) -> list[Piece]:
    """The pieces of a Clx in the order of the text; of Word 6 and 95 all characters have one byte.

    Raises:
        struct.error, ValueError: it is broken.
    """
    at = 0
    while clx[at] == _PRC:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != _PCDT:
        raise ValueError("no piece table")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    table = clx[at + 5 : at + 5 + length]
    count = (len(table) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table)
    found: list[Piece] = []
    for number, (start, end) in enumerate(pairwise(places)):
        (raw,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        if end <= start:
            continue
        if old:
            found.append(Piece(start, end, raw, wide=False))
        elif raw & _COMPRESSED:
            found.append(Piece(start, end, (raw & _OFFSET) // 2, wide=False))
        else:
            found.append(Piece(start, end, raw & _OFFSET, wide=True))
    return found


def text_of(main: bytes, pieces: list[Piece]) -> tuple[str, bool]:
    """The text, one character a code unit of UTF-16, and whether all of it is there.

    Pieces that together are longer than the stream lie: no two of them show the same bytes.
    """
    parts: list[str] = []
    count, whole = 0, True
    for piece in pieces:
        size = piece.end - piece.start
        raw = main[piece.offset : piece.offset + size * (2 if piece.wide else 1)]
        text = units(raw) if piece.wide else raw.decode("cp1252", "replace")
        if count + len(text) > len(main) or piece.start != count:
            return "".join(parts), False
        whole = whole and len(text) == size
        parts.append(text.ljust(size, "\0") if size <= len(main) else text)
        count += len(parts[-1])
    return "".join(parts), whole


def units(raw: bytes) -> str:
    """UTF-16 with each half of a pair of surrogates as a character of its own: places count in code units."""
    raw = raw[: len(raw) // 2 * 2]
    text = raw.decode("utf-16-le", "surrogatepass")
    if 2 * len(text) == len(raw):
        return text
    return "".join(char if ord(char) <= _BMP else _halves(char) for char in text)


def _halves(char: str) -> str:
    high, low = struct.unpack("<2H", char.encode("utf-16-le"))
    return chr(high) + chr(low)


def joined(text: str) -> str:
    """``text`` with halves of surrogate pairs joined; a half without the other one is left out."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
