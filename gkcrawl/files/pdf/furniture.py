"""Leaves out what pages repeat around their text: page headers, footers, page numbers, watermarks."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.pdf.boxes import Line, Run

HEAD = 0.13
"""Share of a page's height at its head, where headers stand: text begins 37 mm below the edge (GB/T 9704-2012 §5.2)."""
FOOT = 0.18
"""Share of a page's height at its foot, where footers and page numbers stand."""
EDGE_LINES = 4
"""Lines from the head or foot of a page that may be its header or footer."""
SAME_PLACE = 6.0
"""Points by which headers of several pages differ in height."""
REPEATED = 0.45
"""Share of a document's pages (odd and even ones differ) on which a header stands, and two at least."""
ENOUGH = 5
"""Pages on which a header of a long document stands: each part may have one of its own."""
LONGEST_NUMBER = 20
"""Characters of a page number with its words."""
LIGHT = 0.62
"""Lightness (0 black, 1 white) of watermarks."""
WHITE = 0.99
"""Lightness of headings on coloured ground."""
PALE = 140
"""Opacity (of 255) below which text is a watermark."""
_DIGITS = re.compile(r"\d+")
_BARE = re.compile(r"\d{1,4}")


def without_watermarks(pages: Sequence[list[Run]]) -> list[list[Run]]:
    """Runs of each page without those that are pale, or light and at one place of several pages."""
    places = Counter(
        (squash(run.text), round(run.x0 / SAME_PLACE), round(run.y0 / SAME_PLACE))
        for runs in pages
        for run in runs
        if _is_light(run)
    )
    if not places and all(run.opacity >= PALE for runs in pages for run in runs):
        return list(pages)
    return [
        [
            run
            for run in runs
            if run.opacity >= PALE
            and places.get((squash(run.text), round(run.x0 / SAME_PLACE), round(run.y0 / SAME_PLACE)), 0) <= 1
        ]
        for runs in pages
    ]


def _is_light(run: Run) -> bool:
    if run.color is None:
        return False
    red, green, blue = run.color >> 16 & 255, run.color >> 8 & 255, run.color & 255
    return LIGHT < (0.3 * red + 0.59 * green + 0.11 * blue) / 255 < WHITE


def furniture(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[set[int]]:
    """For each page the numbers (in its list of lines) of those that are headers, footers and page numbers.

    Args:
        pages: lines of each page, tables among them, in any order.
        heights: of the pages in points.
    """
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    repeated = _repeated(edges, len(pages))
    bare = _bare_numbers(edges)
    found = []
    for number, page in enumerate(edges):
        drop = set[int]()
        for index, line, place in page:
            text = squash(line.text)
            if _is_page_number(text) or (number, index) in bare or _is_near(repeated, _key(text), place):
                drop.add(index)
        found.append(drop)
    return found


def _edge_lines(lines: Sequence[Line], height: float) -> list[tuple[int, Line, float]]:
    """First and last lines of a page in its margins: number in the list, line, distance from the page's edge."""
    order = sorted((index for index, line in enumerate(lines)), key=lambda index: lines[index].y0)
    chosen = []
    for place, index in enumerate(order):
        line = lines[index]
        if line.table is not None:
            continue
        if place < EDGE_LINES and line.y0 < HEAD * height:
            chosen.append((index, line, line.y0))
        elif place >= len(order) - EDGE_LINES and line.y1 > (1 - FOOT) * height:
            chosen.append((index, line, line.y0 - height))
    return chosen


def _key(text: str) -> str:
    return _DIGITS.sub("#", text)


def _is_page_number(text: str) -> bool:
    return len(text) <= LONGEST_NUMBER and _numbers().fullmatch(text) is not None


@cache
def _numbers() -> re.Pattern[str]:
    return pattern(rules("page_furniture", "page_number"))


def _repeated(pages: Sequence[Sequence[tuple[int, Line, float]]], count: int) -> dict[str, list[float]]:
    """Texts of headers and footers with their places."""
    places: dict[str, list[tuple[int, float]]] = {}
    for number, page in enumerate(pages):
        for _, line, place in page:
            places.setdefault(_key(squash(line.text)), []).append((number, place))
    least = min(max(2, REPEATED * count), ENOUGH)
    found: dict[str, list[float]] = {}
    for text, every in places.items():
        # A title may stand below a header that says the same: what counts is on how many pages a place has the text.
        same = [
            place for _, place in every if len({n for n, other in every if abs(other - place) < SAME_PLACE}) >= least
        ]
        if same and text not in ("", "#"):
            found[text] = same
    return found


def _is_near(repeated: dict[str, list[float]], text: str, place: float) -> bool:
    return any(abs(place - other) < SAME_PLACE for other in repeated.get(text, ()))


def _bare_numbers(pages: Sequence[Sequence[tuple[int, Line, float]]]) -> set[tuple[int, int]]:
    """Numbers alone at the edge of pages that count the pages: the same distance from them on two pages or more."""
    offsets: Counter[int] = Counter()
    found: list[tuple[int, int, int]] = []
    for number, page in enumerate(pages):
        for index, line, _ in page:
            text = squash(line.text)
            if _BARE.fullmatch(text):
                offsets[int(text) - number] += 1
                found.append((number, index, int(text) - number))
    least = 1 if len(pages) == 1 else 2
    return {(number, index) for number, index, offset in found if offsets[offset] >= least}
