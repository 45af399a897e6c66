"""Puts the lines and tables of pages in reading order, each with the edges of the column that it stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gkcrawl.files.layout.columns import columns_of, halves_of
from gkcrawl.files.layout.lines import Line, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkcrawl.files.layout.shapes import Page
    from gkcrawl.files.layout.tables import RuledTable

_FEW = 4  # lines of one size, that do not show the edges of a column
_OWN_EDGES = 10  # lines of a page that show its own edges; with less they are those of the document
_ALIGNED = 0.7  # sizes of the font, by which the ends of full lines differ
_LEAST_WIDTH = 0.5  # the share of a page's width that lines of its one column have
_SHARE = 0.2  # of the lines of a column, that end at its right edge: punctuation marks may hang out of it
_STANDS_OUT = 1.2  # sizes of the font, by which such a mark stands out
_RUN = 3  # lines that end at one place
_BROAD_RUN = 0.6  # the share of the column that such lines fill


@dataclass(slots=True)
class Placed:
    """A line or a table in reading order; ``page`` and ``column`` count from 0, columns through all pages."""

    page: int
    column: int
    line: Line
    left: float
    right: float
    table: RuledTable | None = None


def in_order(
    pages: Sequence[Page], pieces: Sequence[Sequence[Line]], tables: Sequence[Mapping[int, RuledTable]]
) -> list[Placed]:
    """Lines and tables as they are read; ``tables`` says of each page which pieces (by id) stand for a table."""
    placed: list[Placed] = []
    # Pages of one column have the same edges, also the last one, that has but two short lines.
    shared: dict[float, list[Line]] = {}
    ruled_by: list[list[Line]] = []
    for page, lines in enumerate(pieces):
        columns = [column for half in halves_of(lines, pages[page]) for column in columns_of(half)]
        for column in columns:
            found = list(_column(page, len(ruled_by), column, tables[page]))
            mates = shared.setdefault(pages[page].width, []) if len(columns) == 1 else []
            own = [each.line for each in found if each.table is None]
            mates += own
            ruled_by.append(own if len(own) >= _OWN_EDGES else mates)
            placed += found
    known: dict[tuple[int, int], tuple[float, float]] = {}
    sized: dict[int, dict[int, list[Line]]] = {}
    for each in placed:
        mates, size = ruled_by[each.column], round(each.line.size)
        key = id(mates), size
        if key not in known:
            alike = sized.get(id(mates)) or sized.setdefault(id(mates), _by_size(mates))
            left, right = _edges(mates, alike.get(size, ()), each.line)
            width = pages[each.page].width
            # Short lines alone do not show where full ones would end: margins are alike on both sides.
            alone = mates is shared.get(width) and right - left < _LEAST_WIDTH * width
            known[key] = left, max(right, width - left) if alone else right
        each.left, each.right = known[key]
    _set_narrower(placed)
    return placed


def _set_narrower(placed: Sequence[Placed]) -> None:
    """Move the edges of lines to those of several that end alike: a picture stands beside them."""
    start = 0
    for at in range(1, len(placed) + 1):
        if at < len(placed) and _ends_alike(placed[at - 1], placed[at]):
            continue
        run = placed[start:at] if at - start >= _RUN else ()
        if run and run[0].line.x1 - run[0].line.x0 > _BROAD_RUN * (run[0].right - run[0].left):
            left, right = min(each.line.x0 for each in run), max(each.line.x1 for each in run)
            for each in run:
                each.left, each.right = max(each.left, left), min(each.right, right)
        start = at


def _ends_alike(one: Placed, other: Placed) -> bool:
    near = abs(one.line.x1 - other.line.x1) < _ALIGNED / 2 * one.line.size
    return near and one.column == other.column and one.table is other.table is None


def _column(page: int, number: int, pieces: Sequence[Line], tables: Mapping[int, RuledTable]) -> Iterator[Placed]:
    waiting: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if (table := tables.get(id(piece))) is None:
            waiting.append(piece)
            continue
        yield from (Placed(page, number, line, line.x0, line.x1) for line in rows_of(waiting))
        yield Placed(page, number, piece, piece.x0, piece.x1, table)
        waiting = []
    yield from (Placed(page, number, line, line.x0, line.x1) for line in rows_of(waiting))


def _by_size(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """Lines by their size in whole millimetres."""
    sized: dict[int, list[Line]] = {}
    for line in lines:
        sized.setdefault(round(line.size), []).append(line)
    return sized


def _edges(lines: Sequence[Line], alike: Sequence[Line], like: Line) -> tuple[float, float]:
    """Left and right edge of the lines that are as large as ``like``, where there are enough, else of all."""
    lines = alike if len(alike) >= _FEW else lines
    if not lines:
        return like.x0, like.x1
    near = _ALIGNED * like.size
    ends = sorted([line.x1 for line in lines])
    left, right = _outermost(sorted([line.x0 for line in lines]), near), -_outermost([-end for end in ends[::-1]], near)
    common = _commonest(ends, near)
    return left, common if common and right - common < _STANDS_OUT * like.size else right


def _outermost(places: list[float], near: float) -> float:
    """The least of the ``places``, which are sorted, that is no slip: another is near it."""
    return next((one for one, other in pairwise(places) if other - one <= near), places[0])


def _commonest(places: list[float], near: float) -> float | None:
    """The place furthest to the right where a good share of the lines end, if there is one; ``places`` are sorted."""
    least = max(2, _SHARE * len(places))
    return next(
        (at for at in reversed(places) if bisect_right(places, at) - bisect_left(places, at - near) >= least), None
    )
