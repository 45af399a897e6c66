"""The file information block of DOC: which parts a file has, and where their structures stand ([MS-DOC] §2.5)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_SIGNS = (0xA5EC, 0xA5DC)  # wIdent of Word 97 and later, and of Word 6 and 95
_VERSION_97 = 0xC1  # nFib from which on text has pieces and structures stand in a stream of their own
_COMPLEX, _ENCRYPTED, _TABLE_1 = 0x0004, 0x0100, 0x0200  # bits of FibBase (§2.5.2)
_COUNTS_AT, _COUNTS_AT_OLD = 0x4C, 0x34  # where the lengths of the parts of the text begin
_PAIRS_AT = 0x9A  # where offsets and lengths of structures begin (§2.5.1)
_CLX_AT_OLD = 0x160  # fcClx of Word 6
_SHORTEST_BLOCK = 0x60  # bytes, up to which both kinds of block are read here

# Places in FibRgFcLcb97 ([MS-DOC] §2.5.6), a pair of offset and length each.
STYLES, HEADERS, BOX_ANCHORS, SHAPES, CHARACTERS, PARAGRAPHS, FONTS = 1, 11, 40, 50, 12, 13, 15
"""Style sheet, page headers, anchors of drawings, their shapes, pages of properties, names of fonts."""
PIECES, BOXES, LISTS, LIST_OVERRIDES = 33, 56, 73, 74
"""Piece table, ranges of text boxes, lists, and what paragraphs refer to as lists."""


@dataclass(frozen=True, slots=True)
class Fib:
    """What the block says. ``lengths`` counts the characters of each part in the order in which they stand."""

    old: bool
    language: int
    encrypted: bool
    fast_saved: bool
    table: str
    first: int
    lengths: dict[str, int]
    _main: bytes

    def place(self, structure: int) -> tuple[int, int]:
        """Offset and length of a structure in the table stream; (0, 0) without it."""
        at = _PAIRS_AT + 8 * structure
        if self.old or at + 8 > len(self._main):
            return 0, 0
        offset, length = struct.unpack_from("<II", self._main, at)
        return offset, length

    def old_pieces(self) -> tuple[int, int]:
        """Offset and length of the piece table of Word 6 and 95, which stands in the main stream."""
        offset, length = struct.unpack_from("<II", self._main, _CLX_AT_OLD)
        return offset, length


def read_fib(main: bytes) -> Fib | None:
    """The block at the start of the main stream, None where there is none."""
    if len(main) < _SHORTEST_BLOCK:
        return None
    sign, version, _, language = struct.unpack_from("<HHHH", main)
    if sign not in _SIGNS:
        return None
    bits, (first,) = struct.unpack_from("<H", main, 0x0A)[0], struct.unpack_from("<I", main, 0x18)
    old = version < _VERSION_97
    names = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
    counts = struct.unpack_from("<8i", main[:].ljust(_COUNTS_AT + 32, b"\0"), _COUNTS_AT_OLD if old else _COUNTS_AT)
    return Fib(
        old=old,
        language=language,
        encrypted=bool(bits & _ENCRYPTED),
        fast_saved=bool(bits & _COMPLEX),
        table="1Table" if bits & _TABLE_1 else "0Table",
        first=first,
        lengths={name: max(count, 0) for name, count in zip(names, counts, strict=True)},
        _main=main,
    )
