"""Which words can be a title."""

from __future__ import annotations

import pytest

from gkcrawl.extract.titles.words import Likeness, is_column, is_keywords, is_title, like_site


@pytest.mark.parametrize(
    ("words", "title"), [("关于做好防汛备汛工作的通知", True), ("公告", False), ("通" * 300, False)]
)
def test_neither_too_short_nor_too_long(words: str, title: bool) -> None:
    assert is_title(words) is title


@pytest.mark.parametrize(
    ("words", "column"), [("规范性文件公开", True), ("防汛专栏", True), ("关于推进政务公开", False)]
)
def test_names_of_columns(words: str, column: bool) -> None:
    assert is_column(words) is column


def test_keywords_and_names_of_sites() -> None:
    assert is_keywords("水库,防汛,河长制")
    assert like_site("青禾县人民政府") is Likeness.SITE
    assert like_site("关于做好防汛备汛工作的通知") is Likeness.NONE
