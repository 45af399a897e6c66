"""Which page a request asks for, and the request for another."""

from __future__ import annotations

import pytest

from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.paging.page_requests import asked_number, asked_size, further_rows, turn_page

QUERY = PageRequest("GET", "https://a.gov.cn/list?column=7&page=2&pageSize=15")
FORM = PageRequest("POST", "https://a.gov.cn/list", '{"channelId": 7, "pageNo": 2, "pageSize": 15}')


@pytest.mark.parametrize("request_", [QUERY, FORM])
def test_number_and_size_are_read_and_the_page_turned(request_: PageRequest) -> None:
    assert (asked_number(request_), asked_size(request_)) == (2, 15)
    turned = turn_page(request_, 3)
    assert turned is not None and asked_number(turned) == 3


def test_some_count_rows() -> None:
    rows = PageRequest("GET", "https://a.gov.cn/s?start=0&rows=10")
    more = further_rows(rows, 10, 25)
    assert more is not None and "start=10" in more.url
    assert further_rows(rows, 10, 10) is None


def test_a_request_without_a_number_cannot_be_turned() -> None:
    assert turn_page(PageRequest("GET", "https://a.gov.cn/list.json"), 2) is None
