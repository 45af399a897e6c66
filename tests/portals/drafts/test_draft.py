"""What of a site is declared, and what is asked for when it does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gkcrawl.data import rows
from gkcrawl.errors import ConfigError
from gkcrawl.portals.column import BY_YEAR
from gkcrawl.portals.discovery.site import Claim, Owner, Site, SiteColumn, Unread
from gkcrawl.portals.drafts.draft import Wishes, draft, folder_of, portal_name, reads, region_of

HOME = "http://slj.example.gov.cn/"
OWNER = Owner(Claim("常州市水利局", "版权所有 on its home page"), Claim("320400", "its agency"))


def column(name: str, path: str = "", *, kind: str | None = None, family: str = "generic") -> SiteColumn:
    return SiteColumn(name, f"{HOME}{path or name}/", kind=kind, family=family, rows=5)


def site(*columns: SiteColumn, owner: Owner = OWNER) -> Site:
    return Site(HOME, owner, list(columns), requests=12)


def test_a_site_is_a_portal() -> None:
    found = draft(
        "changzhou_slj", site(column("通知公告", "tz", family="trs"), column("年报", "nb", family="trs")), Wishes()
    )
    assert (found.name, found.agency, found.region, found.folder) == (
        "changzhou_slj",
        "常州市水利局",
        "320400",
        "jiangsu",
    )
    assert found.family.name == "trs"
    assert [(one.name, one.url) for one in found.columns] == [("通知公告", f"{HOME}tz/"), ("年报", f"{HOME}nb/")]


def test_what_a_person_says_comes_first() -> None:
    wishes = Wishes(agency="青山市水利局", region="110000", folder="mine", family="generic")
    found = draft("x", site(column("a", family="trs")), wishes)
    assert (found.agency, found.region, found.folder, found.family.name) == (
        "青山市水利局",
        "110000",
        "mine",
        "generic",
    )
    assert draft("x", site(column("a")), Wishes(agency="江苏省苏州市水务局")).region == "320500"


@pytest.mark.parametrize(
    ("families", "chosen"),
    [
        (("trs", "trs"), "trs"),
        (("trs", "generic", "trs"), "trs"),  # both read any HTML list
        (("jpage", "generic"), "mixed"),
        (("jpage", "xxgk"), "mixed"),
        (("json",), "json"),
    ],
)
def test_the_family_reads_all_columns(families: tuple[str, ...], chosen: str) -> None:
    columns = [column(f"column {place}", family=family) for place, family in enumerate(families)]
    assert draft("x", site(*columns), Wishes()).family.name == chosen


@pytest.mark.parametrize(
    ("family", "other", "verdict"),
    [("trs", "generic", True), ("mixed", "json", True), ("generic", "json", False), ("jpage", "generic", False)],
)
def test_which_family_reads_which_pages(family: str, other: str, verdict: bool) -> None:
    assert reads(draft("x", site(column("a")), Wishes(family=family)).family, other) is verdict


@pytest.mark.parametrize(
    ("owner", "says"),
    [
        (Owner(), r"--agency=<full name>; .*--region=<six-digit"),
        (Owner(region=Claim("320400", "its host")), r"--agency=<full name> \(found: 1 columns \(通知\), region 320400 \(its host\)\)"),
        (Owner(Claim("水利局", "its title")), "'水利局' is no full name of an agency: give --agency"),
        (Owner(Claim("示例市教育局", "its title")), "nothing says where it is: give --region"),
        (Owner(Claim("示例市教育局", "its title"), Claim("329900", "?")), "329900 is no division in force"),
    ],
)  # fmt: skip
def test_what_is_nowhere_is_asked_for_by_its_option(owner: Owner, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        draft("x", site(column("通知"), owner=owner), Wishes())


def test_columns_of_some_kinds() -> None:
    found = site(column("年报", kind="年报"), column("政策文件", kind="规范性文件"), column("视频"))
    chosen = draft("x", found, Wishes(kinds=["年报"]))
    assert ([one.name for one in chosen.columns], chosen.left_out) == (["年报"], ("政策文件", "视频"))
    with pytest.raises(ConfigError, match=r"no column of the kinds 人事.*found: 年报, 规范性文件, 视频"):
        draft("x", found, Wishes(kinds=["人事"]))


def test_photos_links_and_services_are_declared_when_asked_for() -> None:
    found = site(
        column("年报"), column("图片新闻", kind="工作动态"), column("网上办事", kind="办事服务"), column("图解政策")
    )
    chosen = draft("x", found, Wishes())
    assert ([one.name for one in chosen.columns], chosen.left_out) == (["年报", "图解政策"], ("图片新闻", "网上办事"))
    assert len(draft("x", found, Wishes(everything=True)).columns) == 4
    with pytest.raises(ConfigError, match=r"no column but photos.*--all"):
        draft("x", site(column("图片新闻")), Wishes())


def test_a_column_that_is_empty_today_is_not_declared() -> None:
    empty = replace(column("机构改革"), total=0)
    assert [one.name for one in draft("x", site(column("年报"), empty), Wishes(everything=True)).columns] == ["年报"]


def test_a_column_of_years_says_so() -> None:
    years = SiteColumn("年报", f"{HOME}nb/", rows=5, lists=BY_YEAR)
    assert [one.lists for one in draft("x", site(years, column("通知")), Wishes()).columns] == [BY_YEAR, None]


def test_a_section_of_a_site_has_the_columns_below_it() -> None:
    of_all = [SiteColumn(name, f"{HOME}{name}/", rows=5) for name in ("要闻", "公告")]
    own = SiteColumn("本局通知", f"{HOME}slj/tz/", rows=5)
    section = Site(f"{HOME}slj/index.html", OWNER, [*of_all, own])
    chosen = draft("x", section, Wishes())
    assert ([one.name for one in chosen.columns], chosen.left_out) == (["本局通知"], ("要闻", "公告"))
    assert len(draft("x", section, Wishes(everything=True)).columns) == 3
    whole = Site(f"{HOME}portal/index.html", OWNER, [*of_all, SiteColumn("公示", f"{HOME}公示/", rows=5)])
    assert len(draft("x", whole, Wishes()).columns) == 3


def test_a_column_has_the_kind_of_its_documents_where_they_are_of_one() -> None:
    found = site(column("年报", kind="年报"), column("动态", kind="工作动态"), column("其他", kind="?"))
    assert [one.kind for one in draft("x", found, Wishes()).columns] == ["annual_report", None, None]


def test_a_site_without_columns_says_what_became_of_its_pages() -> None:
    empty = Site(HOME, OWNER, unread=[Unread(HOME, "its menu is written by a script")], requests=1)
    with pytest.raises(ConfigError, match=f"no column found in 1 pages.*{HOME}: its menu is written"):
        draft("x", empty, Wishes())


def test_what_no_portal_may_declare_twice_is_declared_once() -> None:
    columns = column("通知", "tz"), column("公告", "tz"), column("通知", "other"), column("公示", "gs")
    assert [one.name for one in draft("x", site(*columns), Wishes()).columns] == ["通知", "公示"]


def test_every_province_has_its_folder() -> None:
    folders = [row["folder"] for row in rows("provinces")]
    assert len(set(folders)) == len(folders) and all(folder.isalpha() and folder.islower() for folder in folders)
    assert [folder_of(code) for code in ("100000", "630102", "610100", "150000")] == [
        "ministries",
        "qinghai",
        "shaanxi",
        "neimenggu",
    ]


def test_a_region_is_read_from_a_name_that_only_one_division_bears() -> None:
    assert region_of("江苏省南京市鼓楼区教育局") == "320106"
    assert region_of("财政部") == "100000"
    assert region_of("鼓楼区教育局") is None
    assert region_of("示例市教育局") is None


@pytest.mark.parametrize(
    ("home", "name"),
    [
        ("http://rsj.gzdaozhen.gov.cn/", "gzdaozhen_rsj"),
        ("http://www.cicpa.org.cn/", "cicpa"),
        ("https://www.gov.cn", "gov"),
        ("http://www.changzhou.gov.cn/slj/index.html", "changzhou_slj"),
        ("http://127.0.0.1:8850/trs/", "site_127_0_0_1_trs"),
        ("http://12345.sz.gov.cn/", "sz_12345"),
        ("http://www.公安.gov.cn/", "site"),
        ("http://www.x-y.com/", "x_y"),
    ],
)
def test_a_name_is_made_of_the_host(home: str, name: str) -> None:
    assert portal_name(home) == name


def test_names_are_unique() -> None:
    assert portal_name("http://www.zj.gov.cn/", ["zj", "zj_2"]) == "zj_3"
