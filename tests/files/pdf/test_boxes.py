"""Rows and their text (gkcrawl/files/pdf/boxes.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.pdf.boxes import Box, Run, bounds, cell_text, joined, row_text, rows_of


def run(text: str, x: float, y: float = 0, size: float = 10) -> Run:
    return Run(x, y, x + size * len(text), y + size, text)


def test_rows_hold_raised_and_low_signs() -> None:
    runs = [run("面积", 0), run("2", 30, -2, 5), run("，", 36, 6, 3), run("下", 0, 15)]
    assert [[one.text for one in row] for row in rows_of(runs)] == [["面积", "2", "，"], ["下"]]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([run("第一条", 0), run("对", 40)], "第一条 对"),
        ([run("共", 0), run("12", 13)], "共12"),
        ([run("结", 0), run("果", 30)], "结果"),
        ([run("Open", 0), run("Data", 43)], "Open Data"),
        ([run("稳定", 0), run("，", 30), run("响应", 48)], "稳定，响应"),
    ],
)
def test_gaps_that_were_typed_are_spaces(runs: list[Run], text: str) -> None:
    assert row_text(runs) == text


def test_lines_are_joined_as_words_or_characters() -> None:
    assert joined("提高", "住房") == "提高住房"
    assert joined("open", "data") == "open data"
    assert cell_text([run("法律服", 0), run("务机构", 0, 12)]) == "法律服务机构"


def test_boxes_hold_what_has_its_middle_in_them() -> None:
    box = bounds([Box(0, 0, 10, 10), Box(5, 5, 30, 20)])
    assert (box.width, box.height) == (30, 20)
    assert box.holds(Box(20, 10, 36, 14)) and not box.holds(Box(20, 10, 60, 14))


def test_quotation_marks_are_those_of_both_scripts() -> None:
    assert joined("the “open", "data” act") == "the “open data” act"
    assert joined("称为“", "公开") == "称为“公开"
    assert row_text([run("use", 0), run("“x”", 33), run("to", 66)]) == "use “x” to"


def test_words_cut_at_the_end_of_a_line_are_whole() -> None:
    assert joined("regu\u00ad", "lations") == "regulations"
