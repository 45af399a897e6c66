"""Links of the breadcrumb, and links to the list itself, are no rows (gkcrawl/portals/rows/breadcrumbs.py)."""

from __future__ import annotations

import pytest

from gkcrawl.portals.rows.finder import find_rows
from tests.portals.pages import SITE, page, rows

COLUMN = '<a href="/col/col12345/">青山县2024年政府信息公开工作年度报告</a>'


@pytest.mark.parametrize(
    "markup",
    [
        f'<div>当前位置：<a href="/">首页</a>&gt;{COLUMN}</div>',
        f'<p><span>您现在的位置是：</span><a href="/">首页</a> {COLUMN}</p>',
        f'<ul class="breadcrumb"><li><a href="/">首页</a></li><li>{COLUMN}</li></ul>',
        f'<table><tr><td><b>您所在的位置</b>：<a href="/">首页</a> &gt;&gt; {COLUMN}</td></tr></table>',
        f'<h2><a href="{SITE}">青山县2024年政府信息公开工作年度报告目录</a></h2>',
    ],
)
def test_a_page_without_rows_has_none(markup: str) -> None:
    assert find_rows(page(f'{markup}<div id="list"></div><script src="/js/list.js"></script>')) == []


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class='position'><p>当前位置：首页</p><ul>{rows(3)}</ul></div>",
        f"<ul class='position'>{rows(1)}</ul>",
        "<ul><li><a href='./t1_1.html'>关于调整学校位置的公告</a></li><li><a href='./t2_1.html'>当前位置图公示结果</a></li></ul>",
    ],
)
def test_rows_stay(markup: str) -> None:
    assert find_rows(page(markup))
