"""Ruling lines of path objects (gkcrawl/files/ofd/paths.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.layout.shapes import Rule
from gkcrawl.files.ofd.geometry import Matrix
from gkcrawl.files.ofd.paths import rules_of

LEVEL = Rule(level=True, at=20, start=10, end=60)


@pytest.mark.parametrize(
    ("data", "stroked", "rules"),
    [
        ("M 10 20 L 60 20", True, [LEVEL]),
        ("S 10 20 L 60 20 M 10 20 L 10 40", True, [LEVEL, Rule(level=False, at=10, start=20, end=40)]),
        ("M 10 19.8 L 60 19.8 L 60 20.2 L 10 20.2 C", False, [LEVEL]),
        ("M 10 20 L 60 45", True, []),
        ("M 10 20 B 20 20 40 20 60 20", True, []),
        ("M 10 20 Q 30 20 60 20", True, []),
        ("M 10 20 A 5 5 0 1 0 60 20", True, []),
        ("M 10 20 L 60", True, []),
        ("M 10 20 L 60 20 L 60 40 L 10 40 C", False, []),
        ("nothing of this", True, []),
        ("", True, []),
    ],
)
def test_straight_lines_and_thin_bars_are_rules(data: str, stroked: bool, rules: list[Rule]) -> None:
    assert rules_of(data, Matrix(), stroked=stroked, filled=not stroked)[0] == rules


def test_a_frame_is_four_lines_also_where_it_is_filled() -> None:
    assert len(rules_of("M 0 0 L 50 0 L 50 30 L 0 30 C", Matrix(), stroked=True, filled=True)[0]) == 4


def test_lines_are_where_the_matrix_takes_them() -> None:
    assert rules_of("M 0 0 L 100 0", Matrix(a=0.5, d=0.5, e=10, f=20), stroked=True, filled=False) == ([LEVEL], False)


def test_what_is_no_line_is_told() -> None:
    assert rules_of("M 0 0 L 5 1 L 3 8 C", Matrix(), stroked=False, filled=True) == ([], True)
