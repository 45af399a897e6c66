"""Where a page leads, wherever its addresses stand."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.discovery.links import Place, SiteLink, links_of
from tests.portals.pages import SITE, page

ROOT = "https://www.qingshan.gov.cn"
NOTICES = f"{ROOT}/tzgg/"


@pytest.mark.parametrize(
    ("body", "link"),
    [
        ('<a href="/tzgg/">通知公告</a>', SiteLink(NOTICES, "通知公告")),
        ('<a href="/tzgg/"><img src="a.png" alt="通知公告"></a>', SiteLink(NOTICES, "通知公告")),
        ("<div onclick=\"location.href='/tzgg/'\">通知公告</div>", SiteLink(NOTICES, "通知公告")),
        ('<map><area href="/tzgg/" alt="通知公告"></map>', SiteLink(NOTICES, "通知公告")),
        (
            '<select onchange="go(this)"><option value="/tzgg/">通知公告</option></select>',
            SiteLink(NOTICES, "通知公告"),
        ),
        ('<iframe src="/tzgg/"></iframe>', SiteLink(NOTICES, "", "frame")),
        ("<script>document.write('<a href=\"/tzgg/\">通知公告</a>')</script>", SiteLink(NOTICES, "通知公告")),
        ('<script>var menu=[{name:"通知公告",url:"/tzgg/"}]</script>', SiteLink(NOTICES, "通知公告", "menu")),
        (
            '<div><h3><span>通知公告</span><a href="/tzgg/">更多&gt;&gt;</a></h3><ul><li>关于</li></ul></div>',
            SiteLink(NOTICES, "", "more"),
        ),
        ('<div>当前位置：<a href="/tzgg/">通知公告</a></div>', SiteLink(NOTICES, "通知公告", "breadcrumb")),
    ],
)
def test_a_link_is_found_where_it_stands(body: str, link: SiteLink) -> None:
    assert links_of(page(body)) == [link]


def test_the_arrow_of_a_pager_leads_to_no_column() -> None:
    arrow = '<li><a href="/tzgg/list-2.html">&raquo;</a></li>'
    assert links_of(page(f'<div class="pagination"><ul><li class="active">1</li>{arrow}</ul></div>')) == []
    assert links_of(page(f'<div class="news"><h3>通知公告</h3><ul>{arrow}</ul></div>')) == [
        SiteLink(f"{NOTICES}list-2.html", "", "more")
    ]


def test_counters_and_codes_are_no_pages() -> None:
    found = links_of(
        page('<iframe src="/visitcount?id=1"></iframe><select><option value="320100">青山市</option></select>')
    )
    assert found == []


def test_the_folder_of_articles_is_a_column() -> None:
    rows = "".join(f'<a href="{SITE}202603/t2026030{n}_10{n}.html">关于第{n}批的通知</a>' for n in (1, 2))
    other = '<a href="/art/2026/3/1/art_284_77.html">关于防汛的通知</a>'
    folders = [link.url for link in links_of(page(rows + other)) if link.place == "folder"]
    assert folders == [SITE, f"{ROOT}/col/col284/index.html"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[{"name":"通知公告","url":"../tzgg/"}]', "tree"),
        ('{"data":{"html":"<ul><a href=\\"/tzgg/\\">通知公告</a></ul>"}}', "link"),
        ("document.write('<a href=\"/tzgg/\">通知公告</a>');", "link"),
        ("var menu = [{title: '通知公告', url: '/tzgg/'}];", "menu"),
    ],
)
def test_a_menu_is_read_from_json_and_from_scripts(text: str, place: Place) -> None:
    assert links_of(Page(text, f"{ROOT}/tree/list.json")) == [SiteLink(NOTICES, "通知公告", place)]


def test_a_sitemap_names_pages_and_further_sitemaps() -> None:
    locations = "".join(f"<url><loc>{ROOT}{path}</loc></url>" for path in ("/tzgg/", "/sitemap_2.xml"))
    found = links_of(Page(f'<?xml version="1.0"?><urlset xmlns="x">{locations}</urlset>', f"{ROOT}/sitemap.xml"))
    assert found == [SiteLink(NOTICES, "", "sitemap"), SiteLink(f"{ROOT}/sitemap_2.xml", "", "map")]
