"""Spans joined to lines (gkcrawl/files/layout/lines.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.layout.lines import glue, pieces_of, rows_of
from tests.files.layout.pages import line, span


def test_characters_of_their_own_make_one_piece_in_whatever_order_they_come() -> None:
    spans = [span(char, 20 + 5 * at, 50) for at, char in enumerate("民事判决书")]
    assert [piece.text for piece in pieces_of([*spans[3:], *spans[:3]])] == ["民事判决书"]


def test_a_gap_wider_than_a_character_parts_pieces_that_are_one_line_all_the_same() -> None:
    pieces = pieces_of([span("联系人：张三", 20, 50), span("电话：一二三", 70, 50)])
    assert [piece.text for piece in pieces] == ["联系人：张三", "电话：一二三"]
    assert [row.text for row in rows_of(pieces)] == ["联系人：张三 电话：一二三"]


def test_bold_letters_that_are_printed_twice_are_read_once() -> None:
    assert [piece.text for piece in pieces_of([span("通知", 20, 50), span("通知", 20.2, 50)])] == ["通知"]


def test_a_caption_beside_a_line_is_no_part_of_it() -> None:
    assert [row.text for row in rows_of([line("正文的一行", 20, 50), line("大楼", 60, 51, size=3)])] == [
        "正文的一行",
        "大楼",
    ]


@pytest.mark.parametrize(
    ("left", "right", "gap", "between"),
    [("防汛", "工作", 0.5, ""), ("防汛", "工作", 2, " "), ("annual", "report", 0.3, " "), ("re", "port", 0.1, "")],
)
def test_a_space_stands_between_latin_words_and_fields(left: str, right: str, gap: float, between: str) -> None:
    assert glue(left, right, gap) == between


def test_space_beside_punctuation_is_its_own() -> None:
    assert glue("稳定，", "响应", 1.8) == "" and glue("稳定", "响应", 1.8) == " "
    assert glue("签字：", "年", 2.5) == " "


def test_the_size_of_a_line_is_that_of_its_longest_part() -> None:
    (row,) = rows_of([line("总面积", 20, 50, size=5), line("三千", 36, 49.5, size=6), line("。", 49, 51, size=3)])
    assert (row.text, row.size) == ("总面积三千。", 5)
