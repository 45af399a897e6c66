"""Cells of ruled tables (gkcrawl/files/layout/tables.py)."""

from __future__ import annotations

from gkcrawl.files.layout.grids import grids_of
from gkcrawl.files.layout.shapes import Rule
from gkcrawl.files.layout.tables import table_of
from tests.files.layout.pages import ruled, span

HEAD = [
    *ruled([20, 100], [50, 60, 80]),
    Rule(level=False, at=60, start=60, end=80),
    Rule(level=True, at=70, start=20, end=100),
]


def test_merged_cells_are_repeated_in_the_grid_and_printed_once() -> None:
    (grid,) = grids_of(HEAD)
    said = [
        span("收支总表", 40, 52),
        span("收入", 22, 62),
        span("支出", 62, 62),
        span("一", 22, 72),
        span("二", 62, 72),
    ]
    table = table_of(grid, said)
    assert table is not None
    assert table.rows == [["收支总表", "收支总表"], ["收入", "支出"], ["一", "二"]]
    assert table.lines == ["收支总表", "收入\t支出", "一\t二"]


def test_text_that_runs_over_a_line_is_cut_there() -> None:
    (grid,) = grids_of(ruled([20, 60, 100], [50, 60, 70]))
    table = table_of(grid, [span("一二三四五六七八九十", 45, 52)])
    assert table is not None
    assert table.rows[0] == ["一二三", "四五六七八九十"]


def test_lines_of_a_cell_are_one_text() -> None:
    (grid,) = grids_of(ruled([20, 46, 100], [50, 66, 76]))
    table = table_of(grid, [span("本年新收政", 21, 52), span("府公开", 21, 58), span("三", 50, 52)])
    assert table is not None
    assert table.rows[0] == ["本年新收政府公开", "三"]


def test_a_drawing_with_one_word_in_it_is_no_table() -> None:
    (grid,) = grids_of(ruled([20, 60, 100], [50, 60, 70]))
    assert table_of(grid, [span("图", 22, 52)]) is None


def test_a_chart_is_no_table() -> None:
    places = [20.0 + 5 * at for at in range(12)]
    (grid,) = grids_of(ruled(places, places))
    assert table_of(grid, [span("增", 20, 20), span("减", 50, 50)]) is None


def test_white_space_at_a_line_is_of_no_cell() -> None:
    (grid,) = grids_of(ruled([20, 60, 100], [50, 60, 70]))
    table = table_of(grid, [span("一二三四  五", 42, 52)])
    assert table is not None
    assert table.rows[0] == ["一二三四", "五"]


def test_text_whose_characters_have_no_places_stands_where_its_middle_is() -> None:
    (grid,) = grids_of(ruled([20, 60, 100], [50, 60, 70]))
    said = [span("一二", 22, 52), span("三四", 62, 52)]
    for each in said:
        each.starts = ()
    table = table_of(grid, said)
    assert table is not None
    assert table.rows[0] == ["一二", "三四"]
