"""Blocks that show the newest of a column each, and lead to it."""

from __future__ import annotations

import pytest

from gkcrawl.portals.discovery.pages.blocks import blocks_of
from tests.portals.pages import SITE, page, rows

ROWS = f"<ul>{rows(3)}</ul>"
COLUMN = "/zwgk/gsgg/"


def found(markup: str) -> list[tuple[str, str, int]]:
    return [(block.name, block.url.removeprefix(SITE[:-11]), len(block.rows)) for block in blocks_of(page(markup))]


@pytest.mark.parametrize(
    "more",
    [
        "更多",
        "更多&gt;&gt;",
        "MORE+",
        "&gt;&gt;",
        "+",
        "[更多]",
        '<img src="/images/more.gif">',
        '<img src="/images/a.png" alt="更多">',
        "<i></i>",
    ],
)
def test_a_link_to_more_names_the_column_of_its_block(more: str) -> None:
    link = f'<a href="{COLUMN}" title="更多">{more}</a>'
    assert found(f"<div><div><h3>公示公告</h3>{link}</div>{ROWS}</div>") == [("公示公告", COLUMN, 3)]


@pytest.mark.parametrize(
    "markup",
    [
        f'<div><h3><a href="{COLUMN}">公示公告</a></h3>{ROWS}</div>',
        f'<div class="box"><div class="title"><span><a href="{COLUMN}">公示公告</a></span></div>{ROWS}</div>',
        f'<div><h3>公示公告</h3>{ROWS}<p><a href="{COLUMN}">更多</a></p></div>',
        f"<div><h3>公示公告</h3><p>{{}}</p>{ROWS}</div>".format(f'<a href="{COLUMN}">更多</a>'),
        f"<div><h3>公示公告</h3><script>document.write('<a href=\"{COLUMN}\">更多</a>');</script>{ROWS}</div>",
        f'<table><tr><td>公示公告</td><td><a href="{COLUMN}">更多</a></td></tr><tr><td colspan=2>{ROWS}</td></tr></table>',
    ],
)
def test_the_heading_may_lead_there_and_more_may_stand_below(markup: str) -> None:
    assert found(markup) == [("公示公告", COLUMN, 3)]


def test_flat_blocks_are_told_apart_and_a_column_is_given_once() -> None:
    one = f'<div><span>公示公告</span><a href="{COLUMN}">更多</a></div>{ROWS}'
    two = f'<div><span>政策文件</span><a href="/zwgk/zcwj/">更多</a></div><ul>{rows(4, 4)}</ul>'
    assert found(one + two + one) == [("公示公告", COLUMN, 3), ("政策文件", "/zwgk/zcwj/", 4)]


def test_headings_of_tabs_share_the_rows_of_their_panes() -> None:
    tabs = '<ul class="hd"><li><a href="/zwgk/gsgg/">公示公告</a></li><li><a href="/zwgk/zcwj/">政策文件</a></li></ul>'
    panes = f"<div></div><div>{ROWS}</div><div><ul>{rows(4, 4)}</ul></div>"
    assert found(f"<div>{tabs}{panes}</div>") == [("公示公告", COLUMN, 7), ("政策文件", "/zwgk/zcwj/", 7)]


@pytest.mark.parametrize(
    "markup",
    [
        f'<div><h3><a href="{SITE}">通知公告</a></h3>{ROWS}</div>',
        f'<div><h3><a href="/zwgk/">政务公开</a></h3>{ROWS}</div>',
        f'<div><h3>公示公告</h3><a href="{COLUMN}">更多</a></div>',
        f'<div><a href="https://www.other.gov.cn/gsgg/">更多</a>{ROWS}</div>',
        f'<div><p><a href="{COLUMN}">公示公告</a></p>{ROWS}</div>',
        ROWS,
    ],
)
def test_what_heads_the_own_list_or_nothing_is_no_block(markup: str) -> None:
    assert found(markup) == []


def test_a_block_without_words_has_no_name() -> None:
    assert found(f'<div>{ROWS}<p><a href="{COLUMN}">更多</a></p></div>') == [("", COLUMN, 3)]
