"""Sites of other shapes than the demo's: what systems that no family of ours knows make of a menu and a list."""

from __future__ import annotations

from zlib import crc32

import pytest

from tests.portals.discovery.sites import Walk, html


def article(number: int, topic: str = "防汛") -> str:
    return f"关于做好{topic}工作有关事项的通知（第{number}号）"


def listing(address: str, topic: str = "防汛", count: int = 5, pager: str = "") -> str:
    """Rows whose addresses are ``address`` with the number of the article in it."""
    items = "".join(
        f'<li><span>2026-03-0{n}</span><a href="{address.format(crc32(topic.encode()) % 9000 * 10 + n)}">{article(n, topic)}</a></li>'
        for n in range(1, count + 1)
    )
    return f'<ul class="newslist">{items}</ul>{pager}'


def titled(name: str, body: str) -> str:
    return html(f'<div class="location">当前位置：<a href="/">首页</a> - {name}</div>{body}', f"{name}_青山市水务局")


def sites() -> dict[str, tuple[dict[str, str | int], set[str]]]:
    """Pages of a site by its shape, and the paths of its columns."""
    pager = '<div>共48条 <a href="{}">下一页</a> <a href="{}">尾页</a></div>'
    news = {"12": "通知公告", "15": "水务新闻", "18": "政策法规"}
    return {
        "ASP.NET, columns by ?id=": (
            {
                "/": html(
                    "".join(f'<a href="/NewsList.aspx?id={n}">{name}</a>' for n, name in news.items())
                    + listing("/NewsShow.aspx?id={}")
                ),
                **{
                    f"/NewsList.aspx?id={n}": titled(
                        name,
                        listing(
                            "/NewsShow.aspx?id={}",
                            name,
                            pager=pager.format(f"/NewsList.aspx?id={n}&page=2", f"/NewsList.aspx?id={n}&page=5"),
                        ),
                    )
                    for n, name in news.items()
                },
            },
            {f"/NewsList.aspx?id={n}" for n in news},
        ),
        "dedecms": (
            {
                "/": html(
                    "".join(f'<li><a href="/plus/list.php?tid={n}">{name}</a></li>' for n, name in news.items())
                    + '<a href="/plus/search.php">搜索</a><a href="/plus/rss.php">RSS</a>'
                ),
                **{
                    f"/plus/list.php?tid={n}": titled(
                        name,
                        listing("/plus/view.php?aid={}", name)
                        + f'<a href="/plus/list.php?tid={n}&amp;TotalResult=48&amp;PageNo=2">下一页</a>',
                    )
                    for n, name in news.items()
                },
            },
            {f"/plus/list.php?tid={n}" for n in news},
        ),
        "phpcms": (
            {
                "/": html(
                    "".join(
                        f'<li><a href="/index.php?m=content&amp;c=index&amp;a=lists&amp;catid={n}">{name}</a></li>'
                        for n, name in news.items()
                    )
                ),
                **{
                    f"/index.php?m=content&c=index&a=lists&catid={n}": titled(
                        name, listing("/index.php?m=content&amp;c=index&amp;a=show&amp;catid=1&amp;id={}", name)
                    )
                    for n, name in news.items()
                },
            },
            {f"/index.php?m=content&c=index&a=lists&catid={n}" for n in news},
        ),
        "WordPress": (
            {
                "/": html(
                    '<ul class="menu"><li><a href="/category/tzgg/">通知公告</a><ul><li><a href="/category/tzgg/zbgg/">招标公告</a>'
                    '</li></ul></li><li><a href="/?cat=7">新闻动态</a></li></ul><a href="/wp-login.php">登录</a>'
                    '<h3>文章归档</h3><a href="/2026/03/">2026年三月</a><a href="/2026/02/">2026年二月</a><a href="/tag/fx/">防汛</a>'
                ),
                "/category/tzgg/": titled("通知公告", listing("/archives/{}", "汛期")),
                "/category/tzgg/zbgg/": titled("招标公告", listing("/archives/{}", "招标")),
                "/?cat=7": titled("新闻动态", listing("/archives/{}", "巡查")),
                "/tag/fx/": titled("防汛", listing("/archives/{}", "标签")),
            },
            {"/category/tzgg/", "/category/tzgg/zbgg/", "/?cat=7", "/tag/fx/"},
        ),
        "VSB university": (
            {
                "/": html("", head='<meta http-equiv="refresh" content="0;url=/index.htm">'),
                "/index.htm": html(
                    '<div class="nav"><a href="index.htm">首页</a><a href="xxgk.htm">学校概况</a><a href="xwzx/tzgg.htm">通知公告</a>'
                    '<a href="xwzx/xykx.htm">校园快讯</a><a href="xsky/xsjz.htm">学术讲座</a></div><div class="winstyle"><h3>通知公告</h3>'
                    '<a href="xwzx/tzgg.htm">more</a>' + listing("info/1021/{}.htm") + "</div>"
                ),
                "/xxgk.htm": titled("学校概况", "<p>学校创办于一九五八年，是一所省属本科院校。</p>"),
                "/xwzx/tzgg.htm": titled(
                    "通知公告",
                    listing("../info/1021/{}.htm", "考试")
                    + '<span class="p_next p_fun"><a href="tzgg/10.htm">下页</a></span><span class="p_t">1/11</span>',
                ),
                "/xwzx/xykx.htm": titled("校园快讯", listing("../info/1022/{}.htm", "开学")),
                "/xsky/xsjz.htm": titled("学术讲座", listing("../info/1023/{}.htm", "讲座")),
            },
            {"/xwzx/tzgg.htm", "/xwzx/xykx.htm", "/xsky/xsjz.htm"},
        ),
        "SiteServer": (
            {
                "/": html(
                    '<a href="/channels/12.html">通知公告</a><a href="/channels/15.html">工作动态</a>'
                    + listing("/contents/12/{}.html")
                ),
                "/channels/12.html": titled(
                    "通知公告", listing("/contents/12/{}.html") + '<a href="/channels/12_2.html">下一页</a>'
                ),
                "/channels/15.html": titled("工作动态", listing("/contents/15/{}.html", "河长制")),
            },
            {"/channels/12.html", "/channels/15.html"},
        ),
        "frameset": (
            {
                "/": '<html><head><title>青山市水务局</title></head><frameset rows="90,*"><frame src="top.asp" name="top">'
                '<frame src="main.asp" name="main"></frameset></html>',
                "/top.asp": html(
                    '<a href="list.asp?class=1" target="main">政务信息</a><a href="list.asp?class=2">公示公告</a>'
                ),
                "/main.asp": html(listing("show.asp?id={}")),
                "/list.asp?class=1": titled("政务信息", listing("show.asp?id={}", "水价")),
                "/list.asp?class=2": titled("公示公告", listing("show.asp?id={}", "公示")),
            },
            {"/list.asp?class=1", "/list.asp?class=2"},
        ),
        "a script that writes the menu, in a file": (
            {
                "/": html('<script src="/js/menu.js"></script>'),
                "/js/menu.js": "document.write('<ul>');\ndocument.write('<li><a href=\"/gsgg/\">公示公告</a></li>');\n"
                "document.write(\"<li><a href='/zcwj/'>政策文件</a></li>\");",
                "/gsgg/": titled("公示公告", listing("content_{}.html")),
                "/zcwj/": titled("政策文件", listing("content_{}.html", "文件")),
            },
            {"/gsgg/", "/zcwj/"},
        ),
        "Vue routes in a script": (
            {
                "/": html(
                    '<div id="app"></div><script>window.menus=[{"title":"政务公开","path":"/zwgk/","children":'
                    '[{"title":"通知公告","path":"/zwgk/tzgg/"},{"title":"政策解读","path":"/zwgk/zcjd/"}]}]</script>'
                ),
                "/zwgk/tzgg/": titled("通知公告", listing("content_{}.html")),
                "/zwgk/zcjd/": titled("政策解读", listing("content_{}.html", "解读")),
            },
            {"/zwgk/tzgg/", "/zwgk/zcjd/"},
        ),
        "site map only": (
            {
                "/": html('<img src="/welcome.jpg"><a href="/wzdt/">网站地图</a>'),
                "/wzdt/": titled(
                    "网站地图",
                    '<dl><dt>政务公开</dt><dd><a href="/tzgg/">通知公告</a>|<a href="/czzj/">财政资金</a></dd></dl>',
                ),
                "/tzgg/": titled("通知公告", listing("./202603/t20260301_{}.html")),
                "/czzj/": titled("财政资金", listing("./202603/t20260301_{}.html", "预算")),
            },
            {"/tzgg/", "/czzj/"},
        ),
        "columns that only breadcrumbs and articles' addresses name": (
            {
                "/": html(listing("/zwgk/tzgg/202603/t20260301_{}.html")),
                "/zwgk/tzgg/": titled("通知公告", listing("./202603/t20260301_{}.html")),
            },
            {"/zwgk/tzgg/"},
        ),
        "a menu of empty links beside buttons": (
            {
                "/": html(
                    '<ul><li><a href="javascript:void(0)" onclick="goto(\'/zwgk/tzgg/\')">通知公告</a></li>'
                    "<li data-url='/zwgk/zcwj/'>政策文件</li>"
                    '<li><a href="javascript:view(12)">人事信息</a></li></ul>'
                    "<script>function goto(u){location.href=u;} function view(id){location.href='/node/'+id+'.html';}</script>"
                ),
                "/zwgk/tzgg/": titled("通知公告", listing("content_{}.html")),
                "/zwgk/zcwj/": titled("政策文件", listing("content_{}.html", "文件")),
                "/node/12.html": titled("人事信息", listing("content_{}.html", "人事")),
            },
            {"/zwgk/tzgg/", "/zwgk/zcwj/", "/node/12.html"},
        ),
        "Hanweb jpage": (
            {
                "/": html(
                    '<a href="/col/col11/index.html">通知公告</a><a href="/col/col12/index.html">政策文件</a>'
                    + listing("/art/2026/3/1/art_13_{}.html")
                ),
                **{
                    f"/col/col{n}/index.html": titled(
                        name,
                        f'<div id="7{n}"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/'
                        f'dataproxy.jsp?page=1&columnid={n}&unitid=7{n}"></a>]]></nextgroup><recordset>'
                        + "".join(
                            f"<record><![CDATA[<li><a href='/art/2026/3/{d}/art_{n}_{n}{d}.html' title='{article(d, name)}'>x</a>"
                            f"<span>2026-03-0{d}</span></li>]]></record>"
                            for d in range(1, 5)
                        )
                        + "</recordset></datastore></script></div>",
                    )
                    for n, name in ((11, "通知公告"), (12, "政策文件"), (13, "工作动态"))
                },
            },
            {"/col/col11/index.html", "/col/col12/index.html", "/col/col13/index.html"},
        ),
        "a select of departments": (
            {
                "/": html(
                    '<form><select onchange="window.open(this.value)"><option>请选择</option><option value="/bm/jyj/">教育局公开</option>'
                    '<option value="/bm/czj/">财政局公开</option></select></form>'
                ),
                "/bm/jyj/": titled("教育局公开", listing("./202603/t20260301_{}.html")),
                "/bm/czj/": titled("财政局公开", listing("./202603/t20260301_{}.html", "预算")),
            },
            {"/bm/jyj/", "/bm/czj/"},
        ),
    }


@pytest.mark.parametrize("shape", sites())
def test_all_columns_of_a_site_are_found_and_named(shape: str) -> None:
    pages, columns = sites()[shape]
    walk = Walk(pages)
    assert set(walk.columns().values()) == columns
    assert "列表" not in walk.columns()
    assert len(walk.asked) <= 2 * len(pages) + 4
