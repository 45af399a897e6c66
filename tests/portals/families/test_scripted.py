"""Lists that scripts hold (docs/families.md#avalon, docs/families.md#list_data)."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.families.avalon import AvalonFamily
from gkcrawl.portals.families.list_data import ListDataFamily
from tests.portals.pages import page, row

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


def test_all_static_pages_are_in_the_page_and_templates_are_not_rows() -> None:
    body = (
        (
            f'<div ms-visible="showStatic"><ul ms-visible="$showStatic(1)">{row(1)}{row(2)}</ul>'
            f'<ul ms-visible="$showStatic(2)">{row(3)}{row(4)}</ul></div>'
            '<ul><li ms-repeat="list"><a ms-attr-href="el.url">{{el.title}}</a></li></ul>'
            "<script>listArgs: {channelid: 229, classsql: '' || 'chnlid=29', sortfield: '-docreltime'}, pagebar: "
            "{prepage: 2, recordCount: '9'}</script>"
        )
        .replace("'' ||", '"" ||')
        .replace("'chnlid=29'", '"chnlid=29"')
    )
    found = AvalonFamily().read_list(page(body, "https://swt.qingshan.gov.cn/tzgg/"))
    assert len(found.entries) == 4
    assert (found.pagination.total_records, found.pagination.total_pages) == (9, 5)
    follow = found.pagination.next
    assert follow is not None
    assert (follow.method, follow.url) == ("POST", "https://swt.qingshan.gov.cn/fjdzapp/search")
    assert dict(parse_qsl(follow.body or ""))["page"] == "3"
    assert dict(parse_qsl(follow.body or ""))["classsql"] == "chnlid=29"


@pytest.mark.parametrize("family", [AvalonFamily(), ListDataFamily()])
def test_answers_to_the_form_are_lists_too(family: AvalonFamily | ListDataFamily) -> None:
    url = "https://swt.qingshan.gov.cn/queryList"
    answer = '{"total": 5, "size": 2, "docs": [{"title": "关于河道清淤的通知", "url": "/a/1.html", "pubDate": "2026-03-01"}]}'
    found = family.read_list(Page(answer, url), PageRequest("POST", url, "channelid=7&page=2"))
    assert (found.cms, [entry.date for entry in found.entries]) == (family.name, ["2026-03-01"])
    assert found.pagination.next == PageRequest("POST", url, "channelid=7&page=3")
