"""Words that turn the pages of a document are no text of it."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.pager_words import are_page_numbers, is_pager, printed_total, without_pager


@pytest.mark.parametrize(
    ("line", "links", "pager"), [("下一页", 3, True), ("上一页 1 2 下一页", 8, True), ("第二章 总则", 0, False)]
)
def test_lines_of_a_pager(line: str, links: int, pager: bool) -> None:
    assert is_pager(line, links) is pager


def test_numbers_that_are_links_but_for_one() -> None:
    assert are_page_numbers("1 2 3", 2)
    assert not are_page_numbers("2024", 0)


def test_a_pager_behind_the_last_sentence() -> None:
    assert without_pager("请遵照执行。下一页").strip() == "请遵照执行。"


@pytest.mark.parametrize(("text", "total"), [("共4页", 4), ("第1/4页", 4), ("请各单位落实", None)])
def test_totals(text: str, total: int | None) -> None:
    assert printed_total(text) == total


@pytest.mark.parametrize(
    "text",
    [
        "上一页123下一页",
        "[下一页]共2页",
        "第4页/共4页",
        "1/3页>",
        "全文下一页",
        "阅读下一页>>",
        "首页上一页[1]尾页",
        "本文共2页:12",
    ],
)
def test_words_of_pagers_are_no_text(text: str) -> None:
    assert is_pager(text, 0)


@pytest.mark.parametrize("text", ["全文", "123", "共3页表格", "本报告共4页。", "2024", "第一页", "转下页填写", "1/3"])
def test_what_only_looks_like_a_pager_is_text(text: str) -> None:
    assert not is_pager(text, 0)


def test_rows_of_numbers_are_a_pager_if_they_are_links() -> None:
    assert are_page_numbers("1 2 3", 2)
    assert are_page_numbers("[2] [3] … [9]", 9)
    assert not are_page_numbers("1 2 3", 0)
    assert not are_page_numbers("2021 2022", 8)
    assert not are_page_numbers("表1 2", 2)


def test_the_number_of_pages_is_read_where_it_is_printed() -> None:
    assert [printed_total(text) for text in ("第1页/共4页>", "1/3页", "共12页", "第2/5页", "下一页", "2024/03/15")] == [
        4,
        3,
        12,
        5,
        None,
        None,
    ]


def test_a_button_behind_the_last_sentence_is_cut_off() -> None:
    assert without_pager("按期完成。 [下一页]") == "按期完成。"
    assert without_pager("按期完成。1 2 下一页") == "按期完成。"
    assert without_pager("见下一页") == "见下一页"
    assert without_pager("按期完成。联系电话：010-1234") == "按期完成。联系电话：010-1234"
