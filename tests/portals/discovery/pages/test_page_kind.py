"""What a page is (gkcrawl/portals/discovery/pages/page_kind.py)."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.discovery.examination import examine
from tests.portals.pages import page, rows

BLOCK = '<div><h3>{}</h3><a href="/zwgk/{}/">更多</a></div><ul>{}</ul>'
ELSEWHERE = rows(4).replace("./", "/zwgk/gsgg/")
BLOCKS = BLOCK.format("公示公告", "gsgg", ELSEWHERE) + BLOCK.format("政策文件", "zcwj", rows(4, 5).replace("./", "/c/"))
APART = "".join(  # rows in the folder of the page itself: one folder has the articles of all columns
    f"<section><h2>{name}</h2><a href='/list/{name}.html'>查看更多</a><ul>{rows(4, start)}</ul></section>"
    for name, start in (("食品抽检", 1), ("招考录用", 5))
)
OTHER_SITES = "".join(f'<li><a href="https://www.site{n}.gov.cn/">青禾县水利局网站</a></li>' for n in range(8))
UNITS = "".join(f'<li><a href="/unit/{n}/">县{n}局</a></li>' for n in "教农林水")
ARTICLE = (
    "<h1>青山市开展河道清淤</h1><p>发布时间：2026-03-01 来源：青山市水利局</p>"
    "<div id='zoom'><p>三月上旬青山市水利局组织人员对全市河道进行清淤，共清理河道十二公里。</p></div>"
)
FRAME = '<iframe src="/zwgk/list/frame.html"></iframe>'


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        (f"<ul>{rows(4)}</ul>", "list"),
        (f"<ul>{rows(3)}</ul>", "list"),
        (f"<div><ul>{rows(3)}</ul></div>" + BLOCK.format("热点信息", "rdxx", rows(5, 4)), "list"),
        (BLOCKS + '<div class="page"><a href="index_2.html">下一页</a></div>', "list"),
        (BLOCK.format("公示公告", "gsgg", ELSEWHERE), "hub"),
        (BLOCKS, "hub"),
        (APART, "hub"),
        (ARTICLE, "article"),
        (f"{ARTICLE}<h3>相关阅读</h3><ul>{rows(6)}</ul>", "article"),
        (f"<ul>{OTHER_SITES}</ul>", "links"),
        (f"<ul>{UNITS}</ul>", "menu"),
        ("<p>暂无信息</p>", "empty"),
        (FRAME, "shell"),
    ],
)
def test_each_page_is_what_it_is(markup: str, what: str) -> None:
    found = examine(page(markup))
    assert found.what == what
    assert (found.listing is not None) == (what in ("list", "empty", "shell"))


@pytest.mark.parametrize("address", ["https://www.qingshan.gov.cn/", "https://www.qingshan.gov.cn/index.html"])
def test_the_first_page_of_a_site_is_its_home_page(address: str) -> None:
    found = examine(page(f"<ul>{rows(6)}</ul>" + BLOCKS, address))
    assert (found.what, found.listing) == ("home", None)
    assert [block.name for block in found.blocks] == ["公示公告", "政策文件"]


MENU = "".join(f'<dt><a href="/zwgk/c{n}/">栏目名称</a></dt>' for n in range(4))
OTHERS = "".join(row.replace("./202603", "/c/202603") for row in rows(4).split("</li>"))


@pytest.mark.parametrize(
    "markup",
    [
        # Beside a menu of headings.
        f'<div><dl class="left">{MENU}</dl><div class="right"><ul>{rows(4)}</ul></div></div>',
        # Below tabs of which one is the page itself.
        '<div><ul class="tab"><li><a href="./">通知</a></li><li><a href="/zwgk/a/">公告</a></li>'
        f'<li><a href="/zwgk/b/">公示</a></li></ul><ul>{OTHERS}</ul></div>',
        # Beside a block of pictures that leads to its column.
        f'<div><div><h3>图片</h3><a href="/zwgk/tp/">更多</a><img src="a.jpg"></div><div><ul>{rows(4)}</ul></div></div>',
        # Rows that print their dates with a label.
        "".join(f"<div>{row}<p>发布时间：2026-03-0{n}</p></div>" for n, row in enumerate(OTHERS.split("<li>")[1:], 1)),
    ],
)
def test_a_list_of_one_page_stays_one_whatever_stands_beside_it(markup: str) -> None:
    assert examine(page(markup)).what == "list"


def test_an_answer_of_an_interface_is_a_list_and_rows_of_menus_are_none() -> None:
    answer = '{"total": 1, "rows": [{"title": "关于清淤的通知", "url": "/a/1.html", "pubdate": "2026-03-01"}]}'
    assert examine(Page(answer, "https://www.qingshan.gov.cn/igs/list.html?pageNumber=1")).what == "list"
    menu = "".join(f'<li><a href="/{name}.html">{name}</a></li>' for name in ("网站首页", "网站纠错", "联系方式"))
    assert examine(page(f"<ul>{menu}</ul>")).what == "menu"


def test_an_address_with_a_query_is_no_pager() -> None:
    rows = "".join(
        f'<li><a href="/gzdt/202603/t2026030{n}_{n}.html">关于第{n}项示例工作的通知</a><span>2026-03-0{n}</span></li>'
        for n in range(1, 5)
    )
    block = f'<div class="block"><div class="hd"><h3>工作动态</h3><a class="more" href="/gzdt/">更多</a></div><ul>{rows}</ul></div>'
    found = Page(
        f'<html><body><a href="/eportal/ui?pageId=tzgg">通知公告</a>{block}</body></html>',
        "http://www.example.gov.cn/eportal/ui?pageId=index",
    )
    assert examine(found).what == "hub"
