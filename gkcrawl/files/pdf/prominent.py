"""Which paragraphs of a document's first pages the layout sets apart as headings: large, centred, or red."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.files.pdf.paragraphs import LARGER, is_centred, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.files.pdf.boxes import Line
    from gkcrawl.files.pdf.paragraphs import Edges

_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}")
MOST = 12
"""Headings that are given: what a document says of itself stands at its head."""
LONGEST_HEADING = 120
"""Characters of a heading; titles of official documents have 100 at most."""
RED = 150  # least red, and most green and blue, of 255, of a head in red
OTHER = 90  # see RED
CENTRED_WIDTH = 0.6
"""Share of a column's width that a centred line in the text's own size takes at most."""


def prominent(paragraphs: Iterable[tuple[list[Line], Edges]], body: float) -> list[str]:
    """Texts of headings among ``paragraphs`` (lines with the edges of their column); ``body`` is the usual size."""
    found: list[str] = []
    for lines, place in paragraphs:
        if len(found) >= MOST:
            break
        text = text_of(lines)
        if (
            _WORDS.search(text)
            and len(text) <= LONGEST_HEADING
            and (
                lines[0].size >= LARGER * body
                or _is_red(lines[0].color)
                or (
                    lines[0].width < CENTRED_WIDTH * (place.right - place.left)
                    and all(is_centred(line, place) for line in lines)
                )
            )
        ):
            found.append(text)
    return found


def _is_red(color: int | None) -> bool:
    if color is None:
        return False
    red, green, blue = color >> 16 & 255, color >> 8 & 255, color & 255
    return red >= RED and max(green, blue) <= OTHER
