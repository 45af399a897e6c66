"""Whose a site is, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.discovery.owner import OwnerSearch

if TYPE_CHECKING:
    from gkcrawl.portals.discovery.site import Owner


def site(*pages: str, home: str = "http://www.example.gov.cn/") -> Owner:
    """The owner of a site with these pages, the first its home page."""
    search = OwnerSearch(home)
    for number, markup in enumerate(pages):
        url = home if number == 0 else f"{home}a/{number}.html"
        search.read(Page(f"<html>{markup}</html>", url))
    return search.owner()


def said(owner: Owner) -> tuple[str | None, str | None]:
    return owner.agency.value if owner.agency else None, owner.region.value if owner.region else None


def test_title_and_foot_confirm_each_other_and_say_so() -> None:
    owner = site("<title>靖宇县水利局</title><p>主办：靖宇县水利局</p>", "<p>主办：靖宇县水利局</p>")
    assert said(owner) == ("靖宇县水利局", "220622")
    assert owner.agency is not None
    assert owner.agency.evidence == "<title> of the home page, 主办 in the foot of 2 pages"


def test_the_office_in_the_title_is_the_owner_though_the_government_runs_all_sites() -> None:
    foot = "<p>主办：靖宇县人民政府办公室 版权所有：靖宇县人民政府 网站标识码：2206220001</p>"
    sitename = "<meta name=SiteName content=靖宇县人民政府>"
    assert said(site(f"<title>靖宇县水利局</title>{sitename}{foot}")) == ("靖宇县水利局", "220622")


def test_the_portal_that_a_governments_office_runs_is_the_governments() -> None:
    owner = site("<title>中国靖宇</title><p>主办：靖宇县人民政府办公室 承办：靖宇县大数据中心</p>")
    assert said(owner) == ("靖宇县人民政府", "220622")


def test_an_office_without_its_place_gets_it_from_the_code_of_the_site() -> None:
    code = "<p>网站标识码：2206220007</p>"
    assert said(site(f"<title>人力资源和社会保障局</title>{code}")) == ("靖宇县人力资源和社会保障局", "220622")
    assert said(site("<title>人力资源和社会保障局</title>")) == (None, None)


def test_an_ambiguous_name_keeps_no_region_that_nothing_says() -> None:
    assert said(site("<title>鼓楼区教育局</title>")) == ("鼓楼区教育局", None)
    assert said(site("<title>鼓楼区教育局</title><p>电话：0591-87853616</p>")) == ("鼓楼区教育局", "350102")


def test_an_association_of_the_country() -> None:
    owner = site("<title>中国水利师协会报名</title><p>版权声明： 中国水利师协会京ICP备05032222-1号</p>")
    assert said(owner) == ("中国水利师协会", "100000")


def test_a_school_is_where_it_sits() -> None:
    owner = site("<title>青禾大学</title><p>版权所有：青禾大学 地址：江苏省常州市正阳路1号 电话：0519-85685023</p>")
    assert said(owner) == ("青禾大学", "320400")


def test_who_undertakes_or_supports_a_site_does_not_own_it() -> None:
    assert said(site("<title>欢迎</title><p>承办：靖宇县大数据中心 技术支持：青禾有限公司</p>"))[0] is None


def test_a_foot_copied_from_another_place_is_not_believed_against_code_and_title() -> None:
    owner = site("<title>靖宇县水利局</title><p>主办：抚松县水利局 网站标识码：2206220007</p>")
    assert said(owner) == ("靖宇县水利局", "220622")


def test_the_agency_of_most_documents_confirms_a_code() -> None:
    notice = "<title>公告</title><h1>靖宇县水利局关于停水的公告</h1><p>{}因管道检修停水。</p><p>靖宇县水利局</p>"
    owner = site("<p>网站标识码：2206220007</p>", *(notice.format(f"第{number}区") for number in range(4)))
    assert said(owner) == ("靖宇县水利局", "220622")


def test_a_part_of_the_site_that_few_pages_speak_of_does_not_own_it() -> None:
    part = "<p>版权所有：青禾大学人事处</p>"
    owner = site("<title>首页</title>", part, *(["<p>版权所有：青禾大学</p>"] * 4))
    assert said(owner)[0] == "青禾大学"


def test_a_college_is_of_the_university_that_the_foot_names() -> None:
    foot = "<p>Copyright © 2020 常州青禾学院大数据学院 All Rights Reserved</p>"
    assert said(site(f"<title>大数据学院</title>{foot}")) == ("常州青禾学院大数据学院", "320400")


def test_a_school_called_after_a_city_is_where_post_and_telephone_are() -> None:
    foot = "<p>版权所有：中山大学 地址：广州市正阳路1号 电话：020-84112828</p>"
    assert said(site(f"<title>中山大学</title>{foot}")) == ("中山大学", "440100")


def test_a_zone_is_its_administration() -> None:
    owner = site("<title>苏州工业园区</title><p>主办：苏州工业园区管理委员会 网站标识码：3205000099</p>")
    assert said(owner) == ("苏州工业园区管理委员会", "320500")


def test_a_picture_of_another_site_alone_names_no_owner() -> None:
    assert said(site('<title>欢迎</title><a href="http://other.example/"><img alt="吉林省水利厅"></a>'))[0] is None
