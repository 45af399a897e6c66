"""What Scrapy received, as text."""

from __future__ import annotations

from scrapy.http import Headers, Response

from gkcrawl.portals.walking.messages import plain_headers


def test_headers_that_are_no_utf8_cost_nothing() -> None:
    sent = Headers({"X-Column": "通知公告".encode("gbk"), "X-Name": "通知".encode(), "Etag": b'"1"'})
    sent.appendlist("Set-Cookie", b"a=1")
    sent.appendlist("Set-Cookie", b"b=2")
    assert plain_headers(Response("http://a.gov.cn/", headers=sent)) == {
        "X-Column": "通知公告".encode("gbk").decode("latin-1"),
        "X-Name": "通知",
        "Etag": '"1"',
        "Set-Cookie": "a=1,b=2",
    }
