"""Totals wherever lists print them, pagers that cannot be read, and what is neither (gkcrawl/portals/paging/totals.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.portals.detect import read_list
from gkcrawl.portals.paging.total_names import total_named
from gkcrawl.portals.paging.total_text import totals_of_text
from tests.portals.pages import SITE, page, rows

if TYPE_CHECKING:
    from gkcrawl.portals.column import Pagination

Numbers = tuple[int | None, int | None, int | None]


def read(pager: str, url: str = SITE, beside: str = "") -> Pagination:
    """What is read of a list of five rows with ``pager`` below it and ``beside`` below that."""
    menu = '<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>'
    body = f'{menu}<div class="list"><ul>{rows(5)}</ul></div><div class="page">{pager}</div>{beside}'
    return read_list(page(body, url)).pagination


def numbers(at: Pagination) -> Numbers:
    return at.current, at.total_pages, at.total_records


NEXT = '<a href="index_1.html">下一页</a>'

PRINTED: dict[str, Numbers] = {
    "共180条 2/18": (2, 18, 180),
    "178 条记录 1/18 页": (1, 18, 178),
    "共34页": (None, 34, None),
    "第2页/共34页": (2, 34, None),
    "共<b>10</b>页　<font><b>186</b></font>条　第<font>1</font>/<b>10</b>页": (1, 10, 186),
    "当前第1页 共5页 每页15条": (1, 5, None),
    "页次：1/7页 总数：1,892": (1, 7, 1892),
    "总记录数：100": (None, 20, 100),
    "搜索到约<b>312</b>项结果": (None, 63, 312),
    "共【12】頁": (None, 12, None),
    "45条/3页": (None, 3, 45),
    "显示第 1 到第 5 条记录，总共 76 条记录": (None, 16, 76),
    "Page 1 of 5": (1, 5, None),
    "共235条信息，分12页，当前第1页": (1, 12, 235),
}


@pytest.mark.parametrize(("text", "expected"), PRINTED.items())
def test_totals_in_text(text: str, expected: Numbers) -> None:
    assert numbers(read(f"<p>{text}</p>{NEXT}")) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<script>var sCount='532';</script>", (None, 107, 532)),
        ("<script>var countnum=6348;</script>", (None, 1270, 6348)),
        ("<script>var totalRecord = 180, pageSize = 15;</script>", (None, 12, 180)),
        ('<script>var opts = {"totalPage": 9, "pageNo": 2};</script>', (2, 9, None)),
        ('<div id="pager" pagecount="12"></div>', (None, 12, None)),
        ('<div id="pager" data-total="180" data-size="15"></div>', (None, 36, 180)),
        ('<input type="hidden" id="totalPage" value="12">', (None, 12, None)),
        ('<em class="total-page">12</em><i class="current">3</i>', (3, 12, None)),
        ('<a href="index_19.html">尾页</a>', (None, 20, None)),
        ("<script>function turn(n) {}</script>总记录数：25 页次：2/3", (2, 3, 25)),
        ("<select><option>1</option></select> 共76条 <!-- end -->1/16页", (1, 16, 76)),
        (
            '<select onchange="location=this.value"><option>1</option><option>2</option><option>3</option></select>',
            (None, 3, None),
        ),
    ],
)
def test_totals_in_scripts_attributes_fields_and_links(markup: str, expected: Numbers) -> None:
    assert numbers(read(NEXT + markup)) == expected


def test_the_last_page_by_what_calls_it() -> None:
    calls = (
        "".join(f"<a href='Javascript:goPage({n})'>{n}</a>" for n in (2, 3))
        + "<a href='Javascript:goPage(16)'>末页</a>"
    )
    form = (
        "<form method='post' name='f' action=''><input name='currpage' type='hidden'></form><span class='cur'>1</span>"
    )
    found = read(form + calls)
    assert (found.total_pages, found.next and found.next.body) == (16, "currpage=2")


@pytest.mark.parametrize(
    "pager",
    [
        "共20条 1/3页",
        "共138条",
        '<div id="pageDec" pagecount="1225" pagesize="24"></div><script src="/js/dec.js"></script>',
        '<a href="javascript:;" onclick="nextPage()">下一页</a>',
        '<a href="javascript:turn(this)">下一页</a>',
        '<div id="p"></div><script>laypage.render({elem: "p", count: total, limit: 15});</script>',
        '<div class="fenye" data-total-pages="12"></div>',
    ],
)
def test_a_pager_without_a_readable_address_is_unread(pager: str) -> None:
    found = read(pager)
    assert (found.kind, found.next) == ("unread", None)


@pytest.mark.parametrize(
    "pager",
    [
        "",
        "共5条 1/1页 <a>首页</a> <a>上一页</a> <a>下一页</a> <a>尾页</a>",
        '<a href="#">首页</a> <a href="#">上一页</a> <a href="#">下一页</a> <a href="#">尾页</a>',
        '<a href="javascript:;">上一页</a> <a href="javascript:void(0)">下一页</a>',
        '<a class="first" href="">第一页</a><a class="current" href="">1</a><a class="last" href="">最后一页</a>',
        '<a class="disabled" onclick="go(2)">下一页</a>',
    ],
)
def test_a_list_whose_pager_leads_nowhere_is_all_there_is(pager: str) -> None:
    found = read(pager)
    assert (found.kind, found.current, found.total_pages, found.next) == ("none", 1, 1, None)


def test_at_the_end_of_its_pages_a_list_is_not_unread() -> None:
    at_end = '<span>共180条&nbsp;18/18</span> <a href="2.htm">上页</a> <span>下页</span> <span>尾页</span>'
    assert (read(at_end, SITE + "1.htm").kind, numbers(read(at_end, SITE + "1.htm"))) == ("none", (18, 18, 180))
    assert read('共3页 <a href="index_1.html">上一页</a>', SITE + "index_2.html").kind != "unread"


@pytest.mark.parametrize(
    "beside",
    [
        '<div class="pl">共20条评论</div>',
        '<div class="bottom">本站共有 12345 条信息</div>',
        "<div>今日更新 12 条，累计共 3456 条</div>",
        '<div class="foot">访问总量：1234567 今日：12/34</div>',
        '<div class="side"><h3>热点</h3>共3页</div>',
        "<script>function search() { return {totalRecord: 1000}; }</script>",
        "<script>var count = 60, total = 4;</script>",
        "<p>2026/03/17</p>",
        '<div class="slide" data-count="5"><span>1/5</span></div>',
    ],
)
def test_numbers_of_something_else_are_no_totals(beside: str) -> None:
    found = read("", beside=beside)
    assert (found.kind, found.total_records, found.next) == ("none", None, None)


def test_dates_and_summaries_of_rows_are_no_totals() -> None:
    items = "".join(
        f'<li><a href="./t2026030{n}_1.html">关于第{n}批措施的通知</a><p>共{n}5条措施，分3页</p><span>2026/3/1{n}</span></li>'
        for n in (1, 2, 3)
    )
    found = read_list(page(f"<ul>{items}</ul>")).pagination
    assert (found.kind, found.total_records) == ("none", None)


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("m_nPageCount", "total_pages"),
        ("totalPages", "total_pages"),
        ("countPage", "total_pages"),
        ("recordCount", "total_records"),
        ("TotalNum", "total_records"),
        ("articleCount", "total_records"),
        ("pageSize", "page_size"),
        ("data-current-page", "current"),
        ("pageNo", "current"),
        ("visitCount", None),
        ("columnCount", None),
        ("total", None),
    ],
)
def test_names_of_numbers(name: str, meaning: str | None) -> None:
    assert total_named(name) == meaning


@given(st.text(alphabet="共有第条项页总数记录：1234567890/,. 每当前", max_size=80), st.booleans())
def test_any_text_can_be_read(text: str, in_pager: bool) -> None:
    found = totals_of_text(text, in_pager=in_pager)
    assert found.current is None or found.total_pages is None or found.current <= found.total_pages


def test_long_texts_are_read_in_one_pass() -> None:
    for piece in ("共", "第1/", "1,111,", "条", "共1页"):
        totals_of_text(piece * 20_000, in_pager=True)


def test_a_total_in_prose_is_not_the_lists() -> None:
    beside = "<div>职权事项共35项</div>"
    assert numbers(read('共259记录 1/18页 <a href="index_2.jhtml">下一页</a>', beside=beside)) == (1, 18, 259)
    assert numbers(read('1/18页 <a href="index_2.jhtml">下一页</a>', beside=beside)) == (1, 18, None)


def test_a_total_that_would_fill_few_of_the_pages_is_of_something_else() -> None:
    assert numbers(read('共18页 <a href="index_2.jhtml">下一页</a>', beside="<div>共12条</div>")) == (None, 18, None)
