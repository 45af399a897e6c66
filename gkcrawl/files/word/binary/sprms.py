"""Properties of DOC as lists of changes: single property modifiers, sprms ([MS-DOC] §2.2.5, §2.6)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of an operand by the three upper bits of its opcode; 0: it says itself
_TABLE, _TABS = 0xD608, 0xC615  # those with a length of two bytes, and with one that may be 255
_COUNTED_TABS = 255  # a length that says: count the tabs

# Of characters (§2.6.1).
DELETED, HIDDEN, SPECIAL_VANISH, CHAR_STYLE, PICTURE, SYMBOL = 0x0800, 0x083C, 0x0818, 0x4A30, 0x6A03, 0x6A09
SIZE, COLOUR_INDEX, COLOUR, FONT = 0x4A43, 0x2A42, 0x6870, 0x4A4F
# Of paragraphs (§2.6.2).
IN_TABLE, ROW_END, DEPTH, INNER_CELL_END, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
ALIGNED_OLD, ALIGNED, OUTLINE, LEVEL, LIST = 0x2403, 0x2461, 0x2640, 0x260A, 0x460B
HUGE, TABLE_PROPERTIES = 0x6646, 0x646B
# Of tables (§2.6.3).
TABLE, MERGE_BESIDE, MERGE_BELOW = _TABLE, 0x5624, 0xD62B


def sprms(changes: bytes) -> Iterator[tuple[int, bytes]]:
    """Opcode and operand of each change; the last one may be cut short."""
    at, end = 0, len(changes)
    while at + 2 < end:
        (opcode,) = struct.unpack_from("<H", changes, at)
        at += 2
        size = _SIZES[opcode >> 13]
        if not size:
            if opcode == _TABLE:
                if at + 2 > end:
                    return
                size, at = struct.unpack_from("<H", changes, at)[0] - 1, at + 2
            elif opcode == _TABS and changes[at] == _COUNTED_TABS:
                size = _tabs(changes, at)
            else:
                size, at = changes[at], at + 1
        if size < 0:
            return
        yield opcode, changes[at : at + size]
        at += size


def _tabs(changes: bytes, at: int) -> int:
    """Bytes of an sprmPChgTabs that does not say it (§2.9.182)."""
    deleted = changes[at + 1] if at + 1 < len(changes) else 0
    added_at = at + 2 + 4 * deleted
    added = changes[added_at] if added_at < len(changes) else 0
    return 3 + 4 * deleted + 3 * added


def signed(operand: bytes) -> int:
    """The operand as a signed number."""
    return int.from_bytes(operand, "little", signed=True)


def number(operand: bytes) -> int:
    """The operand as an unsigned number."""
    return int.from_bytes(operand, "little")
