"""All tables of a report (gkcrawl/statistics/forms/read.py), words of the forms (gkcrawl/statistics/forms/tables.py)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.statistics.forms.read import read_forms
from gkcrawl.statistics.forms.tables import named
from gkcrawl.statistics.model import Grid, Report
from tests.statistics.forms import printed

FORMS = {
    "2019": [printed.disclosure_2019(), printed.requests("2019"), printed.review()],
    "2021": [printed.disclosure(), printed.requests(), printed.review()],
}


def test_a_report_of_2021_has_two_hundred_cells() -> None:
    found = read_forms(Report(text="", grids=[printed.disclosure(), printed.requests(), printed.review()]))
    assert (len(found.values), found.era, found.flags) == (200, "2021", [])


def test_the_form_is_that_of_the_first_table_not_of_the_year() -> None:
    grids = [printed.disclosure(), printed.requests("2019")]
    assert read_forms(Report(text="", grids=grids, year=2019)).era == "2021"


def test_blank_cells_are_no_zeros() -> None:
    rows = [[cell if cell != "1" else "" for cell in row] for row in printed.disclosure().rows]
    found = read_forms(Report(text="", grids=[Grid(rows=rows)]))
    assert (found.values[0].value, found.values[0].meaning, found.flags) == (
        None,
        "EMPTY",
        ["cut_table", "blank_cells"],
    )


def test_words_in_cells_are_kept_and_flagged() -> None:
    rows = [[cell if cell != "1" else "若干" for cell in row] for row in printed.disclosure().rows]
    found = read_forms(Report(text="", grids=[Grid(rows=rows)]))
    assert (found.values[0].raw, found.values[0].meaning, found.flags) == ("若干", "TEXT", ["cut_table", "odd_cells"])


def test_labels_name_their_rows() -> None:
    assert named("5.属于三类内部事务信息", "t3.") == "denied.internal_affairs"
    assert named("(三)不予公开", "t3.") is None
    assert named("规范性文件", "t2.") == "normative"


def test_a_table_without_its_cells_gives_no_number() -> None:
    text = "\n".join(f"{row[2]}{''.join(row[3:])}" for row in printed.requests().rows)
    found = read_forms(Report(text=text))
    assert (found.values, found.flags) == ([], ["flattened_table"])


def test_a_report_without_tables_says_so() -> None:
    assert read_forms(Report(text="一、总体情况\n本年收到申请3件。")).flags == ["no_tables"]


@given(data=st.data(), era=st.sampled_from(["2019", "2021"]), times=st.integers(1, 3))
def test_rows_and_cells_that_are_missing_give_no_number_of_another(data: st.DataObject, era: str, times: int) -> None:
    grids = [[list(row) for row in grid.rows] for grid in FORMS[era]]
    for _ in range(times):
        rows = data.draw(st.sampled_from(grids))
        at = data.draw(st.integers(0, len(rows) - 1))
        cell = data.draw(st.integers(-1, len(rows[at]) - 1))
        if cell < 0:
            del rows[at]
        else:
            del rows[at][cell]
    left = _numbers(Report(text="", grids=[Grid(rows=rows) for rows in grids]))
    assert left.items() <= _numbers(Report(text="", grids=FORMS[era])).items()


def _numbers(report: Report) -> dict[tuple[str, str | None], float | None]:
    return {(value.key, value.column): value.value for value in read_forms(report).values if value.value is not None}


def test_the_first_of_two_reports_is_given_and_rows_that_it_lacks_are_not_taken_from_the_second() -> None:
    first, second = printed.requests(), printed.requests(first=1000)
    grids = [printed.disclosure(), Grid(rows=first.rows[:-1]), printed.review(), second]
    found = read_forms(Report(text="", grids=grids))
    assert max(value.value or 0 for value in found.values) < 1000
    glued = [Grid(rows=[*first.rows[:-1], *second.rows])]
    found = read_forms(Report(text="", grids=glued))
    assert (max(value.value or 0 for value in found.values), found.flags) == (267, ["cut_table", "two_reports"])


def test_lines_of_text_give_rows_that_a_grid_lost_if_they_agree() -> None:
    rows = printed.requests().rows
    text = "\n".join(f"{row[2]} {' '.join(row[3:])}" for row in [*rows, ["五、存在的主要问题"] * 4])
    cut = Grid(rows=[*rows[:9], *rows[10:]])
    others = [printed.disclosure(), printed.review()]
    found = read_forms(Report(text=text, grids=[cut, *others]))
    assert [value.value for value in found.values if value.key.startswith("t3.")] == list(range(100, 275))
    assert found.flags == []
    other = read_forms(Report(text=text.replace(" 100 ", " 99 "), grids=[cut, *others]))
    assert (len(other.values), other.flags) == (168 + 25, ["cut_table"])


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_table_that_the_first_of_two_reports_lacks_is_not_taken_from_the_second(gone: int) -> None:
    first = [printed.disclosure(), printed.requests(first=500), printed.review()]
    second = [_other(printed.disclosure()), printed.requests(first=1000), _other(printed.review())]
    found = read_forms(Report(text="", grids=[*first[:gone], *first[gone + 1 :], *second]))
    tables = {value.key.partition(".")[0] for value in found.values}
    assert tables == {"t2", "t3", "t4"} - {f"t{gone + 2}"}
    assert "two_reports" in found.flags
    assert "cut_table" in found.flags


def _other(grid: Grid) -> Grid:
    return Grid(rows=[[f"7{cell}" if cell.isdigit() else cell for cell in row] for row in grid.rows])
