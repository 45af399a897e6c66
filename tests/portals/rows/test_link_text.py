"""The words of a link."""

from __future__ import annotations

import pytest

from gkcrawl.portals.rows.link_text import has_blocks, line_text, text_lines
from tests.portals.pages import page

TITLE = "关于做好防汛备汛工作的通知"


@pytest.mark.parametrize(
    "inner",
    [
        f"{TITLE}<em>2026-03-04</em>",
        f"<i>3</i>{TITLE}",
        f"<b>[工作动态]</b>{TITLE}",
        f"<b>置顶</b>{TITLE}",
        f"<b>{TITLE}</b><i>阅读 123</i><u>2026-03-04</u>",
        f"{TITLE}<i>来源：青禾县水利局</i>",
        f"<b>{TITLE}</b><b>{TITLE}</b>",
        f"<b>{TITLE[:4]}</b>{TITLE[4:]}",
        f"{TITLE[:4]}<br>{TITLE[4:]}<br>2026-03-04",
        f"<b>{TITLE[:6]}...</b><b>{TITLE}</b>",
    ],
)
def test_dates_ranks_marks_and_counters_are_no_words_of_it(inner: str) -> None:
    assert line_text(next(page(f"<a>{inner}</a>").tree.iter("a"))) == TITLE


@pytest.mark.parametrize(
    "inner",
    ["<i>3</i>个项目通过验收", "<b>【通知】</b>召开会议", "水情<b>2</b>号通报", "<b>置顶</b>"],
)
def test_words_stay(inner: str) -> None:
    link = next(page(f"<a>{inner}</a>").tree.iter("a"))
    assert line_text(link) == link.text_content()


def test_the_year_behind_a_rank_is_no_part_of_it() -> None:
    assert line_text(next(page("<a><i>3</i>2023年度部门决算</a>").tree.iter("a"))) == "2023年度部门决算"


def test_a_block_is_a_line() -> None:
    link = next(page(f"<a><img>{TITLE}<p>一<b>二</b></p><span><div>三</div></span>四</a>").tree.iter("a"))
    assert has_blocks(link)
    assert text_lines(link) == [TITLE, "一二", "三", "四"]
