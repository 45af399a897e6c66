"""Fingerprints of families (docs/families.md#detection), and what every family answers alike."""

from __future__ import annotations

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import Column, Entry, PageRequest
from gkcrawl.portals.detect import FALLBACK, FAMILIES, MixedFamily, detect, read_list
from gkcrawl.portals.families.trs import TrsFamily
from tests.portals.pages import SITE, page, rows

PAGES = {
    '<script>createPageHTML(20, 0, "index", "html")</script>': "trs",
    '<a href="./202603/t20260301_1.html">x</a>': "trs",
    "<script>createPageHTML('page_div',8, 1,'list','shtml',118)</script>": "ucap",
    '<script type="text/xml"><datastore></datastore></script>': "jpage",
    '<script url="/api-gateway/jpaas-publish-server/front/page/build/unit"></script>': "jpaas",
    "<script>Ls.pagination('#p')</script>": "lonsun",
    '<a href="../info/1234/5678.htm">x</a>': "vsb",
    '<a href="content/post_123.html">x</a>': "nfcms",
    '<ul ms-visible="$showStatic(1)"></ul>': "avalon",
    "<script>var listData = { articleList: [] }</script>": "list_data",
    "<meta name='channelid' content='0123456789abcdef0123456789abcdef'>": "ucap",
    '<a href="/was5/web/search?channelid=29&page=2">下一页</a>': "was5",
    '<a href="/eportal/ui?pageId=7&articleKey=12">x</a>': "eportal",
    "<p>nothing known</p>": "generic",
    # Search forms of other products say nothing about the page.
    '<form action="/was5/web/search"><input type="hidden" name="channelid" value="29"></form>': "generic",
    "<form action='/eportal/ui?pageId=7'><input name='channelid'></form>": "generic",
    '<select name="channelid"></select><a href="./202603/t20260301_1.html">x</a>': "trs",
}


@pytest.mark.parametrize(("body", "name"), PAGES.items())
def test_fingerprints(body: str, name: str) -> None:
    assert detect(page(body)).name == name


def test_json_is_told_from_html() -> None:
    assert detect(Page('{"data": []}', SITE)).name == "json"
    assert detect(Page('cb({"data": []})', SITE)).name == "json"
    assert detect(Page('{"classify": {}, "articles": []}', SITE)).name == "gkmlpt"


def test_a_portal_of_several_products_reads_each_page_as_what_it_is() -> None:
    mixed = MixedFamily()
    trs = page(f'<ul>{rows(2)}</ul><script>createPageHTML(2, 0, "index", "html")</script>')
    api = Page('{"data": [{"title": "关于示例工作的通知", "url": "/a/1.html"}], "total": 1}', SITE)
    assert [mixed.read_list(one).cms for one in (trs, api)] == ["trs", "json"]
    other = Entry(title="关于示例工作的通知", url=f"{SITE}art/2026/1/5/art_20000_1.html")
    assert mixed.is_foreign(other, PageRequest("POST", f"{SITE}module/xxgk/search.jsp", "divid=div10000"))


def test_what_a_family_asks_for_is_read_by_it_in_a_portal_of_several_products() -> None:
    mixed, asked = (
        MixedFamily(),
        PageRequest("POST", f"{SITE}module/xxgk/search.jsp", "divid=div12294&currpage=1", family="xxgk"),
    )
    answer = page(f"<table>{rows(3)}</table>第1页 共2页", asked.url)
    assert detect(answer).name == "trs"
    found = mixed.read_list(answer, asked)
    assert (found.cms, found.pagination.next and found.pagination.next.family) == ("xxgk", "xxgk")
    # An answer of another make than was asked for is read as what it is.
    api = Page('{"articles": [], "classify": {"post_count": 0}}', f"{SITE}gkmlpt/api/all/7?page=1")
    assert mixed.read_list(api, PageRequest("GET", api.url, family="jpage")).cms == "gkmlpt"


def test_a_page_of_a_search_is_of_the_search_whatever_its_rows_lead_to() -> None:
    markup = '<a href="/xxgk/202603/t20260301_1.html">关于示例工作的通知</a>'
    assert detect(page(markup)).name == "trs"
    assert detect(page(markup, f"{SITE}was5/web/search?channelid=7&page=1")).name == "was5"


def test_names_are_unique() -> None:
    names = [family.name for family in (*FAMILIES, FALLBACK, MixedFamily())]
    assert len(set(names)) == len(names)


def test_a_list_read_whole() -> None:
    body = f'<meta name="ColumnName" content="通知公告"><ul>{rows(2)}</ul><script>createPageHTML(2, 0, "index", "html")</script>'
    found = read_list(page(body)).to_dict()
    assert list(found) == ["url", "cms", "column", "entries", "pagination", "dead_rows", "unread_rows"]
    assert (found["cms"], found["column"]) == ("trs", "通知公告")
    assert found["entries"][0]["date"] == "2026-03-01"
    assert found["pagination"]["next"] == {"method": "GET", "url": SITE + "index_1.html", "body": None}


@pytest.mark.parametrize("body", ["<p>网站维护中，请稍后再试</p>", ""])
def test_a_page_that_is_no_list_is_a_changed_site(body: str) -> None:
    with pytest.raises(SiteChanged, match="no list rows"):
        read_list(page(body))


def test_a_list_that_says_it_is_empty_is_empty() -> None:
    found = read_list(page("<div class='list'>暂无相关信息</div>"))
    assert (found.entries, found.pagination.next) == ([], None)


def test_the_first_request_of_a_column_is_its_address() -> None:
    assert TrsFamily().first_request(Column("通知公告", SITE)) == PageRequest("GET", SITE)


def test_hints_of_a_row() -> None:
    hints = TrsFamily().hints(Entry(title="关于招聘的公告", url=SITE + "1.html", date="2026-03-01"))
    assert (hints.title, hints.date, hints.method, hints.fields) == ("关于招聘的公告", "2026-03-01", "list_row", {})


@pytest.mark.parametrize(
    "body",
    [
        '<script>location.href="/col/col91477/index.html"</script>',
        '<meta http-equiv="refresh" content="0; url=/col/col91477/index.html">',
        '<iframe src="/visitcount.jsp"></iframe><iframe src="/col/col91477/index.html"></iframe>',
    ],
)
def test_stubs_and_shells_lead_to_the_list(body: str) -> None:
    found = read_list(page(body))
    assert found.entries == []
    assert found.pagination.next == PageRequest("GET", "https://www.qingshan.gov.cn/col/col91477/index.html")


def test_a_refresh_to_the_own_column_is_the_end() -> None:
    found = read_list(page('<meta http-equiv="refresh" content="0; url=./">', SITE + "index_99.html"))
    assert (found.entries, found.pagination.next) == ([], None)


UNIT = (
    """<script url="/api-gateway/jpaas-publish-server/front/page/build/unit" queryData="{'tagId':'导航','pageId':'1'}">"""
    "</script>"
)


@pytest.mark.parametrize(
    "mark",
    [
        '<form action="/was5/web/search"><input name="page" value="1"></form>',
        '<a href="/eportal/ui?pageId=1">办事</a>',
        '<a href="/module/xxgk/tree.jsp?area=1">目录</a>',
        '<script src="/script/jquery.jpage.js"></script>',
        '<div id="7"><script type="text/xml"><datastore><recordset></recordset></datastore></script></div>',
        UNIT,
        '<a href="/messageController/getMessage.do?id=1">留言</a>',
        '<script src="/site/label/8888?labelName=weather"></script>',
        '<meta name="channelid" content="0123456789abcdef0123456789abcdef">',
    ],
)
@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<a href="list_2.html">下一页</a>', "list_2.html"),
        ('<script>createPageHTML(9, 0, "index", "html")</script>', "index_1.html"),
    ],
)
def test_a_part_of_a_product_in_a_plain_page_does_not_hide_its_list(mark: str, pager: str, following: str) -> None:
    listing = read_list(page(f"{mark}<ul>{rows(4)}</ul>{pager}"))
    assert len(listing.entries) == 4
    assert listing.pagination.next == PageRequest("GET", SITE + following)
