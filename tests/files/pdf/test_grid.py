"""Tables by their lines (gkcrawl/files/pdf/grid.py)."""

from __future__ import annotations

from gkcrawl.files.pdf.boxes import Box, Run
from gkcrawl.files.pdf.grid import Grid, grids

XS, YS = [100, 200, 300, 400], [100, 130, 160, 190]


def across(y: float, x0: float = XS[0], x1: float = XS[-1]) -> Box:
    return Box(x0, y, x1, y)


def down(x: float, y0: float = YS[0], y1: float = YS[-1]) -> Box:
    return Box(x, y0, x, y1)


def run(text: str, x: float, y: float) -> Run:
    return Run(x, y, x + 10 * len(text), y + 10, text)


def filled(grid: Grid, *runs: Run) -> Grid:
    grid.runs = list(runs)
    return grid


def test_each_cell_has_its_text() -> None:
    (grid,) = grids([across(y) for y in YS], [down(x) for x in XS])
    filled(
        grid, run("甲", 110, 110), run("乙", 210, 110), run("第一", 110, 138), run("行", 110, 148), run("丙", 310, 170)
    )
    assert grid.is_table
    assert grid.rows() == [["甲", "乙", ""], ["第一行", "", ""], ["", "", "丙"]]
    assert grid.lines() == ["甲\t乙", "第一行", "丙"]


def test_a_merged_cell_is_repeated_in_rows_and_stands_once_in_lines() -> None:
    # The first column is one cell over the last two rows, the first row one over the last two columns.
    rows = [across(100), across(130), across(160, XS[1]), across(190)]
    columns = [down(100), down(200), down(300, 130), down(400)]
    (grid,) = grids(rows, columns)
    filled(
        grid, run("甲", 110, 110), run("合并", 290, 110), run("类", 140, 155), run("一", 210, 140), run("二", 210, 170)
    )
    assert grid.rows() == [["甲", "合并", "合并"], ["类", "一", ""], ["类", "二", ""]]
    assert grid.lines() == ["甲\t合并", "类\t一", "二"]


def test_double_and_broken_lines_are_one() -> None:
    rows = [across(100), across(102), across(130, 100, 250), across(130.5, 251, 400), across(160)]
    (grid,) = grids(rows, [down(x, 100, 160) for x in XS])
    assert [len(grid.xs), len(grid.ys)] == [4, 3]


def test_outer_borders_may_be_missing() -> None:
    (grid,) = grids([across(100), across(130), across(160)], [down(200, 100, 160), down(300, 100, 160)])
    assert grid.xs == XS


def test_frames_charts_and_underlines_are_no_tables() -> None:
    assert grids([across(100), across(200)], []) == []
    (frame,) = grids([across(100), across(190)], [down(100), down(400)])
    assert not filled(frame, run("一段文字", 110, 110), run("又一段", 110, 150)).is_table
    chart_rows, chart_columns = [100 + 10 * n for n in range(11)], [100 + 10 * n for n in range(11)]
    (chart,) = grids([across(y, 100, 200) for y in chart_rows], [down(x, 100, 200) for x in chart_columns])
    assert not filled(chart, run("增", 101, 101), run("减", 150, 150)).is_table


def test_a_table_in_a_cell_is_part_of_it() -> None:
    inner = [across(140, 220, 280), across(150, 220, 280)], [down(220, 140, 150), down(280, 140, 150)]
    found = grids([across(y) for y in YS] + inner[0], [down(x) for x in XS] + inner[1])
    assert len(found) == 1


def test_runs_are_cut_at_the_lines_they_cross() -> None:
    (grid,) = grids([across(y) for y in YS], [down(x) for x in XS])
    filled(grid, run("一二", 190, 110))

    def cut(whole: Run, edge: float) -> list[Run]:
        return [run(whole.text[0], whole.x0, whole.y0), run(whole.text[1], edge, whole.y0)]

    grid.cut(cut)
    assert grid.rows()[0] == ["一", "二", ""]
