"""Tables that end by marks (gkcrawl/files/word/tables.py)."""

from __future__ import annotations

from tests.files.word.doc_files import IN_TABLE, Para, para, reading, row_end, sprm

MERGED_BESIDE, BELOW_FIRST, BELOW = 0x0002, 0x0060, 0x0020


def row(*cells: str, edges: tuple[int, ...], bits: tuple[int, ...] = ()) -> list[Para]:
    return [*(para(text, IN_TABLE, "\x07") for text in cells), para("", row_end(*edges, cells=bits), "\x07")]


def rows(*paragraphs: list[Para]) -> list[list[str]]:
    return reading([one for some in paragraphs for one in some]).tables[0].rows


def test_cells_are_placed_by_their_edges() -> None:
    assert rows(row("合计", "3", edges=(0, 2000, 3000)), row("甲", "乙", "丙", edges=(5, 1010, 1990, 3000))) == [
        ["合计", "合计", "3"],
        ["甲", "乙", "丙"],
    ]


def test_a_row_that_begins_further_right() -> None:
    assert rows(row("甲", "乙", edges=(0, 1000, 2000)), row("丙", edges=(1000, 2000))) == [["甲", "乙"], ["", "丙"]]


def test_cells_merged_with_those_above_and_beside() -> None:
    first = row("申请人", "姓名", "", edges=(0, 1000, 2000, 3000), bits=(BELOW_FIRST, 0, MERGED_BESIDE))
    second = row("", "电话", "号码", edges=(0, 1000, 2000, 3000), bits=(BELOW, 0, 0))
    assert rows(first, second) == [["申请人", "姓名", "姓名"], ["申请人", "电话", "号码"]]


def test_merges_that_are_said_behind_the_definition() -> None:
    first = row("甲", "", "乙", edges=(0, 1000, 2000, 3000))
    first[-1].changes += sprm(0x5624, b"\x00\x02")
    second = row("", "一", "二", edges=(0, 1000, 2000, 3000))
    second[-1].changes += sprm(0xD62B, b"\x02\x00\x01")
    assert rows(first, second) == [["甲", "甲", "乙"], ["甲", "一", "二"]]


def test_a_cell_may_hold_paragraphs_and_tables() -> None:
    inner = IN_TABLE + sprm(0x6649, 2)
    paragraphs = [
        para("外", IN_TABLE + sprm(0x6649, 1)),
        para("内一", inner + sprm(0x244B, 1)),
        para("内二", inner + sprm(0x244B, 1)),
        para("", inner + sprm(0x244B, 1) + sprm(0x244C, 1)),
        para("外末", IN_TABLE + sprm(0x6649, 1), "\x07"),
        para("右", IN_TABLE, "\x07"),
        para("", row_end(0, 1000, 2000), "\x07"),
    ]
    found = reading(paragraphs)
    assert [table.rows for table in found.tables] == [[["外 内一 内二 外末", "右"]], [["内一", "内二"]]]


def test_a_row_without_a_definition_has_its_cells_side_by_side() -> None:
    end = para("", IN_TABLE + sprm(0x2417, 1), "\x07")
    assert rows([para("甲", IN_TABLE, "\x07"), para("乙", IN_TABLE, "\x07"), end]) == [["甲", "乙"]]
