"""Headers, footers and page numbers (gkcrawl/files/layout/running.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.layout.running import is_page_number, without_running
from tests.files.layout.pages import line, page


@pytest.mark.parametrize(
    "text", ["3", "— 12 —", "-1-", "第3页", "第 3 页 共 8 页", "3/8", "iv", "2019·3", "· 7 ·", "Page 3 of 5"]
)
def test_page_numbers_are_told(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["附件1", "2024年5月1日", "第3章", "12345", "公元2024", ""])
def test_other_lines_are_no_page_numbers(text: str) -> None:
    assert not is_page_number(text)


def test_a_bare_number_has_to_count_the_pages() -> None:
    assert not is_page_number("3", pages=2)
    counting = [[line("正文", 20, 60), line(str(at), 100, 280)] for at in (1, 2, 3)]
    assert [[each.text for each in kept] for kept in without_running([page()] * 3, counting)] == [["正文"]] * 3
    others = [[line("正文", 20, 60), line(said, 100, 280)] for said in ("7", "3")]
    assert without_running([page()] * 2, others) == others


def test_headers_and_footers_of_several_pages_are_left_out() -> None:
    pages = [page() for _ in range(4)]
    rows = [
        [
            line("某某市年鉴", 80, 15),
            line(f"正文{at}", 20, 60),
            line(f"简报 第{at}期", 80, 275),
            line(f"— {at} —", 90, 285),
        ]
        for at in range(1, 5)
    ]
    assert [[each.text for each in kept] for kept in without_running(pages, rows)] == [
        [f"正文{at}"] for at in range(1, 5)
    ]


def test_numbers_of_annexes_at_the_head_of_pages_stay() -> None:
    rows = [[line(f"附件{at}", 20, 30), line("名单", 20, 60)] for at in (1, 2, 3)]
    assert without_running([page()] * 3, rows) == rows


@pytest.mark.parametrize(
    "said",
    [
        ("2022年10月31日", "2023年11月1日"),
        ("2022年部门决算", "2023年部门决算"),
        ("1、收入12万元", "2、收入15万元"),
    ],
)
def test_lines_that_differ_in_another_number_than_the_page_stay(said: tuple[str, str]) -> None:
    for place in (30, 250):
        rows = [[line(text, 20, place), line(f"正文{at}", 20, 100)] for at, text in enumerate(said)]
        assert without_running([page()] * 2, rows) == rows


def test_a_footer_may_count_the_pages_twice() -> None:
    rows = [[line(f"正文{at}", 20, 60), line(f"第{at}页（总第{at + 40}页），2024年印", 80, 275)] for at in (3, 4)]
    assert [[each.text for each in kept] for kept in without_running([page()] * 2, rows)] == [["正文3"], ["正文4"]]


def test_a_year_inside_the_text_stays() -> None:
    rows = [[line("上文", 20, 100), line("2024", 20, 150), line("下文", 20, 200)]]
    assert without_running([page()], rows) == rows


def test_headers_of_a_part_of_a_long_book_are_left_out() -> None:
    rows = [[line("第一编" if at < 5 else f"别的{'甲' * at}", 80, 15), line("正文", 20, 60)] for at in range(30)]
    kept = without_running([page()] * 30, rows)
    assert [len(lines) for lines in kept] == [1] * 5 + [2] * 25


def test_a_title_below_a_header_that_says_the_same_stays() -> None:
    rows = [[line("分工表", 80, 15), line("分工表", 80, 35)], [line("分工表", 80, 15), line("第二段", 20, 60)]]
    kept = without_running([page()] * 2, rows)
    assert [[each.text for each in lines] for lines in kept] == [["分工表"], ["第二段"]]
