"""Lists of DOC: definitions (LSTF), levels (LVL), what paragraphs refer to (LFO) ([MS-DOC] §2.9.131 to §2.9.150)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from gkcrawl.files.word.binary.properties import read_characters
from gkcrawl.files.word.counting import kinds
from gkcrawl.files.word.lists import DEEPEST, Level, NumberedList

if TYPE_CHECKING:
    from collections.abc import Sequence

_LSTF, _LFO, _LVLF = 28, 16, 28  # bytes of these structures
_SIMPLE = 0x01  # the list has one level
_LEGAL, _NO_RESTART = 0x04, 0x08  # bits of a level: all numbers in digits; goes on behind higher levels
_NOTHING_FOLLOWS = 2  # between number and text (ixchFollow)
_STARTS, _FORMATS = 0x10, 0x20  # bits of a changed level: a new start, a format of its own (§2.9.133)
_NONE = 0xFF  # format of a level without numbers


class _Reader:
    """Levels one after another, from ``at`` on."""

    def __init__(self, table: bytes, at: int, fonts: Sequence[str]) -> None:
        self.table, self.at, self.fonts = table, at, fonts

    def level(self) -> Level:
        """The next LVL."""
        start, kind, bits = struct.unpack_from("<iBB", self.table, self.at)
        places = self.table[self.at + 6 : self.at + 15]
        follows, characters, paragraph, limit = struct.unpack_from("<B8xBBB", self.table, self.at + 15)
        self.at += _LVLF
        changes = self.table[self.at + paragraph : self.at + paragraph + characters]
        self.at += paragraph + characters
        (length,) = struct.unpack_from("<H", self.table, self.at)
        text = self.table[self.at + 2 : self.at + 2 + 2 * length].decode("utf-16-le", "replace")
        self.at += 2 + 2 * length
        shown = "".join(
            f"%{ord(char) + 1}" if at in places and ord(char) < DEEPEST else char for at, char in enumerate(text, 1)
        )
        return Level(
            start=start,
            kind=kinds().get(kind, "decimal"),
            text="" if kind == _NONE else shown,
            joined=follows == _NOTHING_FOLLOWS,
            legal=bool(bits & _LEGAL),
            restarts=limit if bits & _NO_RESTART else -1,
            font=read_characters(changes, self.fonts).format.font or "",
        )


def read_lists(
    table: bytes, lists: tuple[int, int], overrides: tuple[int, int], fonts: Sequence[str]
) -> dict[int, NumberedList]:
    """Lists by the number that paragraphs give them (ilfo, from 1), with offset and length of both structures.

    Raises:
        struct.error: they are broken.
    """
    definitions = _definitions(table, lists, fonts) if lists[1] else {}
    return _overridden(table, overrides, definitions, fonts) if overrides[1] else {}


def _definitions(table: bytes, place: tuple[int, int], fonts: Sequence[str]) -> dict[int, list[Level]]:
    (count,) = struct.unpack_from("<H", table, place[0])
    # The levels stand behind the structure, and are not counted in its length.
    reader = _Reader(table, place[0] + 2 + _LSTF * count, fonts)
    found: dict[int, list[Level]] = {}
    for number in range(count):
        at = place[0] + 2 + _LSTF * number
        (identifier,) = struct.unpack_from("<i", table, at)
        (bits,) = struct.unpack_from("<B", table, at + 26)
        found[identifier] = [reader.level() for _ in range(1 if bits & _SIMPLE else DEEPEST)]
    return found


def _overridden(
    table: bytes, place: tuple[int, int], definitions: dict[int, list[Level]], fonts: Sequence[str]
) -> dict[int, NumberedList]:
    (count,) = struct.unpack_from("<I", table, place[0])
    count = min(count, place[1] // _LFO)
    reader = _Reader(table, place[0] + 4 + _LFO * count, fonts)
    found: dict[int, NumberedList] = {}
    for number in range(count):
        identifier, changed = struct.unpack_from("<i8xB", table, place[0] + 4 + _LFO * number)
        levels, starts = list(definitions.get(identifier, ())), {}
        reader.at += 4
        for _ in range(changed):
            start, bits = struct.unpack_from("<iI", table, reader.at)
            reader.at += 8
            at = bits & 0xF
            if bits & _FORMATS:
                level = reader.level()
                if at < len(levels):
                    levels[at] = level
            if bits & _STARTS:
                starts[at] = start
        if levels:
            found[number + 1] = NumberedList(identifier, levels, starts)
    return found
