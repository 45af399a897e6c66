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
    ],
)
def test_a_link_to_more_names_the_column_of_its_block(more: str) -> None:
    link = f'<a href="{COLUMN}">{more}</a>'
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


@pytest.mark.parametrize("more", ['<a href="{}" title="更多"><i></i></a>', '<a href="{}" class="btn-more"></a>'])
def test_a_link_without_words_says_more_by_its_title_or_class(more: str) -> None:
    assert found(f"<div><div><h3>公示公告</h3>{more.format(COLUMN)}</div>{ROWS}</div>") == [("公示公告", COLUMN, 3)]


def test_a_column_with_a_number_is_none_of_the_documents_below_it() -> None:
    assert found(f'<div><h2><a href="/xxgk/501.shtml">公示公告</a></h2>{ROWS}</div>')
    headline = "/zwgk/tzgg/202603/t20260309_99.html"
    assert found(f'<div><h2><a href="{headline}">停水公告</a></h2>{ROWS}</div>') == []


def test_headings_of_tabs_may_be_no_links_by_themselves() -> None:
    tabs = '<ul class="hd"><li data-url="/zwgk/gsgg/">公示公告</li><li data-url="/zwgk/zcwj/">政策文件</li></ul>'
    assert [name for name, _, _ in found(f"<div>{tabs}<div>{ROWS}</div></div>")] == ["公示公告", "政策文件"]


def test_flat_blocks_are_told_apart_and_a_column_is_given_once() -> None:
    one = f'<div><span>公示公告</span><a href="{COLUMN}">更多</a></div>{ROWS}'
    two = f'<div><span>政策文件</span><a href="/zwgk/zcwj/">更多</a></div><ul>{rows(4, 4)}</ul>'
    assert found(one + two + one) == [("公示公告", COLUMN, 3), ("政策文件", "/zwgk/zcwj/", 4)]


def test_panes_are_called_as_the_tabs_before_them() -> None:
    tabs = "<h3>水利专题</h3><ul><li><a href='javascript:;'>政策文件</a></li><li>工作动态</li></ul>"
    pane = "<div class='pane'><p><a href='{}'>更多</a></p><ul>{}</ul></div>"
    panes = pane.format("/a/", rows(3)) + pane.format("/b/", rows(4, 4))
    assert found(f"<div>{tabs}</div><div>{panes}</div>") == [("政策文件", "/a/", 3), ("工作动态", "/b/", 4)]


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
