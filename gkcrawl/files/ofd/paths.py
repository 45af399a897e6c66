"""Reads ruling lines off path objects: straight strokes and thin filled bars (AbbreviatedData, GB/T 33190 §9.1)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gkcrawl.files.layout.shapes import Rule
from gkcrawl.files.ofd.geometry import Matrix, number

if TYPE_CHECKING:
    from collections.abc import Iterator

# Operator → how many numbers follow; the last two are where the pen goes.
_OPERANDS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_THICKEST = 1.2  # millimetres of a bar that is a line
_CORNERS, _EDGES = 6, 2  # of a rectangle: the first corner may be given again, and once more to close it
_LONGEST_DATA = 200_000  # characters: the outlines of whole pages of writing, no table
_STRAIGHT = 0.15  # millimetres by which an even line may be off
_LEAST_DASH = 0.6  # millimetres of a piece of a dashed line

Point = tuple[float, float]


def rules_of(data: str, matrix: Matrix, *, stroked: bool, filled: bool) -> tuple[list[Rule], bool]:
    """(Ruling lines of a path whose coordinates ``matrix`` takes to the page, whether it is anything else)."""
    if len(data) > _LONGEST_DATA:
        return [], True
    rules: list[Rule] = []
    drawn = False
    for points, curved in _subpaths(data):
        at = [matrix.apply(*point) for point in points]
        if curved:
            drawn = True
        elif filled and (bar := _bar(at)):
            rules.append(bar)
        elif stroked:
            straight = [rule for one, other in pairwise(at) if (rule := _rule(one, other))]
            drawn = drawn or not straight
            rules += straight
        else:
            drawn = True
    return rules, drawn


def _subpaths(data: str) -> Iterator[tuple[list[Point], bool]]:
    """(Points of each piece drawn without lifting the pen, whether it has curves)."""
    parts = data.replace(",", " ").split()
    points: list[Point] = []
    curved = False
    at = 0
    while at < len(parts):
        operator = parts[at]
        count = _OPERANDS.get(operator)
        at += 1
        if count is None:
            continue
        if operator == "C":
            if len(points) > 1:
                points.append(points[0])
            continue
        values = [number(part) for part in parts[at : at + count]]
        at += count
        if len(values) < count:
            break
        if operator in "MS":
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved = curved or operator in "QBA"
        points.append((values[-2], values[-1]))
    if len(points) > 1:
        yield points, curved


def _rule(one: Point, other: Point) -> Rule | None:
    width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
    if height <= _STRAIGHT and width >= _LEAST_DASH:
        return Rule(level=True, at=(one[1] + other[1]) / 2, start=min(one[0], other[0]), end=max(one[0], other[0]))
    if width <= _STRAIGHT and height >= _LEAST_DASH:
        return Rule(level=False, at=(one[0] + other[0]) / 2, start=min(one[1], other[1]), end=max(one[1], other[1]))
    return None


def _bar(points: list[Point]) -> Rule | None:
    """The line that a thin rectangle draws."""
    xs, ys = sorted({round(x, 2) for x, _ in points}), sorted({round(y, 2) for _, y in points})
    if len(points) > _CORNERS or max(len(xs), len(ys)) > _EDGES:
        return None
    width, height = xs[-1] - xs[0], ys[-1] - ys[0]
    if height <= _THICKEST and width > height:
        return Rule(level=True, at=(ys[0] + ys[-1]) / 2, start=xs[0], end=xs[-1])
    if width <= _THICKEST and height > width:
        return Rule(level=False, at=(xs[0] + xs[-1]) / 2, start=ys[0], end=ys[-1])
    return None
