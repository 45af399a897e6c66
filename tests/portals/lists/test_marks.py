"""Marks of a CMS that are the page's own (gkcrawl/portals/lists/marks.py)."""

from __future__ import annotations

import re

import pytest

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.detect import detect
from gkcrawl.portals.lists.marks import bears
from tests.portals.pages import page, row

HEX = "0123456789abcdef0123456789abcdef"
UUID = "49f13cc2-db03-4d0c-b4fe-2f3f659d3b6e"
ROWS = f"<ul>{''.join(row(n).replace('./202603/t', '/show/') for n in range(1, 6))}</ul>"


@pytest.mark.parametrize(
    "beside",
    [
        # Search forms send to what searches.
        f'<form action="/search"><input type="hidden" name="channelid" value="{HEX}"></form>',
        '<form action="/was5/web/search?channelid=3&page=1"><input name="searchword"></form>',
        '<form action="/module/xxgk/search.jsp"></form>',
        '<form action="/site/label/8888"><input name="labelName" value="searchDataList"></form>',
        '<script>function find(k) { location.href="/was5/web/search?channelid=3&page=1&searchword=" + k }</script>',
        # Statistics and other scripts of other hosts.
        '<script src="https://stat.example.cn/ucap.js"></script>',
        '<script src="//tj.example.cn/jpaas-publish-server/visit.js"></script>',
        # Links to other portals.
        '<a href="http://xxgk.example.gov.cn/module/xxgk/tree.jsp">信息公开</a>',
        '<a href="http://www.example.gov.cn/eportal/ui?pageId=1">省政府</a>',
        '<a href="https://www.example.gov.cn/zwgk/content/post_123.html">省政府</a>',
        '<a href="https://www.example.edu.cn/info/1001/2002.htm">学校</a>',
        f'<a href="https://www.example.gov.cn/a/{HEX}.shtml">县政府</a>',
        f'<a href="https://www.example.gov.cn/columns/{UUID}/templates/{UUID}/blocks/{UUID}">省政府</a>',
        # Words.
        "<p>技术支持：UCAP</p>",
    ],
)
def test_marks_of_other_products_beside_a_list(beside: str) -> None:
    assert detect(page(beside + ROWS)).name == "generic"


@pytest.mark.parametrize(
    ("own", "family"),
    [
        ("<script>createPageHTML('page_div', 3, 1, 'list', 'shtml', 40);</script>", "ucap"),
        ("<script>createPageHTML('3', '0', 'index', 'html');</script>", "trs"),
        (f'<meta name="channelid" content="{HEX}">', "ucap"),
        ('<script src="/a.js" url="/api-gateway/jpaas-publish-server/u" queryData="{}"></script>', "jpaas"),
        ('<script>for (i = 0; i < 3; i++) { w("</b>") } var u = "/module/web/jpage/dataproxy.jsp";</script>', "jpage"),
        ('<a href="https://www.qingshan.gov.cn/zwgk/content/post_1.html">县政府</a>', "nfcms"),
        ('<a href="https://qingshan.gov.cn/info/1001/2002.htm">县政府</a>', "vsb"),
        ("<a href='/module/xxgk/tree.jsp?area=1'>目录</a>", "xxgk"),
        ('<link href="/_sitegray/_sitegray_d.css">', "vsb"),
    ],
)
def test_marks_of_the_page_itself(own: str, family: str) -> None:
    assert detect(page(own + ROWS)).name == family


def test_a_mark_in_a_text_without_tags() -> None:
    assert bears(Page("var countPage = 3", "https://a.gov.cn/"), [re.compile("countPage")])
