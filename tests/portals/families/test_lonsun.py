"""Lonsun: a page without rows leads to its label (docs/families.md#lonsun)."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from gkcrawl.portals.families.lonsun import LonsunFamily
from tests.portals.pages import page

SITE = "https://www.qingshan.gov.cn"


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
