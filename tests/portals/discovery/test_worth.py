"""Which links promise columns."""

from __future__ import annotations

import pytest

from gkcrawl.portals.discovery.links import Place, SiteLink
from gkcrawl.portals.discovery.worth import worth

ROOT = "http://www.qingshan.gov.cn"


def points(path: str, text: str = "通知公告", place: Place = "link") -> float:
    return worth(SiteLink(ROOT + path, text, place))


def test_what_leads_to_many_columns_comes_before_columns_and_these_before_the_rest() -> None:
    order = [
        points("/zwgk/", "政务公开"),
        points("/tzgg/", "通知公告"),
        points("/xq/", "走进青山"),
        points("/jg/", "机构职能"),
        points("/x/1.html", "青山市召开全市防汛抗旱工作动员部署会议"),
    ]
    assert order == sorted(order, reverse=True) and len(set(order)) == len(order)
    assert points("/wzdt/", "网站地图") > points("/tzgg/")


@pytest.mark.parametrize("text", ["注册管理", "备案公示", "版权保护", "信息查询"])
def test_words_of_a_sites_own_pages_may_stand_in_names_of_columns(text: str) -> None:
    assert points("/x/", text) > 0


def test_links_in_blocks_are_columns_only_if_their_words_say_so() -> None:
    assert 0 < points("/x/501.html", "政府信息公开年报", "row") < points("/x/501.html", "政府信息公开年报")
    assert points("/x/501.html", "市长调研城区排涝", "row") == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/tzgg/202603/t20260301_7.html", "通知公告"),
        ("/art/2026/3/1/art_284_77.html", "通知公告"),
        ("/files/a.pdf", "通知公告"),
        ("/picture/a.jpg", "通知公告"),
        ("/login.jsp", "信息公开"),
        ("/so/", "站内搜索"),
        ("/mail/", "县长信箱"),
        ("/list.jsp?year=2026&month=3", "通知公告"),
        ("/list.jsp?cid=3&keyword=a", "通知公告"),
        ("/a/a/a/a/", "通知公告"),
        ("/x/7.html", "青山市人民政府办公室关于印发青山市二〇二六年防汛抗旱应急预案的通知"),
    ],
)
def test_articles_files_searches_logins_and_calendars_are_not_asked_for(path: str, text: str) -> None:
    assert points(path, text) == 0


@pytest.mark.parametrize(
    "path",
    [
        *("/list.aspx?id=7", "/index.php?m=content&c=index&a=lists&catid=9", "/col/col284/"),
        *("/zwgk/list/93365db5945d0597b974a52f77247d2c.html", "/channel/1234567890.html"),
    ],
)
def test_numbered_columns_are(path: str) -> None:
    assert points(path) > 0


def test_where_columns_and_articles_are_hashes_the_words_decide() -> None:
    path = "/zwgk/5261539cab7de0487b6b41415acc7f61.html"
    assert points(path, "重点领域") > 0 and points(path, "政务公开") > 0 and points(path, "", "more") > 0
    assert points(path, "全市水库防汛工作部署会召开") == 0
    assert points("/art/2026/3/1/art_284_77.html", "", "more") == 0
