"""Epoint EWB: a script names the site (docs/families.md#ewb)."""

from __future__ import annotations

import json

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import Column
from gkcrawl.portals.detect import detect
from gkcrawl.portals.families.ewb import EwbFamily

SITE = "https://www.qingshan.gov.cn"


def test_ewb_reads_the_site_from_a_script_and_asks_for_the_column() -> None:
    family = EwbFamily()
    first = family.first_request(Column("年报", f"{SITE}/xxgk/govInfoPub.html?deptcode=D1&categorynum=003"))
    assert first.url == f"{SITE}/js/webBuilderCommon.js#deptcode=D1&categorynum=003"
    column = Page(
        '<script src="/js/webBuilderCommon.js"></script>',
        first.url.replace("/js/webBuilderCommon.js#", "/xxgk/govInfoPub.html?"),
    )
    assert isinstance(detect(column), EwbFamily)
    assert family.read_list(column).pagination.next == first
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
