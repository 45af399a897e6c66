"""How portals print "page 2" (docs/families.md#pagers)."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.pagers.count_variables import count_page
from gkcrawl.portals.pagers.function_calls import called_page
from gkcrawl.portals.pagers.jump_widgets import widget_pages
from gkcrawl.portals.pagers.label_calls import label_pages
from gkcrawl.portals.pagers.next_links import next_link
from gkcrawl.portals.pagers.numbered_links import numbered_links
from gkcrawl.portals.pagers.page_calls import script_call
from gkcrawl.portals.pagers.page_forms import form_pages
from gkcrawl.portals.pagers.page_options import option_pages
from gkcrawl.portals.pagers.post_backs import post_back
from tests.portals.pages import SITE, page


def target(found: Pagination | None) -> str | None:
    assert found is not None
    return found.next.url if found.next else None


CALLS = {
    'createPageHTML(20, 0, "index", "html");': ("index_1.html", 1, 20),
    "createPageHTML(3, 1, 'index', 'shtml')": ("index_2.shtml", 2, 3),
    'createPageHTML(3, 2, "index", "html")': (None, 3, 3),
    'createPage(34, 0, "wjk_glrb", "htm");': ("wjk_glrb_1.htm", 1, 34),
    "createPageHTML('page_div',50, 1,'list','shtml',1000);": ("list_2.shtml", 1, 50),
    "createPageHTML('page_div',50, 50,'list','shtml',1000);": (None, 50, 50),
    "createPageHTML('page', 5, 0, 'index_8597', 'shtml')": ("index_8597_1.shtml", 1, 5),
    "var countPage = 7; var currentPage = 2; createPageHTML(countPage, currentPage, 'index', 'html')": (
        "index_3.html",
        3,
        7,
    ),
    "Pager({size:12, current:0, prefix:'index', suffix:'html'})": ("index_1.html", 1, 12),
    'function createPage(_nPageCount, _nCurrIndex) {} createPage(2, 0, "index", "html")': ("index_1.html", 1, 2),
}


@pytest.mark.parametrize(("script", "expected"), CALLS.items())
def test_script_calls_in_both_argument_orders(script: str, expected: tuple[str | None, int, int]) -> None:
    found = script_call(page(f"<script>{script}</script>"))
    file, current, total = expected
    assert target(found) == (SITE + file if file else None)
    assert found is not None
    assert (found.kind, found.current, found.total_pages) == ("numbered_files", current, total)


def test_records_of_the_container_first_call() -> None:
    found = script_call(page("<script>createPageHTML('page_div',8, 1,'list','shtml',118)</script>"))
    assert found is not None
    assert found.total_records == 118


@pytest.mark.parametrize(("current", "following"), [(1, "index_2.html"), (3, "index_4.html"), (4, None)])
def test_trs_with_a_container_still_counts_from_nought(current: int, following: str | None) -> None:
    call = f"<script>createPageHTML('page', 5, {current}, 'index', 'html')</script>"
    assert target(script_call(page(call, f"{SITE}index_{current}.html"))) == (following and SITE + following)


def test_a_function_definition_is_no_call() -> None:
    assert script_call(page("<script>function createPageHTML(total, current, name, ext) {}</script>")) is None


def test_count_page_variable_without_a_call() -> None:
    url = SITE + "index_1.html"
    found = count_page(page("<script>var currentPage = 1;var countPage = 3//共多少页</script>", url))
    assert target(found) == SITE + "index_2.html"
    assert count_page(page("<script>var other = 3</script>")) is None


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


def test_what_is_commented_out_is_no_pager() -> None:
    call = 'createPageHTML(9, 0, "index", "html");'
    assert script_call(page(f"<!-- <script>{call}</script> --><script>\n// {call}\n</script>")) is None
    assert target(script_call(page(f"<script><!--\n{call} //--></script>"))) == SITE + "index_1.html"


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


def test_bare_page_numbers() -> None:
    links = "".join(f'<a href="/list.asp?Page={n}&amp;ch=7">{n}</a>' for n in (2, 3, 4))
    assert (
        target(numbered_links(page(f"<b>1</b>{links}", "https://www.qingshan.gov.cn/list.asp?ch=7"))) or ""
    ).endswith("Page=2&ch=7")
    third = "".join(f'<a href="/list.asp?Page={n}&amp;ch=7">{n}</a>' for n in (1, 2, 4))
    found = numbered_links(page(f"{third}<b>3</b>", "https://www.qingshan.gov.cn/list.asp?Page=3&ch=7"))
    assert (target(found) or "").endswith("Page=4&ch=7")


def test_bare_page_numbers_whose_first_page_has_none_in_its_address() -> None:
    numbers = "<a href='index.jhtml'>1</a> <b>2</b> <a href='index_3.jhtml'>3</a> <a href='index_4.jhtml'>4</a>"
    assert target(numbered_links(page(numbers, f"{SITE}index_2.jhtml"))) == f"{SITE}index_3.jhtml"
    last = numbered_links(page("<a href='index.jhtml'>1</a> <b>2</b>", f"{SITE}index_2.jhtml"))
    assert target(last) is None


@pytest.mark.parametrize(
    ("markup", "url", "expected"),
    [
        ('<a class="on" href="?p=1">1</a><a href="?p=2">2</a><a href="?p=3">3</a>', SITE, "?p=2"),
        ('<a href="?p=1">1</a>…<a href="?p=7">7</a><span>8</span><a href="?p=9">9</a>', f"{SITE}?p=8", "?p=9"),
        ('<a href="?p=7">7</a> 8 <a href="?p=9">9</a>', f"{SITE}?p=8", "?p=9"),
        ('<a href="?start=0">1</a><a href="?start=10">2</a><a href="?start=20">3</a>', SITE, "?start=10"),
    ],
)
def test_the_number_of_the_current_page(markup: str, url: str, expected: str) -> None:
    assert target(numbered_links(page(f"<div>{markup}</div>", url))) == SITE + expected


def test_pages_as_options() -> None:
    options = '<option value="list.asp?p=1">第1页</option><option value="list.asp?p=2"{}>第2页</option>'
    select = f'<select onchange="location.href=this.value">{options}</select>'
    assert target(option_pages(page(select.format("")))) == SITE + "list.asp?p=2"
    assert target(option_pages(page(select.format(" selected")))) is None
    assert option_pages(page(f"<select>{options}</select>")) is None


def test_numbers_that_are_no_pages() -> None:
    assert numbered_links(page('<a href="/a/x.html">1</a><a href="/b/y.php">2</a>')) is None


def test_lonsun_label_pages() -> None:
    script = "<script>Ls.pagination('#p', f, {currPage: (1+1), pageCount: 20})</script>"
    url = "https://www.qingshan.gov.cn/public/column/21?type=4&action=list&pageIndex=2"
    found = label_pages(page(script, url))
    assert target(found) == url.replace("pageIndex=2", "pageIndex=3")
    first = label_pages(page("<script>Ls.pagination({currPage: 1, pageCount:(2 + 0)})</script>", url[:-12]))
    assert target(first) == url[:-12] + "&pageIndex=2"
    assert label_pages(page("<p></p>")) is None


@pytest.mark.parametrize(
    ("function", "column", "expected"),
    [
        (
            "function(pageIndex){ location.href='/content/column/49?pageIndex='+pageIndex; }",
            "",
            "/content/column/49?pageIndex=3",
        ),
        (
            "function(p){ window.open('/content/column/49?pageIndex=' + p + '&pageSize=18'); }",
            "",
            "/content/column/49?pageIndex=3&pageSize=18",
        ),
        (
            "function(p){ Ls.ajax({data: {pageIndex: p}}); }",
            '<ul class="doc_list list-4963">',
            "/content/column/4963?pageIndex=3",
        ),
        ("function(p){ turn(p); }", "", "/zwgk/tzgg/?pageIndex=3"),
    ],
)
def test_lonsun_columns_with_a_pretty_address(function: str, column: str, expected: str) -> None:
    script = f'{column}<script>Ls.pagination("#p", {function}, {{total:1892, currPage:(1+1), pageCount:106}});</script>'
    found = label_pages(page(script))
    assert found is not None
    assert target(found) == f"https://www.qingshan.gov.cn{expected}"
    assert (found.current, found.total_pages, found.total_records) == (2, 106, 1892)


def form(field: str, text: str, *calls: str, method: str = "post") -> Pagination | None:
    """What is read of a form with ``field``, ``text`` and buttons 上一页, 下一页, 尾页 that make ``calls``."""
    names = ("上一页", "下一页", "尾页")[3 - len(calls) :]
    buttons = "".join(f'<a href="javascript:{call}">{name}</a>' for call, name in zip(calls, names, strict=True))
    return form_pages(page(f'<form name="f" method="{method}" action="l.do">{field}</form>{text} {buttons}'))


FIELD = '<input type="hidden" name="pageNo" value="{}">'
CHOICE = '<select name="pageNo" onchange="this.form.submit()"><option>1<option {}>2<option {}>3</select>'


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (form(FIELD.format(2), "第2/3页", "go(1)", "go(3)", "go(3)"), "pageNo=3"),
        (form(FIELD.format(3), "第3/3页", "go(2)", "go(3)", "go(3)"), None),
        (form(FIELD.format(""), "第<span>2</span>页/共<b>5</b>页", "go(1)", "go(3)", "go(5)"), "pageNo=3"),
        (form(FIELD.format(0), "第1/3页", "go(1)", "go(2)"), "pageNo=1"),
        (form(FIELD.format(2), "第3/3页", "go(1)", "go(2)", "go(2)"), None),
        (form(FIELD.format(1), "", "f.pageNo.value=2;f.submit()", "f.pageNo.value=9;f.submit()"), "pageNo=2"),
        (form(FIELD.format(2), "第2页 共5页", "back()", "next()", "last()"), "pageNo=3"),
        (form(FIELD.format(5), "第5页 共5页", "back()", "next()", "last()"), None),
        (form(CHOICE.format("selected", ""), ""), "pageNo=3"),
        (form(CHOICE.format("", "selected"), ""), None),
    ],
)
def test_forms_are_turned_from_where_the_page_says_it_is(found: Pagination | None, expected: str | None) -> None:
    assert found is not None
    assert (found.next and found.next.body) == expected


def test_of_two_forms_the_one_that_is_submitted() -> None:
    body = (
        '<form name="s"><input name="page" value="1"><input name="q"></form><form name="f" action="l.do">'
        f'{FIELD.format(2)}</form><a onclick="go(3)">下一页</a><script>function go(n) {{ document.f.submit(); }}</script>'
    )
    found = form_pages(page(body))
    assert target(found) == f"{SITE}l.do?pageNo=3"


def test_pages_by_form() -> None:
    body = (
        '<form method="post" action=""><input name="currpage" type="hidden"><input name="colid" value="1"></form>'
        '<span class="cur_page">1</span><a href="Javascript:goPage(2)">2</a><a href="javascript:goPage(3)">3</a>'
    )
    found = form_pages(page(body))
    assert found is not None
    assert found.next == PageRequest("POST", SITE, "currpage=2&colid=1")


@pytest.mark.parametrize("field", ["pageNo", "page", "page.pageNum", "curPage", "toPage", "currentPage"])
def test_buttons_that_fill_a_form(field: str) -> None:
    body = (
        f'<form method="post" action="list.do"><input name="{field}" value="1"><input name="pageSize" value="20"></form>'
        """<span class="cur">1</span><a href="#" onclick="goPage('2')">2</a><a href="#" onclick="goPage('2')">下一页</a>"""
    )
    found = form_pages(page(body))
    assert found is not None
    assert found.next == PageRequest("POST", SITE + "list.do", f"{field}=2&pageSize=20")


def test_a_search_form_and_tabs_are_no_pager() -> None:
    body = '<form><input name="page" value="1"><input name="q"></form><a onclick="tab(3)">互动交流</a>'
    assert form_pages(page(body)) is None


def test_an_event_posted_back_to_the_page() -> None:
    body = (
        '<form method="post" action="./list.aspx?id=3"><input type="hidden" name="__VIEWSTATE" value="ab=">'
        '<input type="submit" name="go" value="搜索"><a disabled="disabled">上一页</a>'
        "<a href=\"javascript:__doPostBack('Pager1','2')\">下一页</a></form>"
    )
    found = post_back(page(body, SITE + "list.aspx?id=3"))
    assert found is not None
    form = "__VIEWSTATE=ab%3D&__EVENTTARGET=Pager1&__EVENTARGUMENT=2"
    assert found.next == PageRequest("POST", SITE + "list.aspx?id=3", form)


@pytest.mark.parametrize(
    "script",
    [
        "function go(n) { window.location.href = 'list_' + n + '.html'; }",
        "function go(n) { var url = 'list_' + n + '.html'; window.location.href = url; }",
    ],
)
@pytest.mark.parametrize("argument", ["2", "pageIndex+1"])
def test_a_function_called_with_a_number(script: str, argument: str) -> None:
    body = f'<a href="javascript:go({argument})">下一页</a><script>var pageIndex = 1; {script}</script>'
    assert target(called_page(page(body))) == SITE + "list_2.html"


def test_a_function_that_puts_the_address_together() -> None:
    body = (
        "<script>function goPage(n) { window.location.href = 'list_' + n + '.html'; }</script>"
        '<a href="javascript:goPage(2)">下一页</a>'
    )
    assert target(called_page(page(body))) == SITE + "list_2.html"
    assert called_page(page('<a href="javascript:goPage(2)">下一页</a>')) is None


@pytest.mark.parametrize("size", ["pages: 3", "count: 45, limit: 15"])
def test_widgets_that_jump(size: str) -> None:
    script = "<script>laypage({cont: 'p', %s, curr: %d, jump: function (e, first) { location.href = '?page=' + e.curr; }})</script>"
    assert target(widget_pages(page(script % (size, 1)))) == SITE + "?page=2"
    last = widget_pages(page(script % (size, 3)))
    assert target(last) is None
    assert last is not None
    assert (last.current, last.total_pages) == (3, 3)


@pytest.mark.parametrize(
    ("place", "handler", "expected"),
    [
        (
            0,
            'if (d.pageIndex == 0) { location.href = "index.html"; } else { location.href = "/a/" + (d.pageIndex + 1) + ".html"; }',
            "/a/2.html",
        ),
        (
            1,
            'if (d.pageIndex == 0) { location.href = "index.html"; } else { location.href = (d.pageIndex + 1) + ".html"; }',
            "/zwgk/tzgg/3.html",
        ),
        (
            0,
            'var n = d.pageIndex + 1; if (n == 1) { location.href = "x.html"; } else { location.href = "/a/" + n + ".html"; }',
            "/a/2.html",
        ),
    ],
)
def test_widgets_that_count_from_nought(place: int, handler: str, expected: str) -> None:
    script = f'<script>var i = {place}; $("#p").pagination({{pageIndex: i, pageSize: 15, total: 76}});'
    script += f'$("#p").on("pageClicked", function (e, d) {{ {handler} }});</script>'
    found = widget_pages(page(script))
    assert found is not None
    assert (target(found), found.current) == (f"https://www.qingshan.gov.cn{expected}", place + 1)
    assert (found.total_pages, found.total_records) == (6, 76)


def test_records_and_spellings_of_the_call() -> None:
    found = script_call(page('<script>createPageHTML(20, 0, "index", "html", "black2", 392);</script>'))
    assert found is not None
    assert (found.total_pages, found.total_records) == (20, 392)
    assert target(script_call(page('<script>createpage(12,0,"index","shtml")</script>'))) == SITE + "index_1.shtml"
