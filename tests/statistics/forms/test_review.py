"""Table 四 (gkcrawl/statistics/forms/review.py)."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("order", [[4, 0, 1, 2, 3, *range(5, 15)], [*range(5), *range(10, 15), *range(5, 10)]])
def test_names_above_the_columns_tell_them_in_any_order(order: list[int]) -> None:
    rows = [[row[at] for at in order] for row in printed.review().rows]
    assert [value.value for value in read_review([Grid(rows=rows)]).values] == list(range(1, 16))


def test_other_columns_and_the_year_before_are_left_out() -> None:
    *head, numbers = printed.review().rows
    rows = [*(["", *row, "合计"] for row in head), ["上年", *["9"] * 16], ["本年", *numbers, "120"]]
    assert [value.value for value in read_review([Grid(rows=rows)]).values] == list(range(1, 16))


def test_heads_that_were_not_merged_have_blanks() -> None:
    *head, numbers = printed.review().rows
    rows = [["" if at and row[at - 1] == cell else cell for at, cell in enumerate(row)] for row in head]
    assert [value.value for value in read_review([Grid(rows=[*rows, numbers])]).values] == list(range(1, 16))


def test_columns_that_names_contradict_give_no_number() -> None:
    head = [cell.replace("结果维持", "维").replace("其他结果", "总计") for cell in printed.RESULTS * 3]
    found = read_review([Grid(rows=[["结果维持", *head[1:]], printed.review().rows[3]])])
    assert (found.values, found.flags) == ([], ["cut_table"])
