"""Finds ruled tables: lines that cross and meet make a grid, and where a line is missing, cells are merged."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.files.layout.shapes import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# In millimetres.
_TOUCH = 0.8  # lines this near meet
_LEAST_RULE = 2.0  # shorter lines are parts of letters, boxes to tick
_OPEN_SIDE = 4.0  # how far a line reaches beyond the last crossing where a table has no line at its side
_LEAST_GRID = 4  # rows and columns together: two cells side by side are a frame
_COVERED = 0.5  # the share of a cell's side that has to be ruled
# More on one page are a drawing.
_MOST_RULES, _MOST_PAIRS, _MOST_CELLS = 20_000, 4_000_000, 50_000


@dataclass(slots=True)
class Grid:
    """A ruled table: ``xs`` and ``ys`` are its lines; ``cells`` say for each row and column which cell is there."""

    xs: list[float]
    ys: list[float]
    cells: list[list[int]]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom edge."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        """Whether the place is inside."""
        left, top, right, bottom = self.box
        return left - _TOUCH <= x <= right + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that the lines of a page make, from top to bottom, each outermost."""
    if len(rules) > _MOST_RULES:
        return []
    level = _merged(rule for rule in rules if rule.level)
    upright = _merged(rule for rule in rules if not rule.level)
    if len(level) * len(upright) > _MOST_PAIRS:
        return []
    grids = [grid for group in _connected(level, upright) if (grid := _grid(*group))]
    grids.sort(key=lambda grid: -(grid.box[2] - grid.box[0]) * (grid.box[3] - grid.box[1]))
    outermost: list[Grid] = []
    for grid in grids:
        left, top, right, bottom = grid.box
        if not any(outer.holds((left + right) / 2, (top + bottom) / 2) for outer in outermost):
            outermost.append(grid)
    return sorted(outermost, key=lambda grid: grid.box[1])


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines one after another, or one upon another, as one line each; what stays short is left out."""
    merged: list[Rule] = []
    bundles: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if bundles and rule.at - bundles[-1][0].at <= _TOUCH:
            bundles[-1].append(rule)
        else:
            bundles.append([rule])
    for bundle in bundles:
        at = sum(rule.at for rule in bundle) / len(bundle)
        runs: list[list[float]] = []
        for rule in sorted(bundle, key=lambda rule: rule.start):
            if runs and rule.start <= runs[-1][1] + _TOUCH:
                runs[-1][1] = max(runs[-1][1], rule.end)
            else:
                runs.append([rule.start, rule.end])
        merged += (Rule(bundle[0].level, at, start, end) for start, end in runs if end - start >= _LEAST_RULE)
    return merged


def _connected(level: list[Rule], upright: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that meet."""
    left = list(upright)
    unseen = list(level)
    while unseen:
        group: tuple[list[Rule], list[Rule]] = ([], [])
        reached = [unseen.pop()]
        while reached:
            rule = reached.pop()
            group[0 if rule.level else 1].append(rule)
            others = left if rule.level else unseen
            meeting = [other for other in others if _meet(rule, other)]
            if meeting:
                met = set(map(id, meeting))
                others[:] = [other for other in others if id(other) not in met]
                reached += meeting
        yield group


def _meet(one: Rule, other: Rule) -> bool:
    return one.start - _TOUCH <= other.at <= one.end + _TOUCH and other.start - _TOUCH <= one.at <= other.end + _TOUCH


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """The grid of lines that meet; None where they make less than two cells side by side."""
    xs, ys = _places(upright, level), _places(level, upright)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns <= 1 or rows * columns > _MOST_CELLS:
        return None
    columns_at, rows_at = _by_place(upright, xs), _by_place(level, ys)
    beside = [[_ruled(columns_at[x], ys[y], ys[y + 1]) for x in range(1, columns)] for y in range(rows)]
    below = [[_ruled(rows_at[y], xs[x], xs[x + 1]) for x in range(columns)] for y in range(1, rows)]
    cells = [[-1] * columns for _ in range(rows)]
    number = 0
    for y in range(rows):
        for x in range(columns):
            if cells[y][x] < 0:
                right = x
                while right + 1 < columns and cells[y][right + 1] < 0 and not beside[y][right]:
                    right += 1
                bottom = y
                while bottom + 1 < rows and not any(below[bottom][at] for at in range(x, right + 1)):
                    bottom += 1
                for row in cells[y : bottom + 1]:
                    row[x : right + 1] = [number] * (right + 1 - x)
                number += 1
    wide = any(len(set(row)) > 1 for row in cells)
    return Grid(xs, ys, cells) if wide and rows + columns >= _LEAST_GRID else None


def _places(rules: list[Rule], across: list[Rule]) -> list[float]:
    """Where the lines stand, and the ends of those across where these reach well beyond."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _TOUCH:
            places.append(at)
    if places and across:
        first, last = min(rule.start for rule in across), max(rule.end for rule in across)
        places[:0] = [first] if places[0] - first > _OPEN_SIDE else []
        places += [last] if last - places[-1] > _OPEN_SIDE else []
    return places


def _by_place(rules: list[Rule], places: list[float]) -> list[list[Rule]]:
    """The lines at each of the places."""
    found: list[list[Rule]] = [[] for _ in places]
    for rule in rules:
        at = bisect_left(places, rule.at)
        nearest = min(
            (each for each in (at - 1, at) if 0 <= each < len(places)), key=lambda each: abs(places[each] - rule.at)
        )
        found[nearest].append(rule)
    return found


def _ruled(rules: list[Rule], start: float, end: float) -> bool:
    """Whether lines run along most of the way from ``start`` to ``end``."""
    run = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return run > _COVERED * (end - start)
