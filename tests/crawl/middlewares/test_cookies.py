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


def test_where_nobody_has_a_cookie_no_jar_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    cookies, plain = Cookies(), Request("http://www.example.gov.cn/1.html")
    with monkeypatch.context() as patched:
        patched.setattr("scrapy.http.cookies.CookieJar.add_cookie_header", None)
        patched.setattr("scrapy.http.cookies.CookieJar.make_cookies", None)
        cookies.process_request(plain)
        cookies.process_response(plain, Response(plain.url))
    assert "Cookie" not in plain.headers


def test_cookies_of_a_request_are_sent_and_kept() -> None:
    cookies, asked, later = Cookies(), Request("http://a.example/1", cookies={"id": "7"}), Request("http://a.example/2")
    cookies.process_request(asked)
    cookies.process_request(later)
    assert (asked.headers["Cookie"], later.headers["Cookie"]) == (b"id=7", b"id=7")
