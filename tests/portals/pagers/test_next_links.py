"""Links that say 下一页, in words, arrows, images and classes."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest

from gkcrawl.portals.pagers.next_links import next_link
from tests.portals.pages import SITE, page, target

NEXT = {
    '<a href="index_2.html">下一页</a>': "index_2.html",
    '<a href="tzgg/10.htm">下页</a>': "tzgg/10.htm",
    '<a href="index_2.html">&gt;</a>': "index_2.html",
    '<a class="next" href="index_2.html"></a>': "index_2.html",
    '<a href="?page=2">下一页 &gt;&gt;</a>': "?page=2",
    """<a onclick="queryArticleByCondition(this,'/zwgk/tzgg/be842d3c-2.shtml')">下一页</a>""": "be842d3c-2.shtml",
    '<a href="javascript:;">下一页</a>': None,
    '<a href="">下一页</a>': None,
    '<a href="./">下一页</a>': None,
    '<a href="https://www.example.com/list_2.html">下一页</a>': None,
    '<a href="list2.html" rel="next">更早</a>': "list2.html",
    '<a href="list2.html"><img src="/images/p.gif" alt="下一页"></a>': "list2.html",
    '<a href="list1.html">1</a><a href="list2.html">→</a>': "list2.html",
    # 慧点 on the last page: a placeholder, no address.
    '<a style="cursor:pointer" tagname="[NEXTPAGE]" class="pagingDisabled">下一页</a>': None,
    # An arrow of the breadcrumb, and the last page's double arrow.
    '<a href="/zwgk/">&gt;</a><p><a href="list2.html">下一页</a></p>': "list2.html",
    '<a href="index_2.html">&gt;</a><a href="index_9.html">&gt;&gt;</a>': "index_2.html",
    '<li class="disabled"><a href="index_10.html">下一页</a></li>': None,
    '<a class="p_next_d" href="index_10.html">下一页</a>': None,
}


@pytest.mark.parametrize(("markup", "expected"), NEXT.items())
def test_next_link(markup: str, expected: str | None) -> None:
    assert target(next_link(page(markup))) == (SITE + expected if expected else None)


def test_an_arrow_to_another_column_is_no_pager() -> None:
    assert next_link(page('<p>位置：<a href="/">首页</a><a href="/zwgk/">&gt;</a></p>')) is None


def test_no_next_link_is_no_pager() -> None:
    assert next_link(page('<a href="index_1.html">上一页</a>')) is None


def test_next_link_hidden_in_base64() -> None:
    pager = quote('<div><a href="list2.html">下一页</a><span>共 9 页 共 171 条记录</span></div>')
    hidden = base64.b64encode(pager.encode()).decode()
    found = next_link(page(f'<div id="pages">{hidden}</div><script>document.write(atob(p))</script>'))
    assert target(found) == SITE + "list2.html"


def test_counting_down_pages_follow_the_link_only() -> None:
    body = '<span>共53条&nbsp;&nbsp;2/3&nbsp;</span><a href="../tzgg.htm">上页</a><a href="1.htm">下页</a>'
    assert target(next_link(page(body, SITE + "tzgg/2.htm"))) == SITE + "tzgg/1.htm"


@pytest.mark.parametrize(
    "handler",
    [
        "location.href=encodeURI('index_2.jhtml')",
        "window.location='index_2.jhtml';return false",
        "self.location.href='index_'+2+'.jhtml'",
    ],
)
def test_a_button_whose_handler_is_an_address(handler: str) -> None:
    select = "<select onchange=\"location.href=encodeURI('index_'+this.value+'.jhtml')\"><option value=1>1</select>"
    body = f'<a href="#" onclick="{handler}">下一页</a>{select}'
    assert target(next_link(page(body))) == SITE + "index_2.jhtml"
