"""Fujian's pages: the first ones in one (docs/families.md#avalon)."""

from __future__ import annotations

from urllib.parse import parse_qsl

from gkcrawl.portals.families.avalon import AvalonFamily
from tests.portals.pages import page, row


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
