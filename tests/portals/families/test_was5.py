"""Answers of WAS5 (docs/families.md#was5)."""

from __future__ import annotations

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.families.was5 import Was5Family


def test_was5_may_answer_in_json() -> None:
    url = "https://www.qingshan.gov.cn/was5/web/search?channelid=29&page=1&prepage=1"
    answer = '{"count": 2, "docs": [{"title": "关于河道清淤的通知", "url": "/a/t1.html", "pubdate": "2026-03-01"}]}'
    listing = Was5Family().read_list(Page(answer, url), PageRequest("GET", url))
    assert (listing.cms, listing.entries[0].date) == ("was5", "2026-03-01")
