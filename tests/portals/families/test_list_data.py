"""Rows in listData, more from /queryList (docs/families.md#list_data)."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.families.list_data import ListDataFamily
from tests.portals.pages import page

URL = "https://sthj.qingshan.gov.cn/sthj/col/col42/index.html"
ARTICLE = (
    '{"title":"《监管办法》政策解读","pubDate":"2026-03-01 16:59","urls":"{\\"pc\\":\\"/sthj/col42/%d.html\\"}",'
    '"contentSource":"法规处","articleFiles":[{"fileName":"附件.pdf","domainName":"http://sthj.qingshan.gov.cn",'
    '"filePath":"/sthj/a.pdf"}]}'
)


def test_rows_of_list_data_and_the_query_for_more() -> None:
    body = (
        f"<base href='/sthj/'><script>var listData = {{ articleList: [{ARTICLE % 1},{ARTICLE % 2}], articleCount: '7' }};"
        "var params = {current: 1, unitid: '38', webSiteCode: ['sthj'], channelCode: ['col42'], perPage: '2'};</script>"
    )
    found = ListDataFamily().read_list(page(body, URL))
    assert [entry.url[-13:] for entry in found.entries] == ["/col42/1.html", "/col42/2.html"]
    assert found.entries[0].extra["attachments"] == [
        {"url": "http://sthj.qingshan.gov.cn/sthj/a.pdf", "name": "附件.pdf"}
    ]
    follow = found.pagination.next
    assert follow is not None
    assert (follow.method, follow.url) == ("POST", "https://sthj.qingshan.gov.cn/queryList")
    assert dict(parse_qsl(follow.body or "")) == {
        "current": "2",
        "unitid": "38",
        "webSiteCode[]": "sthj",
        "channelCode[]": "col42",
        "perPage": "2",
    }


def test_unreadable_list_data_is_a_changed_site() -> None:
    with pytest.raises(SiteChanged, match="articleList"):
        ListDataFamily().read_list(page("<script>var listData = {articleList: [{]}</script>", URL))
