"""Finds the columns of a page and the order in which they are read: gutters between prose, line by line downwards."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.layout.lines import Line
    from gkcrawl.files.layout.shapes import Page

_GUTTER = 0.9  # the least width of a gutter, in usual sizes of the font
_LEAST_LINES = 4  # on both sides of a gutter; fewer are a signature beside a seal, or fields side by side
_CHARACTERS = 7  # of a column's median line
_JUSTIFIED = 0.5  # the share of lines that end at one of the commonest places: prose, no list of fields
_EDGES = 3  # such places: a side may have more columns than one
_CAPTION = 0.75  # times the usual size: what is smaller stands below a picture, whatever column that reaches into
_LANDSCAPE = 1.2  # times its height that a sheet with two pages side by side is wide
_PAGES_APART = 0.015  # the share of its width by which pages end and begin beside its middle, and half the white
_MOST_ON_PAGE = 1_000  # on one page: more is no prose in columns, and the search takes the square of it


def halves_of(pieces: Sequence[Line], page: Page) -> list[list[Line]]:
    """A sheet on its side as the two pages that are printed on it, if nothing stands across its middle."""
    middle, margin = page.width / 2, _PAGES_APART * page.width
    left = [piece for piece in pieces if piece.x1 <= middle + margin]
    right = [piece for piece in pieces if piece.x0 >= middle - margin]
    both = len(left) + len(right) == len(pieces) and min(len(left), len(right)) >= _LEAST_LINES
    if page.width < _LANDSCAPE * page.height or not both:
        return [list(pieces)]
    apart = min(piece.x0 for piece in right) - max(piece.x1 for piece in left) > 2 * margin
    return [left, right] if apart else [list(pieces)]


def columns_of(pieces: Sequence[Line]) -> list[list[Line]]:
    """Pieces of lines by column, in reading order: left of a gutter comes first."""
    ordered = sorted(pieces, key=lambda piece: piece.top)
    if len(ordered) > _MOST_ON_PAGE:
        return [ordered]
    # A gutter has so many lines on either side.
    ends = sorted(piece.x1 for piece in ordered)[_LEAST_LINES - 1 : _LEAST_LINES]
    if not ends or sum(piece.x0 >= ends[0] for piece in ordered) < _LEAST_LINES:
        return [ordered] if ordered else []
    edges = min(piece.x0 for piece in ordered), max(piece.x1 for piece in ordered)
    usual = median(piece.size for piece in ordered)
    columns: list[list[Line]] = []
    plain: list[Line] = []
    at = 0
    while at < len(ordered):
        end, gutters = _band(ordered, at, usual, edges)
        sides = next(filter(None, (_sides(ordered[at:end], gutter) for gutter in gutters)), None)
        if sides is None:
            plain.append(ordered[at])
            at += 1
            continue
        # What stands above the other column is read across.
        begun = max(min(piece.top for piece in side) for side in sides)
        plain += [piece for side in sides for piece in side if piece.bottom < begun]
        if plain:
            columns.append(plain)
            plain = []
        for side in ([piece for piece in side if piece.bottom >= begun] for side in sides):
            columns += columns_of(side)
        at = end
    if plain:
        columns.append(plain)
    return columns


def _band(
    ordered: Sequence[Line], start: int, usual: float, edges: tuple[float, float]
) -> tuple[int, list[tuple[float, float]]]:
    """(End of the longest band from ``start`` that a gutter runs through, its gutters from left to right)."""
    free: list[tuple[float, float]] = [(float("-inf"), float("inf"))]
    leftmost, rightmost = edges
    least = _GUTTER * usual
    for end in range(start, len(ordered)):
        piece = ordered[end]
        if piece.size < _CAPTION * usual:
            continue
        left = [gap for gap in _without(free, piece.x0, piece.x1) if gap[1] - gap[0] >= least]
        if end - start >= 2 * _LEAST_LINES and not _inner(left) and _inner(free):
            return end, _inner(free)
        free = left
        if all(gap[1] <= leftmost or gap[0] >= rightmost for gap in free):
            return end + 1, _inner(free)
    return len(ordered), _inner(free)


def _inner(gaps: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [gap for gap in gaps if gap[0] != float("-inf") and gap[1] != float("inf")]


def _without(gaps: list[tuple[float, float]], x0: float, x1: float) -> list[tuple[float, float]]:
    """``gaps`` less the interval."""
    left: list[tuple[float, float]] = []
    for start, end in gaps:
        if x1 <= start or x0 >= end:
            left.append((start, end))
            continue
        if start < x0:
            left.append((start, x0))
        if x1 < end:
            left.append((x1, end))
    return left


def _sides(band: Sequence[Line], gutter: tuple[float, float]) -> tuple[list[Line], list[Line]] | None:
    """What stands left and right of the gutter, where both are prose."""
    middle = (gutter[0] + gutter[1]) / 2
    left = [piece for piece in band if piece.x0 + piece.x1 < 2 * middle]
    right = [piece for piece in band if piece.x0 + piece.x1 >= 2 * middle]
    return (left, right) if _is_prose(left) and _is_prose(right) else None


def _is_prose(side: list[Line]) -> bool:
    if len(side) < _LEAST_LINES:
        return False
    edges = Counter(round(piece.x1 / piece.size) for piece in side)
    justified = sum(count for _, count in edges.most_common(_EDGES)) >= _JUSTIFIED * len(side)
    return justified and median(len(piece.text) for piece in side) >= _CHARACTERS
