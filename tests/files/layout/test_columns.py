"""Columns of a page (gkcrawl/files/layout/columns.py)."""

from __future__ import annotations

from gkcrawl.files.layout.columns import columns_of, halves_of
from gkcrawl.files.layout.shapes import Page
from tests.files.layout.pages import line

LEFT = [line(f"左栏第{at}行的文字满了", 20, 60 + 8 * at) for at in range(8)]
RIGHT = [line(f"右栏第{at}行的文字满了", 80, 60.5 + 8 * at) for at in range(8)]


def test_the_left_column_is_read_before_the_right_one_and_the_title_before_both() -> None:
    title = line("横贯两栏的大标题在上", 30, 40, size=9)
    assert columns_of([*RIGHT, title, *LEFT]) == [[title], LEFT, RIGHT]


def test_three_columns_are_read_from_left_to_right() -> None:
    third = [line(f"三栏第{at}行的文字满了", 140, 60 + 8 * at) for at in range(8)]
    assert columns_of([*third, *LEFT, *RIGHT]) == [LEFT, RIGHT, third]


def test_fields_side_by_side_are_read_line_by_line() -> None:
    fields = [line("姓名", 20 + 60 * side, 60 + 8 * at) for at in range(8) for side in (0, 1)]
    assert columns_of(fields) == [fields]


def test_a_signature_beside_the_text_makes_no_column() -> None:
    text = [line("正文的一行文字写满了整个版心", 20, 60 + 8 * at) for at in range(8)]
    signature = [line("某某市人民政府", 120, 130), line("二〇二四年五月一日", 120, 138)]
    assert columns_of([*text, *signature]) == [[*text, *signature]]


def test_two_pages_on_a_sheet_are_read_one_after_the_other() -> None:
    left = [line(f"左{at}", 30, 60 + 8 * at) for at in range(4)]
    right = [line(f"右{at}", 240, 60 + 8 * at) for at in range(4)]
    mixed = [each for pair in zip(left, right, strict=True) for each in pair]
    assert halves_of(mixed, Page(420, 297)) == [left, right]
    assert halves_of(mixed, Page(420, 400)) == [mixed]
    across = line("横贯两页的标题", 195, 40)
    assert halves_of([across, *mixed], Page(420, 297)) == [[across, *mixed]]
