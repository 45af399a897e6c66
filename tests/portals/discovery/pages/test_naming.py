"""What a column is called, and names that no two columns share."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.discovery.pages.naming import ColumnName, column_name, site_names, unique_names
from gkcrawl.portals.discovery.site import SiteColumn
from tests.portals.pages import SITE, rows

CRUMB = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a>{}</div>'
SITE_META = '<meta name="SiteName" content="青禾县水利局">'


def page(title: str = "", body: str = "", metas: str = "") -> Page:
    return Page(f"<html><head><title>{title}</title>{metas}</head><body>{body}</body></html>", SITE)


@pytest.mark.parametrize(
    ("title", "name", "parents"),
    [
        ("通知公告_政务公开_青禾县水利局", "通知公告", ("政务公开",)),
        ("青禾县水利局-政务公开-通知公告", "通知公告", ("政务公开",)),
        ("青禾县水利局 通知公告", "通知公告", ()),
        ("通知公告——青禾县水利网", "通知公告", ()),
        ("青禾县水利局：通知公告", "通知公告", ()),
        ("青禾县水利局通知公告", "通知公告", ()),
        ("青禾县水利网-通知公告", "通知公告", ()),
        ("办事指引_欢迎访问青禾县水利局", "办事指引", ()),
        ("新闻中心 - 青禾县水利局", "新闻中心", ()),
        ("&lt;a href=&quot;./&quot;&gt;水利期刊&lt;/a&gt;", "水利期刊", ()),
        ("通知公告列表 | 青禾县水利局门户网站", "通知公告", ()),
        ("欢迎访问青禾县水利局", None, ()),
        ("青禾县水利局", None, ()),
        ("QINGHE COUNTY WATER BUREAU", "QINGHE COUNTY WATER BUREAU", ()),
        ("", None, ()),
    ],
)
def test_the_title_without_the_site(title: str, name: str | None, parents: tuple[str, ...]) -> None:
    found = column_name(page(title, metas=SITE_META))
    assert (found.name, found.parents) == (name, parents)


def test_names_of_the_site_that_are_known_are_none_of_its_columns() -> None:
    assert column_name(page("青禾水利 - 通知公告"), site_names=["青禾水利"]).name == "通知公告"
    assert column_name(page("青禾水利"), site_names=["青禾水利"]).name is None


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # The breadcrumb ends in the page.
        (page("青禾县水利局", CRUMB.format(" &gt; 年报")), ColumnName("年报", ("政务公开",), "breadcrumb")),
        # It ends in the parent: the title names the page.
        (page("年报-青禾县水利局", CRUMB.format("")), ColumnName("年报", ("政务公开",), "title")),
        # It ends in a word of the template.
        (page("青禾县水利局", CRUMB.format(" &gt; 年报 &gt; 列表")), ColumnName("年报", ("政务公开",), "breadcrumb")),
        # The template prints the landing page's name on each page below it.
        (
            page("政府信息公开", CRUMB.format(" &gt; 政府信息公开"), '<meta name="ColumnName" content="年报">'),
            ColumnName("年报", ("政务公开", "政府信息公开"), "meta ColumnName"),
        ),
        # Two places agree against the first.
        (
            page("工作动态-青禾县水利局", CRUMB.format(" &gt; 水利"), '<meta name="ColumnName" content="工作动态">'),
            ColumnName("工作动态", ("政务公开", "水利"), "meta ColumnName"),
        ),
        # Only the menu says it.
        (
            page("青禾县水利局", f'<a href="/">首页</a><a href="{SITE}">招标信息</a>'),
            ColumnName("招标信息", (), "own link"),
        ),
        # Only the words above the rows say it.
        (page("青禾县水利局", f"<h2>招标信息</h2><ul>{rows(4)}</ul>"), ColumnName("招标信息", (), "heading")),
        # Nothing better than the step that the breadcrumb ends in.
        (page("青禾县水利局", CRUMB.format("")), ColumnName("政务公开", (), "breadcrumb")),
    ],
)
def test_sources_of_the_name(markup: Page, expected: ColumnName) -> None:
    assert column_name(markup) == expected


def test_what_a_home_page_calls_its_site_but_no_column() -> None:
    assert site_names(page("青禾在线-政务公开", metas=SITE_META)) == ["青禾县水利局", "青禾在线-政务公开", "青禾在线"]
    assert site_names(page()) == []


def test_where_no_part_of_the_title_is_known_a_usual_name_of_columns_is_the_page_s() -> None:
    assert column_name(page("青禾在线-通知公告")).name == "通知公告"
    assert column_name(page("劳务派遣-青禾在线")).name == "劳务派遣"


def test_links_without_an_address_are_no_menu() -> None:
    menu = "".join(f'<a href="">{name}</a>' for name in ("机构概况", "水利新闻", "水利科普", "水利论坛"))
    assert column_name(page("青禾县水利局", menu)) == ColumnName(None)


def test_one_source_is_one_however_often_it_says_so() -> None:
    menu = f'<a href="{SITE}">政务公开</a><p><a href="{SITE}">水利工程</a></p><p><a href="{SITE}">水利工程</a></p>'
    assert column_name(page("青禾县水利局", CRUMB.format(" &gt; 清淤") + menu)).name == "清淤"


def test_the_link_that_led_here_says_it_where_the_page_does_not() -> None:
    assert column_name(page("青禾县水利局"), "招标信息") == ColumnName("招标信息", (), "link")
    assert column_name(page("青禾县水利局"), "更多>>") == ColumnName(None)
    assert column_name(page("通知公告"), "公告").name == "通知公告"
    assert column_name(Page('{"rows": []}', SITE), "年报").name == "年报"


def test_columns_of_one_name_bear_the_nearest_parent_that_tells_them_apart() -> None:
    columns = [
        SiteColumn("政策法规", "a", parents=("政务公开",)),
        SiteColumn("政策法规", "b", parents=("部门概况", "就业创业")),
        SiteColumn("政策法规", "c", parents=("部门概况", "社保经办")),
        SiteColumn("年报", "d"),
    ]
    names = [column.name for column in unique_names(columns)]
    assert names == ["政策法规", "就业创业/政策法规", "社保经办/政策法规", "年报"]


@pytest.mark.parametrize(
    ("parents", "names"),
    [
        ((("新闻",), ("公开",)), ["新闻/动态", "公开/动态"]),
        ((("甲", "公开"), ("乙", "公开")), ["甲/动态", "乙/动态"]),
        ((("甲", "公开"), ("乙", "公开"), ("甲", "新闻"), ("乙", "新闻")), None),
        ((("公开",), ("公开",)), ["公开/动态", "公开/动态 (2)"]),
        (((), ()), ["动态", "动态 (2)"]),
    ],
)
def test_numbers_are_the_last_resort(parents: tuple[tuple[str, ...], ...], names: list[str] | None) -> None:
    columns = [SiteColumn("动态", str(number), parents=above) for number, above in enumerate(parents)]
    expected = names or ["甲/公开/动态", "乙/公开/动态", "甲/新闻/动态", "乙/新闻/动态"]
    assert [column.name for column in unique_names(columns)] == expected
