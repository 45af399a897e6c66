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
    assert bool(examine(page(link)).reports) == is_column


def test_the_surest_link_to_the_reports_comes_first() -> None:
    found = examine(page('<a href="/a/gknb/">公开栏目</a><a href="/zfxxgknb/">政府信息公开年报</a>'))
    assert [title for title, _ in found.reports] == ["政府信息公开年报", "公开栏目"]


def test_a_list_bears_the_name_and_kind_of_its_column() -> None:
    reports = rows(3).replace("关于开展第", "青山镇202").replace("批河道清淤工作的通知", "年政府信息公开年度报告")
    crumb = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; {}</div>'
    found = examine(page(crumb.format("清淤") + f"<ul>{reports}</ul>"))
    assert (found.name.name, found.name.parents, found.kind) == ("清淤", ("政务公开",), "年报")
    assert "name        政务公开 > 清淤 (breadcrumb)" in found.lines()
    assert examine(page(crumb.format("清淤") + f"<ul>{rows(3)}</ul>")).kind is None
    assert examine(page(crumb.format("通知公告") + f"<ul>{rows(3)}</ul>")).kind == "通知公告"


def test_an_answer_of_an_api_is_examined_too() -> None:
    answer = '{"total": 1, "rows": [{"title": "关于清淤的通知", "url": "/a/1.html", "pubdate": "2026-03-01"}]}'
    found = examine(Page(answer, "https://www.qingshan.gov.cn/igs/list.html?pageNumber=1"))
    assert (found.family.name, found.what, found.reports) == ("json", "list", [])
