"""truecms: windows of records in XML in JSONP."""

from __future__ import annotations

import json

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.families.truecms import TruecmsFamily
from tests.portals.pages import page, row

PROXY = "https://www.qingshan.gov.cn/TrueCMS/messageController/getMessage.do"
FAMILY = TruecmsFamily()


def answer(count: int, total: int | None = None) -> str:
    records = "".join(f"<record><![CDATA[{row(n % 9 + 1)}]]></record>" for n in range(count))
    said = f"<totalrecord>{total}</totalrecord>" if total is not None else ""
    return f"cb({json.dumps({'result': f'<datastore>{said}<recordset>{records}</recordset></datastore>'})})"


def test_the_column_page_leads_to_the_first_window() -> None:
    shell = page(f"<script>list({{columnId:'c-7', proxyUrl:'{PROXY}'}})</script>")
    assert FAMILY.read_list(shell).pagination.next == PageRequest(
        "GET", f"{PROXY}?startrecord=1&endrecord=50&perpage=50&columnId=c-7&callback=cb"
    )


def test_windows_follow_one_another_up_to_the_total() -> None:
    url = f"{PROXY}?startrecord=1&endrecord=50&perpage=50&columnId=c-7&callback=cb"
    listing = FAMILY.read_list(Page(answer(50, 52), url), PageRequest("GET", url))
    assert listing.pagination.total_pages == 2
    following = listing.pagination.next
    assert following is not None
    assert "startrecord=51&endrecord=100" in following.url
    assert FAMILY.read_list(Page(answer(2, 52), following.url), following).pagination.next is None


def test_without_a_total_a_short_window_is_the_last() -> None:
    url = f"{PROXY}?startrecord=1&endrecord=50&perpage=50&columnId=c-7&callback=cb"
    assert FAMILY.read_list(Page(answer(50), url)).pagination.next is not None
    assert FAMILY.read_list(Page(answer(49), url)).pagination.next is None


@pytest.mark.parametrize("text", ["<html></html>", '{"result": null}', '{"result": "<record><![CDATA[x]]></record>"}'])
def test_anything_else_has_changed(text: str) -> None:
    with pytest.raises(SiteChanged):
        FAMILY.read_list(Page(text, PROXY))
