"""Numbers that agree, that do not, and that follow from others (gkcrawl/statistics/checks.py)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.statistics.checks import check, derive, identities, is_soft
from gkcrawl.statistics.keys import APPLICANTS, keys
from gkcrawl.statistics.model import Meaning, Value

PARTS = [key for key in keys() if key.startswith(("t3.granted", "t3.partial", "t3.denied", "t3.un", "t3.other"))]


def _value(key: str, column: str | None, number: float) -> Value:
    meaning: Meaning = "NUMERIC" if number else "ZERO"
    return Value(key=key, column=column, value=number, meaning=meaning, unit=keys()[key].unit, kind="table")


def sound() -> list[Value]:
    """Tables 三 and 四 of 2021 in which all adds up."""
    parts = [key for key in PARTS if key != "t3.other.all"]
    cells = {(part, one): number % 5 for number, part in enumerate(parts) for one in APPLICANTS[:-1]}
    for one in APPLICANTS[:-1]:
        cells["t3.total", one] = sum(cells[part, one] for part in parts)
        cells["t3.carried_out", one], cells["t3.carried_in", one] = 3, 1
        cells["t3.new_received", one] = cells["t3.total", one] + 2
    for row in {row for row, _ in cells}:
        cells[row, "total"] = sum(cells[row, one] for one in APPLICANTS[:-1])
    found = [_value(key, column, number) for (key, column), number in cells.items()]
    for kind in ("review", "direct", "after"):
        found += [_value(f"t4.{kind}.{one}", None, 2) for one in ("upheld", "corrected", "other", "pending")]
        found.append(_value(f"t4.{kind}.total", None, 8))
    return found


def test_a_sound_report_passes_all() -> None:
    checks = check(sound(), "2021")
    assert Counter(one.id for one in checks) == {"V1": 7, "V2": 7, "V3": 25, "V4": 1, "V5": 1, "V6": 1}
    assert all(one.ok for one in checks)
    assert len(identities("2019")) == 7 + 7 + 23 + 3


def test_a_number_that_is_wrong_fails_its_row_and_column() -> None:
    values = [replace(one, value=99) if (one.key, one.column) == ("t3.granted", "legal") else one for one in sound()]
    failed = [(one.id, one.column, one.row) for one in check(values, "2021") if one.ok is False]
    assert failed == [("V2", "legal", None), ("V3", None, "t3.granted")]


def test_what_has_a_blank_cell_is_undecided() -> None:
    values = [replace(one, value=None, meaning="EMPTY") if one.key == "t4.review.pending" else one for one in sound()]
    assert [one.ok for one in check(values, "2021") if one.id == "V4"] == [None]
    assert derive(values, "2021") == values


def test_counts_are_whole_and_not_below_nothing() -> None:
    values = [
        _value("t4.review.upheld", None, -1),
        _value("t2.fees.amount", None, 1.5),
        _value("t4.direct.other", None, 0.5),
    ]
    assert [one.row for one in check(values, "2021") if one.id == "V8"] == ["t4.review.upheld", "t4.direct.other"]


def test_more_is_new_than_public() -> None:
    values = [_value("t2.normative.public_total", None, 3), _value("t2.normative.new_published", None, 5)]
    assert [(one.id, one.ok) for one in check(values, "2019")] == [("V10", False)]
    assert is_soft("V10") and not is_soft("V1")


@given(st.integers(0, len(sound()) - 1), st.booleans())
def test_a_cell_that_cannot_be_read_follows_from_the_others(place: int, gone: bool) -> None:
    values = sound()
    lost = values[place]
    rest = [*values[:place], *values[place + 1 :]]
    unread = rest if gone else [*rest, replace(lost, value=None, meaning="TEXT", raw="#")]
    (found,) = (one for one in derive(unread, "2021") if (one.key, one.column) == (lost.key, lost.column))
    assert (found.value, found.kind, found.raw) == (lost.value, "derived", "" if gone else "#")


def test_nothing_follows_where_two_are_missing() -> None:
    values = [one for one in sound() if one.key not in {"t4.review.upheld", "t4.review.other"}]
    assert derive(values, "2021") == values


def test_nothing_follows_from_numbers_that_contradict_each_other() -> None:
    values = [one for one in sound() if (one.key, one.column) != ("t3.granted", "legal")]
    assert len(derive(values, "2021")) == len(values) + 1
    wrong = [replace(one, value=99) if (one.key, one.column) == ("t3.partial", "other") else one for one in values]
    assert derive(wrong, "2021") == wrong
