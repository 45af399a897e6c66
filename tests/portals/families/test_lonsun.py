"""Lonsun: a page without rows leads to its label (docs/families.md#lonsun)."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from gkcrawl.portals.detect import detect
from gkcrawl.portals.families.lonsun import LonsunFamily
from tests.portals.pages import page

SITE = "https://www.qingshan.gov.cn"


def test_a_lonsun_page_without_rows_leads_to_its_label() -> None:
    url = f"{SITE}/public/column/21711?type=4&catId=3271&action=list"
    shell = "<script>var siteId = '6794'; Ls.public.init({siteId: siteId, organId: '21711'});</script>"
    assert isinstance(detect(page(shell, url)), LonsunFamily)
    following = LonsunFamily().read_list(page(shell, url)).pagination.next
    assert following is not None
    asked = parse_qs(urlsplit(following.url).query)
    assert (asked["siteId"], asked["organId"], asked["catId"], asked["pageIndex"]) == (
        ["6794"],
        ["21711"],
        ["3271"],
        ["1"],
    )
