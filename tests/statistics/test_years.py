"""Reports are compared with those of the years before, softly: what is carried over, repeated, leapt, vanished."""

from __future__ import annotations

import pytest

from gkcrawl.statistics.years import check_years

NEW, CARRIED_IN, CARRIED_OUT = ("t3.new_received", "total"), ("t3.carried_in", "total"), ("t3.carried_out", "total")
VALID, ISSUED, REPEALED = (("t2.normative.valid", None), ("t2.normative.issued", None), ("t2.normative.repealed", None))
Numbers = dict[tuple[str, str | None], int]
_PENALTY = ("t2.penalty.decisions", None)
_YEAR = {NEW: 30, CARRIED_IN: 1, CARRIED_OUT: 2, VALID: 10, _PENALTY: 7}


@pytest.mark.parametrize(
    ("id", "now", "last", "ok"),
    [
        ("V7", {CARRIED_IN: 2}, {CARRIED_OUT: 2}, True),
        ("V7", {CARRIED_IN: 0}, {CARRIED_OUT: 2}, False),
        ("Y1", {VALID: 11, ISSUED: 3, REPEALED: 2}, {VALID: 10}, True),
        ("Y1", {VALID: 10, ISSUED: 3, REPEALED: 2}, {VALID: 10}, False),
        ("Y2", _YEAR, _YEAR, False),
        ("Y2", _YEAR, {**_YEAR, VALID: 9}, True),
        ("Y3", {NEW: 149}, {NEW: 30}, True),
        ("Y3", {NEW: 150}, {NEW: 30}, False),
        ("Y3", {NEW: 30}, {NEW: 150}, False),
    ],
)
def test_two_years_are_compared(id: str, now: Numbers, last: Numbers, *, ok: bool) -> None:
    assert [check.ok for check in check_years(now, [last]) if check.id == id] == [ok]


def test_what_one_of_the_years_does_not_say_is_not_compared() -> None:
    assert check_years({CARRIED_IN: 2}, [{NEW: 3}]) == []
    assert check_years({CARRIED_IN: 2}, [None, {CARRIED_OUT: 3}]) == []
    assert check_years({NEW: 19}, [{NEW: 1}]) == []


def test_nothing_after_two_years_with_some_is_a_doubt() -> None:
    (doubt,) = check_years({NEW: 0}, [{NEW: 4}, {NEW: 3}])
    assert (doubt.id, doubt.row, doubt.column, doubt.ok) == ("Y4", "t3.new_received", "total", False)
    assert check_years({NEW: 0}, [{NEW: 4}, {NEW: 0}]) == []
