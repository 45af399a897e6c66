"""Cells by their edges on one grid (gkcrawl/files/word/edges.py)."""

from __future__ import annotations

from gkcrawl.files.word.content import Cell
from gkcrawl.files.word.edges import on_grid


def columns(*rows: tuple[int, ...]) -> list[list[int]]:
    grid = on_grid([([Cell() for _ in edges[1:]], edges) for edges in rows])
    return [[cell.columns for cell in row] for row in grid.rows]


def test_edges_that_are_nearly_the_same_are_one() -> None:
    assert columns((0, 500, 1000), (30, 1020), (-20, 520, 760, 980)) == [[1, 2], [3], [1, 1, 1]]


def test_a_cell_of_no_width_takes_a_column() -> None:
    assert columns((0, 0, 1000)) == [[1, 1]]


def test_rows_of_unknown_edges_are_left() -> None:
    assert [[cell.columns for cell in row] for row in on_grid([([Cell(), Cell()], ())]).rows] == [[1, 1]]
