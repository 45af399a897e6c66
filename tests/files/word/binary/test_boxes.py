"""Text boxes of DOC (gkcrawl/files/word/binary/boxes.py)."""

from __future__ import annotations

import struct

from gkcrawl.files.word.binary.boxes import anchors, box_ranges
from tests.files.word.binary.test_shapes import art, group, shape
from tests.files.word.doc_files import Parts, para, reading


def boxes(*shapes_and_ends: tuple[int, int]) -> bytes:
    ends = [0, *(end for _, end in shapes_and_ends), shapes_and_ends[-1][1] + 1]
    entries = b"".join(struct.pack("<14xi4x", shape) for shape, _ in [*shapes_and_ends, (0, 0)])
    return struct.pack(f"<{len(ends)}I", *ends) + entries


def drawings(*shapes: tuple[int, int, int, int]) -> bytes:
    """Shape, place, top and what it is measured from."""
    places = [place for _, place, _, _ in shapes]
    entries = b"".join(struct.pack("<iiiiiHi", shape, 0, top, 0, 0, by << 3, 0) for shape, _, top, by in shapes)
    return struct.pack(f"<{len(places) + 1}I", *places, places[-1] + 1) + entries


def test_boxes_stand_at_their_drawings() -> None:
    tables = {56: boxes((7, 3), (8, 6)), 40: drawings((8, 0, 0, 1), (7, 4, 50, 2))}
    paragraphs = [para("\x08首段"), para("\x08次段"), para("后段"), para("流程"), para("红头"), para("")]
    assert reading(paragraphs, Parts({"boxes": 7}, tables)).text == "红头\n首段\n次段\n流程\n后段"


def test_boxes_of_a_group_stand_at_its_drawing_and_others_at_the_end() -> None:
    paragraphs = [para("\x08段"), para("末"), para("甲"), para("乙"), para("")]
    tables = {56: boxes((7, 2), (8, 4)), 40: drawings((99, 0, 50, 2))}
    grouped = group(shape(99), shape(7, (0, 90)), group(shape(98), shape(8, (0, 10))))
    assert reading(paragraphs, Parts({"boxes": 5}, tables | {50: art(grouped)})).text == "段\n乙\n甲\n末"
    assert reading(paragraphs, Parts({"boxes": 5}, {56: tables[56]})).text == "段\n末\n甲\n乙"


def test_empty_tables() -> None:
    assert (box_ranges(b""), anchors(b"")) == ([], {})
