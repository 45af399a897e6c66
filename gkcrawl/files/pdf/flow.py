"""Reading order of a page: finds columns of text by the white gutters between them, and gives lines region by region.

A gutter counts where prose stands on both sides: rows of most of the column's width. What is set in columns without
being prose (lists of numbers, signatures) is read row by row.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from gkcrawl.files.pdf.boxes import Box, Line, Run, bounds, row_text, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

GUTTER = 0.8
"""Heights of a character: the narrowest white between two columns (newspapers)."""
CROSSING = 0.3
"""Times the lines of the shorter column that may run across a gutter: headings over both."""
PROSE_SHARE = 0.5
"""Share of a column's height that lines of at least ``WIDE`` of its width take."""
WIDE = 0.6
"""Share of a column's width that a line of prose takes; the last line of a paragraph is shorter."""
LANDSCAPE = 1.2
"""Times its height that a sheet with two pages side by side is wide."""
PAGES_APART = 0.015
"""Share of such a sheet's width by which pages end and begin beside its middle; twice that is white between them."""
FEWEST = 4
"""Lines of a column."""
MOST_PARTS = 1_500
"""Lines of a page that are searched for columns: a page of a newspaper has 600."""
COLUMN_DEPTH = 12
"""Columns within columns."""


def regions(runs: Sequence[Run], tables: Sequence[Line], page: Box) -> list[list[Line]]:
    """Lines of a page in reading order, one list for each column, or for what stands across all of them."""
    lines = [line(part) for row in rows_of(runs) for part in _parts(row)] + list(tables)
    lines.sort(key=lambda one: (one.y0, one.x0))
    found = [_row_by_row(region) for half in _halves(lines, page) for region in _columns(half)]
    return [region for region in found if region]


def _columns(lines: list[Line]) -> list[list[Line]]:
    return _ordered(lines, 0) if len(lines) <= MOST_PARTS else [lines]


def _halves(lines: list[Line], page: Box) -> list[list[Line]]:
    """A sheet on its side as the two pages that are printed on it, if nothing stands across its middle."""
    if page.width < LANDSCAPE * page.height:
        return [lines]
    margin = PAGES_APART * page.width
    left = [one for one in lines if one.x1 <= page.center + margin]
    right = [one for one in lines if one.x0 >= page.center - margin]
    both = len(left) + len(right) == len(lines) and min(len(left), len(right)) >= FEWEST
    if not both or max(one.x1 for one in left) + 2 * margin > min(one.x0 for one in right):
        return [lines]
    return [left, right]


def line(runs: list[Run]) -> Line:
    """Runs that stand side by side as a line; its size and colour are those of its longest run."""
    if len(runs) == 1:
        (one,) = runs
        return Line(one.x0, one.y0, one.x1, one.y1, one.text, one.size, one.color, runs=runs)
    box, main = bounds(runs), max(runs, key=lambda run: len(run.text))
    return Line(box.x0, box.y0, box.x1, box.y1, row_text(runs), main.size, main.color, runs=runs)


def _parts(row: list[Run]) -> list[list[Run]]:
    """Runs of a row in groups without a gap that may be a gutter."""
    parts = [[row[0]]]
    for before, run in itertools.pairwise(row):
        if run.x0 - before.x1 >= GUTTER * min(before.size, run.size):
            parts.append([])
        parts[-1].append(run)
    return parts


def _row_by_row(lines: list[Line]) -> list[Line]:
    """Lines on one base line as one."""
    rows = rows_of(one for one in lines if one.table is None)
    joined = [line(sorted((run for one in row for run in one.runs), key=lambda run: run.x0)) for row in rows]
    return sorted(joined + [one for one in lines if one.table is not None], key=lambda one: one.y0)


def _ordered(lines: list[Line], depth: int) -> list[list[Line]]:
    """``lines`` as regions in reading order."""
    if depth >= COLUMN_DEPTH or len(lines) < 2 * FEWEST:
        return [lines]
    edge = _gutter(lines)
    if edge is None:
        return [lines]
    across = [one for one in lines if one.x0 < edge < one.x1]
    found: list[list[Line]] = []
    rest = [one for one in lines if not one.x0 < edge < one.x1]
    for stop in [*across, None]:
        band = [one for one in rest if stop is None or one.middle < stop.middle]
        rest = [one for one in rest if stop is not None and one.middle >= stop.middle]
        if band:
            left, right = [one for one in band if one.x1 <= edge], [one for one in band if one.x0 >= edge]
            if (_is_prose(left) and _is_prose(right)) or (depth and min(len(left), len(right)) < FEWEST):
                found += [region for side in (left, right) if side for region in _ordered(side, depth + 1)]
            else:
                found.append(band)
        if stop:
            found.append([stop])
    return _joined(found)


def _joined(found: list[list[Line]]) -> list[list[Line]]:
    """Neighbouring regions of single lines as one."""
    joined: list[list[Line]] = []
    for region in found:
        if (
            joined
            and len(region) == 1
            and all(_over(one, region[0]) for one in joined[-1][-1:])
            and len(joined[-1]) < FEWEST
        ):
            joined[-1] = joined[-1] + region
        else:
            joined.append(region)
    return joined


def _over(upper: Line, lower: Line) -> bool:
    return upper.x0 < lower.x1 and lower.x0 < upper.x1 and upper.y0 <= lower.y0


def _gutter(lines: list[Line]) -> float | None:
    """The middle of the white between two columns that the fewest lines run across, the leftmost of those."""
    size = sorted(one.size for one in lines)[len(lines) // 2]
    best: tuple[int, float] | None = None
    # Ends and beginnings of lines from left to right: between them is white but for the lines that run across.
    changes = sorted([(one.x0, 1) for one in lines] + [(one.x1, -1) for one in lines])
    crossing, last = 0, changes[0][0]
    for at, change in changes:
        if at - last >= GUTTER * size and (best is None or crossing < best[0]):
            middle = (at + last) / 2
            left = [one for one in lines if one.x1 <= middle]
            right = [one for one in lines if one.x0 >= middle]
            fewer = min(len(left), len(right))
            if fewer >= FEWEST and crossing <= CROSSING * fewer and _are_columns(left, right):
                best = (crossing, middle)
        crossing += change
        last = at
    return best[1] if best else None


def _are_columns(left: list[Line], right: list[Line]) -> bool:
    return _is_prose(left) and _is_prose(right) and _side_by_side(left, right)


def _is_prose(lines: list[Line]) -> bool:
    if not lines:
        return True
    ends = sorted(one.x1 for one in lines)
    begins = sorted(one.x0 for one in lines)
    # A column among several: its width is that of its own lines, not of all to the right of the gutter.
    usual = sorted(one.width for one in lines)[len(lines) // 2]
    width = min(ends[-1] - begins[0], 1.5 * usual)
    size = sorted(one.size for one in lines)[len(lines) // 2]
    full = sum(one.height for one in lines if one.width >= WIDE * width)
    return full >= PROSE_SHARE * sum(one.height for one in lines) and usual >= 6 * size


def _side_by_side(left: list[Line], right: list[Line]) -> bool:
    """Whether both stand at the same height for most of the shorter one."""
    top, bottom = max(left[0].y0, right[0].y0), min(max(o.y1 for o in left), max(o.y1 for o in right))
    shorter = min(max(o.y1 for o in side) - side[0].y0 for side in (left, right))
    return bottom - top >= PROSE_SHARE * shorter
