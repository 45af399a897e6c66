"""Text boxes of DOC: their text, and the drawings they belong to ([MS-DOC] §2.8.32 PlcftxbxTxt, §2.8.37 PlcfSpa)."""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import NamedTuple

_BOX, _ANCHOR = 22, 26  # bytes of FTXBXS and Spa
_BY_PARAGRAPH = 2  # a drawing is placed by the paragraph, not by page or margin (§2.9.253 by)


class Anchor(NamedTuple):
    """Where a drawing stands: its place in the text, above its paragraph or not, by the page or not; top and left."""

    place: int
    above: bool
    by_page: bool
    top: int
    left: int


def box_ranges(table: bytes) -> list[tuple[int, int, int]]:
    """Shape, start and end of the boxes in the part that holds their text."""
    count = (len(table) - 4) // (4 + _BOX)
    if count <= 0:
        return []
    places = struct.unpack_from(f"<{count + 1}I", table)
    at = 4 * (count + 1)
    shapes = [struct.unpack_from("<i", table, at + _BOX * number + 14)[0] for number in range(count)]
    # The last one is there for the end of the part only.
    return [(shape, *ends) for shape, ends in zip(shapes[:-1], pairwise(places), strict=False)]


def anchors(table: bytes) -> dict[int, Anchor]:
    """Drawings by shape, in the order of the text."""
    count = (len(table) - 4) // (4 + _ANCHOR)
    found: dict[int, Anchor] = {}
    for number in range(max(count, 0)):
        (place,) = struct.unpack_from("<I", table, 4 * number)
        shape, left, top, _, _, bits = struct.unpack_from("<iiiiiH", table, 4 * (count + 1) + _ANCHOR * number)
        by_paragraph = bits >> 3 & 0x3 == _BY_PARAGRAPH
        found[shape] = Anchor(place, by_paragraph and top < 0, not by_paragraph, top, left)
    return found
