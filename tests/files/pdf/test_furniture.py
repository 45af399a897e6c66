"""Headers, footers, page numbers and watermarks (gkcrawl/files/pdf/furniture.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.pdf.boxes import Line, Run
from gkcrawl.files.pdf.furniture import furniture, without_watermarks


def line(text: str, y: float) -> Line:
    return Line(80, y, 80 + 10 * len(text), y + 12, text, 12)


def left(*pages: list[Line]) -> list[list[str]]:
    """Texts of the pages' lines without furniture."""
    gone = furniture(pages, [842.0] * len(pages))
    return [
        [one.text for number, one in enumerate(page) if number not in drop]
        for page, drop in zip(pages, gone, strict=False)
    ]


@pytest.mark.parametrize("number", ["- 3 -", "— 3 —", "第 3 页 共 5 页", "3/5", "3"])
def test_page_numbers_are_left_out(number: str) -> None:
    assert left([line("正文", 300), line(number, 790)]) == [["正文"]]


def test_numbers_that_do_not_count_the_pages_stay() -> None:
    assert left([line("正文", 300), line("2023", 790)], [line("正文二", 300), line("18", 790)])[0] == ["正文", "2023"]


def test_headers_repeat_at_one_place() -> None:
    pages = [
        [line("示例市人民政府公报", 60), line(f"第{n}段", 200), line("示例市人民政府", 60 + 40 * n)] for n in range(3)
    ]
    assert left(*pages) == [[f"第{n}段", "示例市人民政府"] for n in range(3)]


def test_a_title_below_a_header_that_says_the_same_does_not_hide_it() -> None:
    first = [line("分工表", 40), line("分工表", 90), line("第一段", 300)]
    assert left(first, [line("分工表", 40), line("第二段", 300)]) == [["分工表", "第一段"], ["第二段"]]


def test_what_repeats_inside_of_pages_stays() -> None:
    assert left([line("申请表", 200)], [line("申请表", 200)]) == [["申请表"], ["申请表"]]


def test_light_and_pale_text_is_a_watermark() -> None:
    grey = [Run(100, 400, 300, 440, "示例公报", color=0xC8C8C8)]
    pale = [Run(100, 400, 300, 440, "内部", color=0, opacity=60)]
    white = [Run(100, 400, 300, 440, "标题", color=0xFFFFFF)]
    assert without_watermarks([grey, grey]) == [[], []]
    assert without_watermarks([pale]) == [[]]
    assert without_watermarks([white, white]) == [white, white]
    assert without_watermarks([grey, white]) == [grey, white]
