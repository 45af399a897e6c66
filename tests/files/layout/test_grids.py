"""Ruled tables found by their lines (gkcrawl/files/layout/grids.py)."""

from __future__ import annotations

from gkcrawl.files.layout.grids import grids_of
from gkcrawl.files.layout.shapes import Rule
from tests.files.layout.pages import ruled


def test_lines_that_cross_make_a_grid() -> None:
    (grid,) = grids_of(ruled([20, 60, 100], [50, 60, 70]))
    assert (grid.box, grid.cells) == ((20, 50, 100, 70), [[0, 1], [2, 3]])


def test_cells_are_merged_where_a_line_is_missing() -> None:
    frame = ruled([20, 100], [50, 60, 80])
    inner = [Rule(level=False, at=60, start=60, end=80), Rule(level=True, at=70, start=60, end=100)]
    (grid,) = grids_of([*frame, *inner])
    assert grid.cells == [[0, 0], [1, 2], [1, 3]]


def test_a_table_without_lines_at_its_sides_is_as_wide_as_its_lines() -> None:
    rules = [Rule(level=True, at=y, start=20, end=100) for y in (50, 60, 70)]
    (grid,) = grids_of([*rules, Rule(level=False, at=60, start=50, end=70)])
    assert grid.xs == [20, 60, 100]


def test_dashes_and_lines_drawn_cell_by_cell_are_one_line() -> None:
    dashes = [Rule(level=True, at=60 + 0.1 * (at % 2), start=20 + 2 * at, end=21.5 + 2 * at) for at in range(40)]
    (grid,) = grids_of([*ruled([20, 60, 100], [50, 70]), *dashes])
    assert len(grid.ys) == 3


def test_frames_red_lines_and_boxes_to_tick_are_no_tables() -> None:
    assert grids_of(ruled([20, 100], [50, 60, 70])) == []
    assert grids_of([Rule(level=True, at=80, start=20, end=190)]) == []
    assert grids_of(ruled([20, 21.6], [50, 51.6])) == []


def test_a_drawing_of_thousands_of_lines_is_no_table() -> None:
    assert grids_of(ruled([2.0 * at for at in range(300)], [2.0 * at for at in range(300)])) == []


def test_a_table_in_a_cell_belongs_to_the_outer_one() -> None:
    assert len(grids_of([*ruled([20, 100, 180], [50, 100, 150]), *ruled([30, 50, 70], [60, 70, 80])])) == 1
