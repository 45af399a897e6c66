"""Columns of table 三 in tables of all shapes (gkcrawl/statistics/forms/columns.py)."""

from __future__ import annotations

import pytest

from gkcrawl.statistics.forms.columns import Columns, columns_of
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


def test_a_row_that_lacks_a_number_has_no_start() -> None:
    columns = columns_of(ROWS)
    assert columns == Columns(10, 3, 7, is_plain=True, is_named=True)
    assert columns.start_in(ROWS[1]) == 3
    assert columns.start_in(ROWS[1][:-1]) is None
    assert columns_of([["1"] * 5000]) is None
