"""Cookies are kept as browsers do, by the installed list of public suffixes."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.http import Response

from gkcrawl.crawl.middlewares.cookies import Cookies


@pytest.mark.parametrize(
    ("domain", "sent"),
    [("", True), (".example.gov.cn", True), (".gov.cn", False)],
)
def test_none_for_a_public_suffix(domain: str, sent: bool) -> None:
    cookies = Cookies()
    asked = Request("http://www.example.gov.cn/1.html")
    header = "id=7; Path=/" + (f"; Domain={domain}" if domain else "")
    cookies.process_response(asked, Response(asked.url, headers={"Set-Cookie": header}))
    again = Request("http://www.example.gov.cn/2.html")
    cookies.process_request(again)
    assert (again.headers.get("Cookie") == b"id=7") is sent
