"""Column pages without rows that say whom to ask."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import Column, PageRequest
from gkcrawl.portals.families.ewb import EwbFamily
from gkcrawl.portals.families.lonsun import LonsunFamily
from gkcrawl.portals.families.ucap import UcapFamily
from tests.portals.pages import page, rows

SITE = "https://www.qingshan.gov.cn"
CHANNEL = "0123456789abcdef" * 2


def test_a_ucap_page_without_rows_leads_to_the_search_of_its_channel() -> None:
    shell = f'<html><head><meta name="channelid" content="{CHANNEL}"></head><body></body></html>'
    following = UcapFamily().read_list(Page(shell, f"{SITE}/c1/common_list.shtml")).pagination.next
    assert following is not None
    assert following.url.startswith(f"{SITE}/common/search/{CHANNEL}?")
    assert parse_qs(urlsplit(following.url).query)["page"] == ["1"]
    own = shell.replace("<body>", f"<body><script>'/searchList/{CHANNEL}'</script>")
    following = UcapFamily().read_list(Page(own, f"{SITE}/c1/")).pagination.next
    assert following is not None
    assert following.url.startswith(f"{SITE}/searchList/{CHANNEL}?")


def test_the_answer_of_that_search_is_a_ucap_list() -> None:
    row = {"title": "关于河道清淤的通知", "url": "/c1/202603/a.shtml", "publishedTimeStr": "2026-03-01 09:00"}
    answer = json.dumps({"data": {"results": [row], "total": 31, "page": 1, "rows": 15}})
    url = f"{SITE}/common/search/{CHANNEL}?_pageSize=15&page=1"
    listing = UcapFamily().read_list(Page(answer, url), PageRequest("GET", url))
    assert (listing.cms, listing.pagination.total_records) == ("ucap", 31)
    assert listing.pagination.next == PageRequest("GET", url.replace("page=1", "page=2"))


def test_rows_in_the_page_win() -> None:
    listing = UcapFamily().read_list(
        page(f'<meta name="channelid" content="{CHANNEL}"><ul>{rows(4)}</ul>', f"{SITE}/c1/list.shtml")
    )
    assert (len(listing.entries), listing.pagination.next) == (4, None)


def test_a_lonsun_page_without_rows_leads_to_its_label() -> None:
    url = f"{SITE}/public/column/21711?type=4&catId=3271&action=list"
    following = LonsunFamily().read_list(page("<script>var siteId = '6794';</script>", url)).pagination.next
    assert following is not None
    asked = parse_qs(urlsplit(following.url).query)
    assert (asked["siteId"], asked["organId"], asked["catId"], asked["pageIndex"]) == (
        ["6794"],
        ["21711"],
        ["3271"],
        ["1"],
    )


@pytest.mark.parametrize("family", [UcapFamily(), LonsunFamily()])
def test_a_page_that_names_nobody_has_changed(family: UcapFamily | LonsunFamily) -> None:
    with pytest.raises(SiteChanged):
        family.read_list(page("<p>青山市</p>"))


def test_ewb_reads_the_site_from_a_script_and_asks_for_the_column() -> None:
    family = EwbFamily()
    first = family.first_request(Column("年报", f"{SITE}/xxgk/govInfoPub.html?deptcode=D1&categorynum=003"))
    assert first.url == f"{SITE}/js/webBuilderCommon.js#deptcode=D1&categorynum=003"
    script = Page("var siteInfo = {projectName: '/EWB-FRONT', siteGuid: 'g-1'};", first.url.partition("#")[0])
    following = family.read_list(script, first).pagination.next
    assert following is not None
    assert following.url == f"{SITE}/EWB-FRONT/rest/lightfrontaction/getgovinfolist"
    assert json.loads(following.body or "") == {
        "deptcode": "D1",
        "categorynum": "003",
        "siteGuid": "g-1",
        "pageIndex": 1,
        "pageSize": 50,
    }
    answer = json.dumps({"custom": {"data": [{"realtitle": "关于河道清淤的通知", "infourl": "/a/1.html"}]}})
    listing = family.read_list(Page(answer, following.url), following)
    assert [entry.url for entry in listing.entries] == [f"{SITE}/a/1.html"]
    with pytest.raises(SiteChanged, match="siteGuid"):
        family.read_list(Page("var x;", script.url), first)
