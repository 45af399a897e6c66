"""Names as pages print them, made plain."""

from __future__ import annotations

import pytest

from gkcrawl.portals.discovery.pages.plain_names import is_more, is_no_name, plain_name


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("公  示", "公示"),
        (" >> 通知公告", "通知公告"),
        ("【政策解读】", "政策解读"),
        ("·工作动态：", "工作动态"),
        ("通知公告列表", "通知公告"),
        ("通知公告 更多>>", "通知公告"),
        ("行政许可/处罚", "行政许可/处罚"),
        ("建议（提案）", "建议（提案）"),
        ("CPA 考试", "CPA 考试"),
        (None, ""),
    ],
)
def test_ornaments_and_buttons_are_left_out(printed: str | None, plain: str) -> None:
    assert plain_name(printed) == plain


@pytest.mark.parametrize("word", ["", "列表", "正文", "更多", "首页", "无标题文档", "index", "返回顶部", "第2页"])
def test_words_of_templates_are_no_names(word: str) -> None:
    assert is_no_name(word)


def test_a_sentence_is_no_name_and_a_name_is_one() -> None:
    assert is_no_name("关于" + "青禾县水利工程建设" * 5 + "的通知")
    assert not is_no_name("通知公告")


@pytest.mark.parametrize(
    ("text", "more"), [("更多>>", True), ("MORE+", True), ("+", True), ("1", False), ("通知", False)]
)
def test_links_from_blocks_to_their_columns(text: str, more: bool) -> None:
    assert is_more(text) == more
