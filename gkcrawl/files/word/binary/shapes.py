"""Shapes of DOC: which are grouped in one drawing, and the text of word art ([MS-ODRAW] §2.2, [MS-DOC] §2.9.172)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.files.word.binary.pieces import joined, units
from gkcrawl.files.word.content import ART_SIZE, Look, lines_of
from gkcrawl.files.word.format import is_red

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.word.content import Block

# Kinds of records: the drawings of a part, groups, shapes, and of these identifier, properties, place in the group.
_DRAWINGS, _GROUP, _SHAPE, _IDENTIFIER, _PROPERTIES, _PLACE = 0xF002, 0xF003, 0xF004, 0xF00A, 0xF00B, 0xF00F
_ART_TEXT, _FILL = 0x00C0, 0x0181  # properties: gtextUNICODE (§2.3.22.1), fillColor (§2.3.7.2)
_VALUE_BEHIND, _PROPERTY = 0x8000, 0x3FFF  # bits of a property: its value stands behind all others; which one it is
_DEEPEST_SHAPE = 40  # groups within one another: three are many


class _Record(NamedTuple):
    """A record: its kind, the number in its header, its content."""

    kind: int
    instance: int
    content: bytes


@dataclass(slots=True)
class Shape:
    """A shape: the ``drawing`` that it is part of, its ``place`` in there (top, left), what it prints as word art."""

    drawing: int
    place: tuple[int, int] = (0, 0)
    art: str = ""
    red: bool = False


def read_shapes(content: bytes) -> dict[int, Shape]:
    """The shapes of the text by identifier, of an OfficeArtContent; those before the break of a broken one."""
    found: dict[int, Shape] = {}
    record, at = _record(content, 0)
    while record and at < len(content):
        in_headers = content[at]
        record, at = _record(content, at + 1)
        if record and record.kind == _DRAWINGS and not in_headers:
            for page in _records(record.content):
                # The first shape of the outermost group is the page itself.
                for drawing in list(_records(page.content))[1:] if page.kind == _GROUP else ():
                    _read(drawing, found, None, 0)
    return found


def word_art(shape: Shape) -> list[Block]:
    """The lines that a shape prints as word art."""
    return list(lines_of(shape.art.replace("\r", "\n"), Look(size=ART_SIZE, centred=True, red=shape.red)))


def _read(record: _Record, found: dict[int, Shape], drawing: int | None, depth: int) -> int | None:
    """Note the shapes of a group; returned is the identifier of the first, by which the drawing is known."""
    if record.kind == _SHAPE:
        return _shape(record.content, found, drawing)
    if record.kind == _GROUP and depth < _DEEPEST_SHAPE:
        for inner in _records(record.content):
            drawing = _read(inner, found, drawing, depth + 1)
    return drawing


def _shape(content: bytes, found: dict[int, Shape], drawing: int | None) -> int | None:
    parts = {record.kind: record for record in _records(content)}
    if _IDENTIFIER not in parts:
        return drawing
    identifier = int.from_bytes(parts[_IDENTIFIER].content[:4], "little", signed=True)
    drawing = identifier if drawing is None else drawing
    shape = found[identifier] = Shape(drawing)
    if _PLACE in parts:
        left, top = struct.unpack("<ii", parts[_PLACE].content[:8].ljust(8, b"\0"))
        shape.place = (top, left)
    if _PROPERTIES in parts:
        _note(parts[_PROPERTIES], shape)
    return drawing


def _note(record: _Record, shape: Shape) -> None:
    """What the properties of a shape say of word art (§2.3.1)."""
    count = min(record.instance, len(record.content) // 6)
    behind = 6 * count
    for number in range(count):
        kind, value = struct.unpack_from("<HI", record.content, 6 * number)
        if kind & _VALUE_BEHIND:
            if kind & _PROPERTY == _ART_TEXT:
                shape.art = joined(units(record.content[behind : behind + value])).partition("\0")[0]
            behind += value
        elif kind & _PROPERTY == _FILL:
            red, green, blue, _ = struct.pack("<I", value)
            shape.red = is_red(red, green, blue)


def _records(content: bytes) -> Iterator[_Record]:
    record, at = _record(content, 0)
    while record:
        yield record
        record, at = _record(content, at)


def _record(content: bytes, at: int) -> tuple[_Record | None, int]:
    """The record at a place, None without a whole header, and where the next one begins."""
    if at + 8 > len(content):
        return None, at
    head, kind, length = struct.unpack_from("<HHI", content, at)
    return _Record(kind, head >> 4, content[at + 8 : at + 8 + length]), at + 8 + length
