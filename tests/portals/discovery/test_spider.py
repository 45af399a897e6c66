"""Walks through invented sites."""

from __future__ import annotations

import pytest

from gkcrawl.portals.discovery.spider import SiteSpider
from tests.portals.discovery.sites import HOME, Walk, column, html, links, rows


def test_columns_are_found_from_the_home_page() -> None:
    walk = Walk(
        {
            "/": html(links(政务公开="/zwgk/", 县长信箱="/mail/", 关于我们="/about/")),
            "/zwgk/": html(links(通知公告="tzgg/", 政策文件="zcwj/index.html")),
            "/zwgk/tzgg/": column("通知公告"),
            "/zwgk/zcwj/index.html": column("政策文件"),
        }
    )
    assert walk.columns() == {"通知公告": "/zwgk/tzgg/", "政策文件": "/zwgk/zcwj/index.html"}
    first = walk.site.columns[0]
    assert (first.rows, first.latest, first.family) == (4, "2026-03-04", "trs")
    assert walk.site.left == 0 and walk.site.unread == []
    assert [url.removeprefix(HOME) for url in walk.asked] == ["", "zwgk/", "zwgk/tzgg/", "zwgk/zcwj/index.html"]


def test_no_more_requests_than_allowed_are_made_and_what_is_left_is_counted() -> None:
    names = ["通知公告", "政策文件", "财政预算", "人事任免", "统计数据"]
    menu = "".join(f'<a href="/c{n}/">{name}</a>' for n, name in enumerate(names))
    pages: dict[str, str | int] = {f"/c{n}/": column(name) for n, name in enumerate(names)}
    walk = Walk({"/": html(menu), **pages}, max_requests=4)
    assert walk.site.requests == len(walk.asked) == 4
    assert (len(walk.site.columns), walk.site.left) == (3, 2)


def test_a_page_that_only_leads_on_is_followed_within_the_site() -> None:
    way = '<meta http-equiv="refresh" content="0;url={}">'
    walk = Walk(
        {
            "/": html("", head=way.format("/web/index.html")),
            "/web/index.html": html(links(通知公告="/tz/", 行业动态="/hy/")),
            "/tz/": html("", head=way.format("/tz/list.html")),
            "/tz/list.html": column("通知公告"),
            "/hy/": html("", head=way.format("http://other.org.cn/")),
        }
    )
    assert walk.columns() == {"通知公告": "/tz/list.html"}
    assert [(page.url, page.why) for page in walk.site.unread] == [(f"{HOME}hy/", "leads to another site")]


def test_what_could_not_be_read_says_why() -> None:
    walk = Walk({"/": html(links(通知公告="/tz/", 政策文件="/zc/")), "/tz/": 404, "/zc/": 503})
    assert {page.url.removeprefix(HOME): page.why for page in walk.site.unread} == {"tz/": "gone", "zc/": "http_503"}


def test_a_calendar_and_a_loop_end() -> None:
    pages: dict[str, str | int] = {"/": html(links(新闻="/n/?year=2026&amp;month=3", 通知="/s/1/", 公告="/l/"))}
    pages |= {f"/s/{n}/": html(links(通知=f"/s/{n + 1}/")) for n in range(1, 200)}
    pages["/l/"] = html('<a href="l/">公告</a><a href="/l/?sid=1">公告</a>')
    walk = Walk(pages)
    assert len(walk.asked) < 10
    assert not any("year" in url for url in walk.asked)


def test_a_shell_is_declared_by_its_own_address() -> None:
    shell = html(
        "<h2>通知公告</h2>",
        head='<meta name="ColumnName" content="通知公告"><script>window._CONFIG = {SID: \'755001\'}</script>',
    )
    answer = (
        '{"classify":{"name":"x","post_count":1},"articles":[{"title":"关于防汛工作的通知",'
        f'"url":"{HOME}gkmlpt/content/9/9103/post_9103540.html","date":"2026-03-01"}}]}}'
    )
    walk = Walk(
        {
            "/": html(links(通知公告="/gkmlpt/index#12")),
            "/gkmlpt/index": shell,
            "/gkmlpt/api/all/12?page=1&sid=755001": answer,
        }
    )
    assert walk.columns() == {"通知公告": "/gkmlpt/index#12"}
    assert walk.site.columns[0].family == "gkmlpt"


def test_a_list_that_a_script_asks_for_is_declared_by_what_it_asks() -> None:
    page = html(
        "<h2>通知公告</h2><script>$.post('/api/list', {channelId: '7', page: 1}, show)</script>",
        "通知公告-青山市人民政府",
    )
    answer = '{"data":{"total":2,"rows":[{"title":"关于防汛工作的通知","url":"/d/1.html","pubDate":"2026-03-01"},{"title":"关于清淤工作的通知","url":"/d/2.html","pubDate":"2026-03-02"}]}}'
    walk = Walk({"/": html(links(通知公告="/tz/")), "/tz/": page, "/api/list": answer})
    assert walk.asked[-1] == f"POST {HOME}api/list"
    column = walk.site.columns[0]
    assert (column.name, column.url, column.body) == ("通知公告", f"{HOME}api/list", "channelId=7&page=1")


def test_a_list_in_a_frame_is_declared_by_the_page_around_it() -> None:
    walk = Walk(
        {
            "/": html(links(通知公告="/tz/")),
            "/tz/": html('<h2>通知公告</h2><iframe src="/inner/list.html"></iframe>', "通知公告-青山市人民政府"),
            "/inner/list.html": html(rows("通知公告"), ""),
        }
    )
    assert walk.columns() == {"通知公告": "/tz/"}


@pytest.mark.parametrize(
    "way",
    [
        '<meta http-equiv="refresh" content="0; url=index.htm">',
        "<script>window.location.replace('/index.htm');</script>",
    ],
)
def test_a_home_page_may_be_another_file_of_its_folder(way: str) -> None:
    walk = Walk({"/": html("", head=way), "/index.htm": html(links(通知公告="/tz/")), "/tz/": column("通知公告")})
    assert walk.columns() == {"通知公告": "/tz/"}


def test_a_menu_is_loaded_from_the_address_that_the_page_names() -> None:
    home = html("<script>$.getJSON('/data/menu.json', show)</script>")
    menu = '[{"name":"政务公开","children":[{"name":"通知公告","url":"/tz/"}]}]'
    walk = Walk({"/": home, "/data/menu.json": menu, "/tz/": column("通知公告")})
    assert walk.columns() == {"通知公告": "/tz/"}


def test_an_empty_column_is_one_that_says_so() -> None:
    walk = Walk(
        {
            "/": html(links(通知公告="/tz/", 机构职能="/jg/")),
            "/tz/": html("<h2>通知公告</h2><p>暂无信息</p>", "通知公告-青山市人民政府"),
            "/jg/": html("<h2>机构职能</h2><p>负责全市工作。</p>", "机构职能-青山市人民政府"),
        }
    )
    assert {name: column.rows for name, column in zip(walk.columns(), walk.site.columns, strict=True)} == {
        "通知公告": 0
    }


def test_what_a_home_page_shows_is_no_column_and_neither_is_a_hub() -> None:
    block = '<div><h3>{0}</h3><a href="/{1}/">更多</a>{2}</div>'
    two = block.format("通知公告", "tz", rows("通知公告", "/tz/")) + block.format(
        "政策文件", "zc", rows("政策文件", "/zc/")
    )
    walk = Walk(
        {
            "/": html(links(政务公开="/zwgk/") + rows("要闻", "/yw/")),
            "/zwgk/": html(f"<h2>政务公开</h2>{two}", "政务公开-青山市人民政府"),
            "/tz/": column("通知公告"),
            "/zc/": column("政策文件"),
        }
    )
    assert walk.columns() == {"通知公告": "/tz/", "政策文件": "/zc/"}


def test_whose_the_site_is_comes_from_its_pages() -> None:
    home = html(
        links(通知公告="/tz/"),
        "南京市溧水区人民政府门户网站",
        '<meta name="SiteName" content="南京市溧水区人民政府">',
    )
    owner = Walk({"/": home, "/tz/": column("通知公告")}).site.owner
    assert owner.agency and owner.agency.value == "南京市溧水区人民政府"
    assert owner.region and owner.region.value == "320117"


def test_the_second_page_of_a_list_is_no_column() -> None:
    second = html(rows("防汛") + '<script>createPageHTML(3, 1, "index", "html")</script>')
    assert Walk({"/": html(links(通知公告="/tz/index_1.html")), "/tz/index_1.html": second}).site.columns == []


def test_what_the_home_page_is_called_is_no_name_of_a_column() -> None:
    menu = links(新闻="/news/")
    walk = Walk({"/": html(menu, "青山在线"), "/news/": html(rows("水利"), "青山在线-水利工程")})
    assert walk.columns() == {"水利工程": "/news/"}


def test_another_site_is_not_asked() -> None:
    spider = SiteSpider(HOME, max_requests=1)
    assert spider.not_followed("http://other.gov.cn/") == "other_site"
    assert spider.not_followed("https://qingshan.gov.cn/a/") is None
    assert spider.take_request() and not spider.take_request()
    spider.give_back_request()
    assert spider.take_request()


def test_columns_that_share_a_list_are_both_found() -> None:
    def shell(number: int, name: str) -> str:
        form = f"var url = '/module/xxgk/search.jsp', p = {{divid: 'div{number}', jdid: '3096'}};"
        return html(f"<h2>{name}</h2><script>{form}</script>", f"{name}-青山市人民政府")

    area = "".join(
        f'<tr class="tr_main_value_odd"><td><a href="/art/2026/3/{day}/art_{number}_{day}.html">关于第{day}项工作的通知</a>'
        f"</td><td>2026-03-0{day}</td></tr>"
        for number, day in ((1229498488, 1), (1229498488, 2), (1229498489, 3), (1229498488, 4))
    )
    names = {"/col/1/index.html": "通知公告", "/col/2/index.html": "政策文件", "/col/3/index.html": "人事任免"}
    numbers = zip(names.items(), (1229498488, 1229498489, 1229498490), strict=True)
    pages: dict[str, str | int] = {path: shell(number, name) for (path, name), number in numbers}
    query = "standardXxgk=0&isAllList=1&texttype=0&fbtime=-1&vc_all=&vc_filenumber=&vc_title=&vc_number="
    query += "&currpage=1&sortfield=,compaltedate:0"
    walk = Walk(
        {
            "/": html(links(**{name: path for path, name in names.items()})),
            **pages,
            f"/module/xxgk/search.jsp?{query}": f"<table>{area}</table>共1页 共4条",
        }
    )
    assert {column.name: column.rows for column in walk.site.columns} == {"通知公告": 3, "政策文件": 1, "人事任免": 0}


def test_what_a_script_writes_at_the_foot_says_whose_the_site_is() -> None:
    foot = "<script>document.write('<a href=\"/a/\">主办单位：青岚市水利局</a> 网站标识码：3201170001');</script>"
    home = html(links(通知公告="/tz/") + foot, "青岚市水利局")
    owner = Walk({"/": home, "/tz/": column("通知公告")}).site.owner
    assert owner.region and owner.region.value == "320117"
