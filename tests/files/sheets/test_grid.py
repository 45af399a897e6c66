"""Sheets as tables (gkcrawl/files/sheets/grid.py)."""

from __future__ import annotations

import time

from gkcrawl.files.reading import FileLimits
from gkcrawl.files.sheets.grid import Range, Sheet, one_line, reading_of

FORM = Sheet(
    "基金目录",
    {
        (1, 1): "附件",
        (2, 1): "政府性基金目录清单",
        (4, 1): "序号",
        (4, 2): "项目",
        (4, 3): "备注",
        (5, 1): "1",
        (5, 2): "教育费附加",
        (6, 2): "水利建设基金",
    },
    [Range(1, 1, 1, 3), Range(2, 1, 2, 3), Range(5, 1, 6, 1), Range(5, 3, 6, 3)],
)


def test_a_sheet_is_trimmed_and_its_merged_cells_are_repeated() -> None:
    (table,) = reading_of("xlsx", [FORM], FileLimits()).tables
    assert (table.sheet_or_page, table.caption) == ("基金目录", "政府性基金目录清单")
    assert table.rows == [
        ["附件"] * 3,
        ["政府性基金目录清单"] * 3,
        ["", "", ""],
        ["序号", "项目", "备注"],
        ["1", "教育费附加", ""],
        ["1", "水利建设基金", ""],
    ]


def test_text_has_merged_cells_once_below_the_name_of_the_sheet() -> None:
    reading = reading_of("xlsx", [FORM, Sheet("Sheet2")], FileLimits())
    assert reading.text.split("\n") == [
        *("基金目录", "附件", "政府性基金目录清单", "序号\t项目\t备注", "1\t教育费附加", "\t水利建设基金"),
    ]
    assert reading.prominent == ["附件", "政府性基金目录清单"]
    assert reading.pages == 2


def test_the_name_that_programs_give_a_sheet_is_no_text() -> None:
    assert reading_of("xlsx", [Sheet("Sheet1", {(0, 0): "名单"})], FileLimits()).text == "名单"


def test_cells_far_apart_make_no_large_table() -> None:
    far = Sheet("Sheet1", {(0, 0): "甲", (1_000_000, 16_000): "乙"}, [Range(0, 0, 1_048_575, 0)])
    (table,) = reading_of("xlsx", [far], FileLimits()).tables
    assert (len(table.rows), len(table.rows[0])) == (22, 22)
    assert (table.rows[0][0], table.rows[-1][-1]) == ("甲", "乙")


def test_merged_cells_without_end_cost_nothing() -> None:
    cells = {(row, 0): "x" for row in range(3000)} | {(1_048_575, 0): "x"}
    merged = [Range(row, 0, 1_048_575, 16_383) for row in range(3000)]
    began = time.process_time()
    reading = reading_of("xlsx", [Sheet("a", cells, merged)], FileLimits())
    assert len(reading.tables[0].rows) == 3021
    assert time.process_time() - began < 5


def test_a_table_larger_than_allowed_is_cut_and_flagged() -> None:
    cells = {(row, column): "x" for row in range(10) for column in range(10)}
    reading = reading_of("xls", [Sheet("a", cells), Sheet("b", dict(cells))], FileLimits(cells=150))
    assert [len(table.rows) for table in reading.tables] == [10, 5]
    assert reading.flags == ["too_large"]


def test_hidden_sheets_are_read_and_flagged_and_nothing_at_all_is_empty() -> None:
    shown, hidden = Sheet("表一", {(0, 0): "甲"}), Sheet("表二", {(0, 0): "乙"}, hidden=True)
    reading = reading_of("xls", [shown, hidden], FileLimits())
    assert (reading.text, reading.flags) == ("表一\n甲\n表二\n乙", ["hidden_sheets"])
    assert reading_of("xls", [Sheet("Sheet1")], FileLimits()).flags == ["empty"]


def test_a_cell_is_one_line() -> None:
    assert one_line("合计\n（万元）\t") == "合计 （万元）"
