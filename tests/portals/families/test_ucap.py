"""UCAP: a page without rows leads to the search of its channel (docs/families.md#ucap)."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import PageRequest
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
