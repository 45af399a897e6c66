"""Articles told from lists."""

from __future__ import annotations

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.detect import read_list
from gkcrawl.portals.discovery.pages.articles import is_article
from tests.portals.pages import rows

PROSE = "<p>青禾县水利局于三月上旬组织人员对全县河道进行清淤，共清理河道十二公里，投入资金三百万元。</p>"
HEAD = "<h1>青禾县水利局开展河道清淤</h1><div>发布时间：2026-03-01　来源：青禾县水利局</div>"
PAGER = '<script>createPageHTML(3, 0, "index", "html")</script>'
TITLE_TAG = '<meta name="ArticleTitle" content="青禾县水利局开展河道清淤">'
REPORTS = "".join(f'<p><a href="/{y}/t{y}.html">青禾县{y}年政府信息公开工作年度报告</a></p>' for y in range(2019, 2025))
ASIDE = f"<div><h3>最新信息</h3><ul>{rows(6)}</ul></div>"


def judged(body: str, head: str = "") -> bool:
    page = Page(f"<html><head>{head}</head><body>{body}</body></html>", "https://www.qinghe.gov.cn/zwgk/tzgg/")
    try:
        listing = read_list(page)
    except SiteChanged:
        listing = None
    return is_article(page, listing)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f'{HEAD}<div id="zoom">{PROSE}</div>', ""),
        (f'{HEAD}<div id="zoom">{PROSE}</div>{ASIDE}', ""),
        (f'{HEAD}<div id="zoom">{PROSE}</div><h3>相关阅读</h3><ul>{rows(5)}</ul>', ""),
        (f'<div id="zoom">{PROSE}</div>{ASIDE}', TITLE_TAG),
        (f'<h1>单位职能</h1><div id="zoom">{PROSE * 8}</div>', ""),
        (f'{HEAD}<div id="zoom"><p>相关文件：<a href="/2026/t1.html">关于清淤的通知</a></p></div>', ""),
    ],
)
def test_a_document_is_known_by_tag_date_or_prose(body: str, head: str) -> None:
    assert judged(body, head)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<ul>{rows(6)}</ul>", ""),
        (f"<h1>通知公告</h1><ul>{rows(6)}</ul>{PAGER}", ""),
        (f"<ul>{rows(6)}</ul>{PAGER}", '<meta name="ArticleTitle" content="关于开展第1批河道清淤工作的通知">'),
        (
            f"<ul>{rows(3)}</ul>",
            '<meta name="ColumnName" content="通知公告"><meta name="ArticleTitle" content="通知公告">',
        ),
        ("".join(f"{row}</li>{PROSE}" for row in rows(6).split("</li>")[:6]), ""),
        (f'{HEAD}<div id="zoom">{REPORTS}</div>', ""),
        (f"<ul>{rows(3)}</ul>", '<meta name="ArticleTitle" content="通知公告">'),
        ("<h1>青禾县水利局</h1>", ""),
    ],
)
def test_a_list_is_none_even_with_excerpts_or_written_as_an_article(body: str, head: str) -> None:
    assert not judged(body, head)
