"""Answers of interfaces that belong to HTML columns."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.families.avalon import AvalonFamily
from gkcrawl.portals.families.list_data import ListDataFamily


@pytest.mark.parametrize("family", [AvalonFamily(), ListDataFamily()])
def test_answers_to_the_form_are_lists_too(family: AvalonFamily | ListDataFamily) -> None:
    url = "https://swt.qingshan.gov.cn/queryList"
    answer = '{"total": 5, "size": 2, "docs": [{"title": "关于河道清淤的通知", "url": "/a/1.html", "pubDate": "2026-03-01"}]}'
    found = family.read_list(Page(answer, url), PageRequest("POST", url, "channelid=7&page=2"))
    assert (found.cms, [entry.date for entry in found.entries]) == (family.name, ["2026-03-01"])
    assert found.pagination.next == PageRequest("POST", url, "channelid=7&page=3")
