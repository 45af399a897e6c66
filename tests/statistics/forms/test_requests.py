"""Table 三 (gkcrawl/statistics/forms/requests.py)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.statistics.forms.requests import read_requests
from gkcrawl.statistics.keys import APPLICANTS
from gkcrawl.statistics.model import Grid, Value
from tests.statistics.forms import printed


def _numbers(values: list[Value]) -> dict[tuple[str, str | None], float | None]:
    return {(value.key, value.column): value.value for value in values}


WHOLE = {era: _numbers(read_requests([printed.requests(era)]).values) for era in ("2019", "2021")}


@pytest.mark.parametrize(("era", "rows"), [("2019", 23), ("2021", 25)])
def test_each_cell_has_its_row_and_column(era: str, rows: int) -> None:
    found = read_requests([printed.requests(era)])
    assert (found.era, found.flags) == (era, [])
    assert [value.value for value in found.values] == list(range(100, 100 + 7 * rows))
    assert [value.key for value in found.values[::7]] == printed.request_keys(era)
    assert [value.column for value in found.values[:7]] == list(APPLICANTS)


def test_rows_without_labels_count_by_position() -> None:
    rows = [["", "", "", *row[3:]] if number else row for number, row in enumerate(printed.requests().rows)]
    assert _numbers(read_requests([Grid(rows=rows)]).values) == WHOLE["2021"]


def test_a_table_goes_on_after_a_page() -> None:
    rows = printed.requests().rows
    assert _numbers(read_requests([Grid(rows=rows[:14]), Grid(rows=rows[14:])]).values) == WHOLE["2021"]


def test_groups_with_rows_of_their_own_move_nothing() -> None:
    rows = list(printed.requests().rows)
    rows.insert(3, ["三、本年度办理结果"] * 3 + [""] * 7)
    found = read_requests([Grid(rows=rows)])
    assert _numbers(found.values) == WHOLE["2021"]


@given(gone=st.sets(st.integers(1, 25), min_size=1, max_size=8), era=st.sampled_from(["2019", "2021"]))
def test_rows_that_are_missing_move_no_other(gone: set[int], era: str) -> None:
    rows = [row for number, row in enumerate(printed.requests(era).rows) if number not in gone]
    found = read_requests([Grid(rows=rows)])
    for place, value in _numbers(found.values).items():
        assert WHOLE[era].get(place) == value


@given(blank=st.sets(st.integers(1, 25)), gone=st.sets(st.integers(1, 25), max_size=3))
def test_rows_that_lost_their_labels_are_taken_for_no_other(blank: set[int], gone: set[int]) -> None:
    rows = [
        ["", "", "", *row[3:]] if number in blank else row
        for number, row in enumerate(printed.requests().rows)
        if number not in gone
    ]
    for place, value in _numbers(read_requests([Grid(rows=rows)]).values).items():
        assert WHOLE["2021"].get(place) == value


def test_a_table_of_thousands_of_columns_is_no_form() -> None:
    assert read_requests([Grid(rows=[[printed.CORNER] * 5000, ["1"] * 5000])]).values == []


def test_a_head_that_the_next_page_repeats_parts_no_table() -> None:
    rows = printed.requests().rows
    pages = [Grid(rows=rows[:14]), Grid(rows=[rows[0], *rows[14:]])]
    assert _numbers(read_requests(pages).values) == WHOLE["2021"]


def test_of_two_reports_on_a_page_the_first_is_read() -> None:
    one, other = printed.requests(), printed.requests(first=500)
    for grids in ([one, other], [Grid(rows=[*one.rows, *other.rows])]):
        found = read_requests(grids)
        assert (_numbers(found.values), found.flags) == (WHOLE["2021"], ["two_reports"])
    assert read_requests([one, one]).flags == []


def test_rows_without_labels_that_are_as_many_as_those_of_the_older_form_are_not_taken_for_it() -> None:
    rows = [["", "", "", *row[3:]] if number else row for number, row in enumerate(printed.requests().rows)]
    assert read_requests([Grid(rows=[rows[0], *rows[3:]])]).values == []


def test_rows_that_all_have_their_labels_may_stand_in_any_order() -> None:
    head, *rows = printed.requests().rows
    found = read_requests([Grid(rows=[head, rows[-2], *rows[:-2], rows[-1]])])
    assert (_numbers(found.values), found.flags) == (WHOLE["2021"], [])


def test_words_in_place_of_numbers_are_kept_as_words() -> None:
    rows = [
        [cell.replace("1", "*") if at > 2 else cell for at, cell in enumerate(row)] for row in printed.requests().rows
    ]
    values = read_requests([Grid(rows=rows)]).values
    assert len(values) == len(WHOLE["2021"])
    assert {value.meaning for value in values} == {"NUMERIC", "TEXT"}
