"""What a probe makes of an unknown page."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.discovery.examination import examine
from tests.portals.pages import SITE, page, rows


def test_a_list_is_described() -> None:
    found = examine(page(f'<ul>{rows(4)}</ul><script>createPageHTML(3, 0, "index", "html")</script>'))
    assert (found.family.name, found.evidence) == ("trs", "'createPageHTML(3' in the page")
    lines = "\n".join(found.lines())
    assert "pager       numbered_files, page 1; totals: 3 pages" in lines
    assert f"next        GET {SITE}index_1.html" in lines
    assert "rows        4" in lines
    assert lines.count("河道清淤") == 3


@pytest.mark.parametrize(
    ("pager", "warning"),
    [
        ("共138条", "4 of 138 records can be read"),
        ('<div class="page" pagecount="9"></div>', "1 of 9 pages can be read"),
        ('<a onclick="more()">下一页</a>', "there is a pager, but its address cannot be read"),
        ('共138条 <a href="index_1.html">下一页</a>', None),
        ("共4条", None),
    ],
)
def test_what_a_crawl_could_not_follow_is_warned_of(pager: str, warning: str | None) -> None:
    found = examine(page(f"<ul>{rows(4)}</ul><p>{pager}</p>")).warning
    assert found is None if warning is None else found and found.startswith(warning)


def test_a_page_that_is_no_list_says_why() -> None:
    found = examine(page("<h1>青山市人民政府</h1>"))
    assert found.evidence.startswith("no fingerprint")
    assert "no list rows found" in found.lines()[-1]


BLOCK = '<div><h3>{}</h3><a href="/zwgk/{}/">更多</a></div><ul>{}</ul>'
BLOCKS = BLOCK.format("公示公告", "gsgg", rows(4)) + BLOCK.format("政策文件", "zcwj", rows(4, 5))
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
        (BLOCK.format("公示公告", "gsgg", rows(4)), "hub"),
        (BLOCKS, "hub"),
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


@pytest.mark.parametrize(
    ("link", "is_column"),
    [
        ('<a href="/zwgk/zfxxgknb/">年度报告</a>', True),
        ('<a href="/c1/">政府信息公开年报</a>', True),
        ('<a href="/xxgk/gknb/index.html">更多</a>', False),
        ('<a href="/xxgk/gknb/index.html">公开报告栏目</a>', True),
        ('<a href="/gkmlpt/annualreport">年报</a>', True),
        ('<a href="/zfxxgknb/202403/t1.html">2023年政府信息公开年报</a>', False),
        ('<a href="https://www.other.gov.cn/zfxxgknb/">政府信息公开年报</a>', False),
        ('<a href="/zwgk/tzgg/b/">通知公告</a>', False),
    ],
)
def test_the_column_of_annual_reports_is_known_by_text_or_address(link: str, is_column: bool) -> None:
    assert bool(examine(page(link)).columns) == is_column


def test_the_surest_link_comes_first_and_landing_pages_are_kept_apart() -> None:
    found = examine(
        page('<a href="/a/gknb/">公开栏目</a><a href="/zfxxgknb/">政府信息公开年报</a><a href="/gk/">政府信息公开</a>')
    )
    assert [title for title, _ in found.columns] == ["政府信息公开年报", "公开栏目"]
    assert [title for title, _ in found.landings] == ["政府信息公开"]


def test_a_column_of_reports_is_known_by_its_rows() -> None:
    reports = rows(3).replace("关于开展第", "青山镇202").replace("批河道清淤工作的通知", "年政府信息公开年度报告")
    assert examine(page(f"<ul>{reports}</ul>")).is_report_column
    assert not examine(page(f"<ul>{rows(3)}</ul>")).is_report_column
    assert examine(page(f"<ul>{rows(3)}</ul>", "https://www.qingshan.gov.cn/zfxxgknb/")).is_report_column


def test_an_answer_of_an_api_is_examined_too() -> None:
    answer = '{"total": 1, "rows": [{"title": "关于清淤的通知", "url": "/a/1.html", "pubdate": "2026-03-01"}]}'
    found = examine(Page(answer, "https://www.qingshan.gov.cn/igs/list.html?pageNumber=1"))
    assert (found.family.name, found.columns) == ("json", [])
