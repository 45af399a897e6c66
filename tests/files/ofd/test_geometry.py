"""Matrices and arrays (gkcrawl/files/ofd/geometry.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.ofd.geometry import Matrix, deltas, placed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3.5 4", [3.5, 4.0]),
        ("g 3 2 4", [2.0, 2.0, 2.0, 4.0]),
        ("1 g 2 5 g 1 6", [1.0, 5.0, 5.0, 6.0]),
        ("g 999999 1", [1.0] * 8),
        ("g -5 1 2", [2.0]),
        ("g", []),
        ("x nan 1e999", [0.0, 0.0, 0.0]),
        (None, []),
    ],
)
def test_runs_of_equal_distances_are_spelt_out(written: str | None, read: list[float]) -> None:
    assert deltas(written, 8) == read


def test_an_object_is_transformed_first_and_moved_then() -> None:
    assert placed("10 20 5 5", "2 0 0 3 1 1").apply(1, 1) == (13, 24)
    assert placed(None, "2 0 0").apply(1, 1) == (1, 1)


def test_a_turn_can_be_taken_back() -> None:
    turn = Matrix(a=0, b=-1, c=1, d=0, f=210)
    assert turn.back(*turn.apply(30, 60)) == (30, 60)


def test_matrices_are_done_from_the_inside_outwards() -> None:
    outer, inner = Matrix(a=2, d=2, e=1), Matrix(e=5, f=5)
    assert outer.after(inner).apply(1, 1) == outer.apply(*inner.apply(1, 1)) == (13, 12)
