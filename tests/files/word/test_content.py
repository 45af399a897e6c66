"""Text, tables and prominent lines of blocks (gkcrawl/files/word/content.py)."""

from __future__ import annotations

from gkcrawl.files.reading import FileLimits, FileReading
from gkcrawl.files.word.content import Block, Cell, Grid, Line, Look, lines_of, prominent, put

BODY = Look(size=16)


def test_lines_that_the_layout_sets_apart() -> None:
    blocks: list[Block] = [
        Line("某某市人民政府文件", Look(size=40, centred=True, red=True)),
        Line("某政发〔2023〕5号", Look(size=16, centred=True)),
        Line("关于防汛的通知", Look(size=22)),
        Line("各县区人民政府：", BODY),
        Line("一" * 200, BODY),
        Line("一、总则", Look(size=22)),
    ]
    assert prominent(blocks) == ["某某市人民政府文件", "某政发〔2023〕5号", "关于防汛的通知"]


def test_in_tables_only_red_and_much_larger_lines_are_set_apart() -> None:
    row = [Cell([Line("序号", Look(size=16, centred=True))]), Cell([Line("文件", Look(size=40))])]
    assert prominent([Grid([row]), Line("一" * 50, BODY)]) == ["文件"]


def test_a_merged_cell_takes_the_text_above_it_and_columns_have_a_limit() -> None:
    reading = FileReading(format="doc")
    above, below = Cell([Line("甲")], columns=2), Cell([Line("乙")], columns=2, continues=True)
    put(reading, [Grid([[above, Cell(columns=100_000)], [below]])], FileLimits())
    assert reading.tables[0].rows[1] == ["甲", "甲"]
    assert len(reading.tables[0].rows[0]) == 256


def test_a_table_without_text_is_none() -> None:
    reading = FileReading(format="doc")
    put(reading, [Grid([[Cell(), Cell()]])], FileLimits())
    assert (reading.text, reading.tables) == ("", [])


def test_lines_of_a_paragraph() -> None:
    assert [line.text for line in lines_of("　　关于\t防汛\n\n的通知 ")] == ["关于 防汛", "的通知"]


def test_a_long_text_that_is_repeated_without_end_is_cut() -> None:
    reading = FileReading(format="doc")
    row = [Cell([Line("字" * 1_000_000)], columns=30)]
    put(reading, [Grid([row, row, row])], FileLimits())
    assert (len(reading.tables[0].rows), reading.flags) == (1, ["too_large"])
