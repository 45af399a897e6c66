"""Headings (gkcrawl/files/layout/headings.py)."""

from __future__ import annotations

from gkcrawl.files.layout.headings import body_size, is_large, is_one_heading, prominent
from gkcrawl.files.layout.order import Placed
from tests.files.layout.pages import line, page

BODY = [Placed(0, 0, line("一二三四五六七八九十" * 3, 30, 100 + 8 * at), 30, 180) for at in range(4)]


def placed(text: str, x: float, y: float, size: float = 7) -> Placed:
    return Placed(0, 0, line(text, x, y, size), 30, 180)


def test_the_size_of_most_characters_is_the_body_s() -> None:
    assert body_size([placed("标题", 98, 30), *BODY]) == 5
    assert is_large(placed("标题", 98, 30), 5) and not is_large(BODY[0], 5)
    assert body_size([]) == 0


def test_centred_lines_of_one_size_are_one_heading() -> None:
    first, second = placed("关于印发防汛抗旱工作", 70, 30), placed("方案的通知", 87.5, 40)
    assert is_one_heading(first, second)
    assert not is_one_heading(first, placed("方案的通知", 30, 40))
    assert not is_one_heading(first, placed("方案的通知", 87.5, 60))
    assert not is_one_heading(first, placed("一、总则标题", 84, 40))
    assert not is_one_heading(first, placed("方案通知", 85, 40, size=10))


def test_headings_of_several_lines_are_given_whole_and_large_ones_also_below_the_text() -> None:
    title = [placed("关于印发防汛抗旱工作", 70, 30), placed("方案的通知", 87.5, 40)]
    annex = [placed("防汛抗旱工作方案", 77, 150), placed("示例市人民政府", 87.5, 160, size=5)]
    assert list(prominent([page()], [*title, *BODY, *annex], 5)) == [
        "关于印发防汛抗旱工作方案的通知",
        "防汛抗旱工作方案",
    ]


def test_signs_and_heads_of_newspaper_pages_are_no_headings() -> None:
    paper = [placed("2要闻", 30, 10, size=12), placed("星期五", 150, 14, size=4)]
    assert list(prominent([page()], [*paper, placed("。", 100, 40), *BODY], 5)) == []
