"""Styles and fonts of DOC ([MS-DOC] §2.9.271 STSH, §2.9.260 StdfBase, §2.9.286 SttbfFfn)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.files.word.binary.properties import is_title_style, read_characters, read_paragraph
from gkcrawl.files.word.format import NOTHING_SAID, Format, merged

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARAGRAPH, _CHARACTER = 1, 2  # kinds of styles
_NO_STYLE = 0xFFF  # the base of styles that have none
_NAMED_AT = 40  # bytes of a font before its name


@dataclass(frozen=True, slots=True)
class _Style:
    base: int
    own: Format


class Stylesheet:
    """The styles of a document by number, each with all that it is based on."""

    def __init__(self, table: bytes, fonts: Sequence[str], data: bytes = b"") -> None:
        """Read an STSH; of one that is broken the styles before the break."""
        self._styles: dict[int, _Style] = {}
        self._formats: dict[int, Format] = {}
        try:
            self._read(table, fonts, data)
        except (struct.error, IndexError):
            return

    def format(self, number: int) -> Format:
        """What style ``number`` and those below it say."""
        if number not in self._formats:
            chain: list[int] = []
            at = number
            while at in self._styles and at not in chain:
                chain.append(at)
                at = self._styles[at].base
            found = NOTHING_SAID
            for one in reversed(chain):
                found = merged(found, self._styles[one].own)
            self._formats[number] = found
        return self._formats[number]

    def _read(self, table: bytes, fonts: Sequence[str], data: bytes) -> None:
        (header,) = struct.unpack_from("<H", table)
        count, base_size = struct.unpack_from("<HH", table, 2)
        at = 2 + header
        for number in range(count):
            (size,) = struct.unpack_from("<H", table, at)
            style = table[at + 2 : at + 2 + size]
            at += 2 + size + size % 2
            if len(style) > base_size:
                self._styles[number] = _style(style, base_size, fonts, data)


def _style(style: bytes, base_size: int, fonts: Sequence[str], data: bytes) -> _Style:
    identifier, kind_and_base, counts = struct.unpack_from("<HHH", style)
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    (name_length,) = struct.unpack_from("<H", style, base_size)
    at = base_size + 2 + 2 * (name_length + 1)
    own = NOTHING_SAID
    for number in range(counts & 0xF):
        at += at % 2
        if at + 2 > len(style):
            break
        (size,) = struct.unpack_from("<H", style, at)
        changes = style[at + 2 : at + 2 + size]
        at += 2 + size
        if kind == _PARAGRAPH and number == 0:
            own = merged(own, read_paragraph(changes[2:], data).format)
        elif (kind, number) in ((_PARAGRAPH, 1), (_CHARACTER, 0)):
            own = merged(own, read_characters(changes, fonts).format)
    if kind == _PARAGRAPH and is_title_style(identifier & 0xFFF):
        own = merged(own, Format(heading=True))
    return _Style(_NO_STYLE if base == _NO_STYLE else base, own)


def font_names(table: bytes) -> list[str]:
    """Names of the fonts by number; those before the break of a broken table."""
    names: list[str] = []
    count = int.from_bytes(table[:2], "little")
    at = 4
    for _ in range(count):
        if at >= len(table):
            break
        size = table[at] + 1
        name = table[at + _NAMED_AT : at + size].decode("utf-16-le", "replace")
        names.append(name.partition("\0")[0])
        at += size
    return names
