"""Table 四 (gkcrawl/statistics/forms/review.py)."""

from __future__ import annotations

from gkcrawl.statistics.forms.review import read_review
from gkcrawl.statistics.model import Grid
from tests.statistics.forms import printed


def test_fifteen_numbers_by_position() -> None:
    found = read_review([printed.review()])
    assert [value.value for value in found.values] == list(range(1, 16))
    assert [value.key for value in found.values[:2]] == ["t4.review.upheld", "t4.review.corrected"]
    assert found.values[-1].key == "t4.after.total"


def test_the_numbers_may_stand_on_the_next_page() -> None:
    rows = printed.review().rows
    assert [value.value for value in read_review([Grid(rows=rows[:3]), Grid(rows=rows[3:])]).values] == [*range(1, 16)]


def test_a_head_without_numbers_is_a_table_that_was_cut() -> None:
    found = read_review([Grid(rows=printed.review().rows[:3])])
    assert (found.values, found.flags) == ([], ["cut_table"])


def test_of_two_reports_on_a_page_the_first_is_read() -> None:
    one = printed.review()
    other = Grid(rows=[*one.rows[:3], ["0"] * 15])
    found = read_review([one, other])
    assert [value.value for value in found.values] == list(range(1, 16))
    assert found.flags == ["two_reports"]


def test_a_table_with_a_row_for_each_number() -> None:
    columns = list(zip(*printed.review().rows, strict=True))
    values = read_review([Grid(rows=[list(column) for column in columns])]).values
    assert [value.value for value in values] == list(range(1, 16))
    assert [value.key for value in values[::5]] == ["t4.review.upheld", "t4.direct.upheld", "t4.after.upheld"]
    values = read_review([Grid(rows=[list(column) for column in columns if column[-1] != "9"])]).values
    assert [value.value for value in values] == [number for number in range(1, 16) if number != 9]
