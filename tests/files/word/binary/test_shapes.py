"""Shapes and word art of DOC (gkcrawl/files/word/binary/shapes.py)."""

from __future__ import annotations

import struct

from gkcrawl.files.word.binary.shapes import Shape, read_shapes
from tests.files.word.doc_files import Parts, para, reading


def record(kind: int, content: bytes, instance: int = 0) -> bytes:
    return struct.pack("<HHI", instance << 4, kind, len(content)) + content


def shape(identifier: int, place: tuple[int, int] | None = None, text: str = "", colour: int = 0) -> bytes:
    content = record(0xF00A, struct.pack("<iI", identifier, 0))
    if text:
        raw = f"{text}\0".encode("utf-16-le")
        properties = struct.pack("<HIHI", 0x80C0, len(raw), 0x0181, colour) + raw
        content += record(0xF00B, properties, 2)
    if place is not None:
        content += record(0xF00F, struct.pack("<iiii", *place, 0, 0))
    return record(0xF004, content)


def group(*content: bytes) -> bytes:
    return record(0xF003, b"".join(content))


def art(*drawings: bytes, in_headers: int = 0) -> bytes:
    page = group(shape(1), *drawings)
    return record(0xF000, b"....") + bytes([in_headers]) + record(0xF002, page)


def test_shapes_know_their_drawing_and_place() -> None:
    found = read_shapes(art(shape(5), group(shape(9), shape(7, (3, 4)))))
    assert found == {5: Shape(5), 9: Shape(9), 7: Shape(9, place=(4, 3))}


def test_shapes_of_headers_and_broken_ones_are_left_out() -> None:
    assert read_shapes(art(shape(5), in_headers=1)) == {}
    assert read_shapes(art(shape(5))[:-20]) == {}
    assert read_shapes(b"") == {}


def test_groups_without_end_are_read_to_a_depth() -> None:
    nested = shape(7)
    for _ in range(60):
        nested = group(nested)
    assert read_shapes(art(nested)) == {}


def test_word_art_is_a_line_of_large_print() -> None:
    anchor = struct.pack("<II", 0, 1) + struct.pack("<iiiiiHi", 5, 0, 0, 0, 0, 1 << 3, 0)
    tables = {50: art(shape(5, text="某某市文件", colour=0x0000FF)), 40: anchor}
    found = reading([para("\x08"), para("正文" * 40)], Parts(tables=tables))
    assert (found.text.splitlines()[0], found.prominent) == ("某某市文件", ["某某市文件"])
