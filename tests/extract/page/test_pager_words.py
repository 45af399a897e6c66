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
