"""The shapes that indexes of annual reports come in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.identity import url_key
from gkcrawl.portals import BY_UNIT, BY_YEAR, Column
from gkcrawl.portals.families.general.generic import GenericFamily
from gkcrawl.portals.walking.index_shapes import ColumnPage, read_column_page, report_title
from tests.portals.pages import SITE, page, rows

REPORTS = Column("年报", SITE, kind="annual_report")


def links(*titles: str) -> str:
    """A list of links, dated so that any family takes it for one."""
    return (
        "<ul>"
        + "".join(
            f'<li><a href="./{n}.html">{title}</a><span>2026-03-0{n}</span></li>' for n, title in enumerate(titles, 1)
        )
        + "</ul>"
    )


def read(body: str, column: Column) -> ColumnPage:
    return read_column_page(GenericFamily(), page(body), None, column)


def titles(found: ColumnPage) -> list[str]:
    """Of the rows that are not rejected."""
    return [entry.title for entry in found.listing.entries if url_key(entry.url) not in found.rejected]


def branches(found: ColumnPage) -> list[str]:
    return [request.url.removeprefix(SITE) for request in found.branches]


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("青山市2023年政府信息公开工作年度报告", "report"),
        ("２０２３年度政务公开年报", "report"),
        ("青山镇二〇一九年信息公开工作情况报告", "report"),
        ("《青山县政府信息公开年度报告》（图片版）", "report"),
        ("2023年政府信息公开年度报告和政府网站工作年度报表", "report"),
        ("青山市政府信息公开指南", "other"),
        ("2023年政府信息公开年度报告解读", "other"),
        ("关于编制2023年政府信息公开年度报告的通知", "unclear"),
        ("2023年政府网站工作年度报表", "other"),
        ("青山市住房公积金2023年年度报告", "other"),
        ("事业单位法人年报", "other"),
        ("青山市教育局", "unclear"),
        ("2023年", "unclear"),
    ],
)
def test_a_title_says_whether_it_is_a_report(title: str, verdict: str) -> None:
    assert report_title(title) == verdict


def test_a_column_of_reports_drops_what_is_known_to_be_none() -> None:
    listed = links("2023年政府信息公开年度报告", "青山市教育局2022年度", "政府信息公开指南", "政府网站年度工作报表")
    found = read(listed, REPORTS)
    assert (titles(found), len(found.rejected)) == (["2023年政府信息公开年度报告", "青山市教育局2022年度"], 2)


def test_a_mixed_column_takes_reports_only() -> None:
    listed = links("2023年政府信息公开年度报告", "青山市教育局2022年度", "政府信息公开指南", "公开事项清单")
    found = read(listed, replace(REPORTS, mixed=True))
    assert (titles(found), len(found.rejected)) == (["2023年政府信息公开年度报告"], 3)


def test_titles_of_other_kinds_are_no_matter() -> None:
    found = read(links("政府信息公开指南", "2023年政府网站年度报表", "关于清淤的通知"), Column("通知", SITE))
    assert (len(titles(found)), len(found.rejected)) == (3, 0)


def test_years_beside_a_list_lead_to_further_lists_and_are_no_rows() -> None:
    tabs = '<div><a href="../nb2022/">2022年</a> <a href="../nb2021/">2021年年报</a> <a href="./">2023年</a></div>'
    found = read(
        tabs + links("青山市教育局年度报告", "青山市水利局年度报告", "青山市财政局年度报告"),
        replace(REPORTS, lists=BY_YEAR),
    )
    assert len(titles(found)) == 3
    assert branches(found) == ["https://www.qingshan.gov.cn/zwgk/nb2022/", "https://www.qingshan.gov.cn/zwgk/nb2021/"]


def test_a_tree_of_units_is_no_list_and_leads_to_their_lists() -> None:
    tree = '<ul><li><a href="/jyj/">教育局</a></li><li><a href="/slj/">水利局</a></li></ul><a href="/about/">关于</a>'
    found = read(tree, replace(REPORTS, lists=BY_UNIT))
    assert titles(found) == []
    assert branches(found) == ["https://www.qingshan.gov.cn/jyj/", "https://www.qingshan.gov.cn/slj/"]


def test_a_link_of_the_menu_is_no_unit_of_the_tree() -> None:
    menu = '<div><a href="/fwzx/">政务服务中心</a><a href="/zmhd/">政民互动</a></div>'
    tree = '<ul><li><a href="/jyj/">教育局</a></li><li><a href="/slj/">水利局</a></li></ul>'
    found = read(menu + tree, replace(REPORTS, lists=BY_UNIT))
    assert branches(found) == ["https://www.qingshan.gov.cn/jyj/", "https://www.qingshan.gov.cn/slj/"]
    with pytest.raises(SiteChanged):
        read(menu, replace(REPORTS, lists=BY_UNIT))


@pytest.mark.parametrize(
    "title", ["青山县人民政府", "县政务服务中心", "大数据中心管委会", "白云镇", "城关街道办事处", "县委办"]
)
def test_what_is_called_like_a_unit_is_one(title: str) -> None:
    assert re.search(BY_UNIT, title)


@pytest.mark.parametrize("title", ["政务服务中心", "服务中心", "新闻中心", "走进白云镇", "网上政府", "政民互动"])
def test_what_is_called_like_a_menu_is_no_unit(title: str) -> None:
    assert not re.search(BY_UNIT, title)


def test_lists_live_on_the_hosts_of_the_column() -> None:
    found = read(
        '<a href="https://slj.other.gov.cn/">水利局</a><a href="/jyj/">教育局</a>', replace(REPORTS, lists=BY_UNIT)
    )
    assert branches(found) == ["https://www.qingshan.gov.cn/jyj/"]


def test_an_article_of_links_is_read_as_a_list_of_reports() -> None:
    article = '<div id="zoom"><p>请见<a href="/a/22.html">2022年</a>的报告。</p></div><a href="/b.html">网站地图</a>'
    assert titles(read(article, REPORTS)) == ["2022年"]
    with pytest.raises(SiteChanged):
        read(article, Column("通知", SITE))


def test_a_page_with_nothing_of_the_kind_has_changed() -> None:
    with pytest.raises(SiteChanged):
        read("<p>页面不存在</p>", replace(REPORTS, lists=BY_UNIT))
    assert len(titles(read(f"<ul>{rows(3)}</ul>", REPORTS))) == 3


def test_units_of_a_tree_are_named_as_printed_and_years_are_none() -> None:
    tree = '<ul><li><a href="u1/">教育局</a></li><li><a href="u2/">正阳镇</a></li><li><a href="y/">2024年</a></li></ul>'
    found = read(tree, replace(REPORTS, lists=f"{BY_UNIT}|{BY_YEAR}"))
    assert found.units == {f"{SITE}u1/": "教育局", f"{SITE}u2/": "正阳镇"}
    assert read(tree, Column("通知", SITE, lists=BY_UNIT)).units == {}
