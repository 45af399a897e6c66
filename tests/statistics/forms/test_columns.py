"""Columns of table 三 in tables of all shapes (gkcrawl/statistics/forms/columns.py)."""

from __future__ import annotations

import pytest

from gkcrawl.statistics.forms.columns import columns_of
from gkcrawl.statistics.forms.requests import read_requests
from gkcrawl.statistics.keys import APPLICANTS
from gkcrawl.statistics.model import Grid
from tests.statistics.forms import printed

ROWS = printed.requests().rows
WHOLE = [value.value for value in read_requests([printed.requests()]).values]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[str(number), *row] for number, row in enumerate(ROWS)], id="a number before each row"),
        pytest.param([[*row, ""] for row in ROWS], id="a column for remarks"),
        pytest.param([[*row[:3], "行次", *row[3:]] for row in ROWS[:1]] + [[*r[:3], "7", *r[3:]] for r in ROWS[1:]], id="a code"),
        pytest.param([row[2:] for row in ROWS], id="one column of labels"),
        pytest.param([*ROWS[:9], ROWS[0], *ROWS[9:]], id="head again after a page"),
        pytest.param([[*ROWS[0][:4], "商业", "科研", *ROWS[0][6:]], *ROWS[1:]], id="damaged head"),
        pytest.param(ROWS[1:], id="no head"),
        pytest.param([*ROWS[:-1], ROWS[-1][1:]], id="a label over fewer columns"),
    ],
)  # fmt: skip
def test_all_numbers_are_read(rows: list[list[str]]) -> None:
    assert [value.value for value in read_requests([Grid(rows=rows)]).values] == WHOLE


def test_a_table_without_totals_has_six_columns() -> None:
    values = read_requests([Grid(rows=[row[:-1] for row in ROWS])]).values
    assert {value.column for value in values} == set(APPLICANTS[:-1])
    assert [value.value for value in values[:6]] == WHOLE[:6]


def test_a_row_that_lacks_a_number_has_none() -> None:
    columns = columns_of(ROWS)
    assert columns is not None
    assert (columns.width, columns.start, columns.is_plain, columns.is_named) == (10, 3, True, True)
    labels, cells = columns.split(ROWS[1]) or ([], {})
    assert (labels, list(cells)) == (ROWS[1][:3], list(APPLICANTS))
    assert columns.split(ROWS[1][:-1]) is None
    assert columns_of([["1"] * 5000]) is None


@pytest.mark.parametrize("order", [[6, 0, 1, 2, 3, 4, 5], [0, 2, 1, 3, 4, 5, 6]])
def test_names_of_applicants_tell_columns_in_any_order(order: list[int]) -> None:
    rows = [[*row[:3], *(row[3 + at] for at in order)] for row in ROWS]
    values = read_requests([Grid(rows=rows)]).values
    assert {(value.key, value.column, value.value) for value in values} == {
        (value.key, value.column, value.value) for value in read_requests([printed.requests()]).values
    }


def test_a_head_in_another_order_that_does_not_name_all_tells_nothing() -> None:
    head = [*ROWS[0][:4], "科研机构", "商业企业", "社会", *ROWS[0][7:]]
    assert columns_of([head, *ROWS[1:]]) is None


def test_a_head_that_lost_a_cell_moves_no_column() -> None:
    rows = [[*row[:3], *"12345", "0", "15"] if at else row for at, row in enumerate(ROWS)]
    lost = [*ROWS[0][:4], "总计", *ROWS[0][4:9]]
    assert read_requests([Grid(rows=[lost, *rows[1:]])]).values == read_requests([Grid(rows=rows)]).values
