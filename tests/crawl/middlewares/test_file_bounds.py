"""A run that has fetched enough sends no more requests for files (gkcrawl/crawl/middlewares/file_bounds.py)."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.http import Response

from gkcrawl.crawl.middlewares.file_bounds import FileBounds
from gkcrawl.portals import Column, PortalSpider
from gkcrawl.portals.families.trs import TrsFamily
from gkcrawl.portals.walking.failure import Refused
from gkcrawl.portals.walking.files import FILE, WAITS
from gkcrawl.portals.walking.files import FileBounds as Bounds
from gkcrawl.portals.walking.memory import FileVisit

HOST = "http://www.example.gov.cn"


class Example(PortalSpider):
    name = "example_files"
    family = TrsFamily()
    agency, region = "示例市发展和改革局", "320100"
    columns = (Column("通知", f"{HOST}/tz/", kind="notice"),)


def _request(path: str) -> Request:
    return Request(HOST + path, cb_kwargs={FILE: FileVisit(HOST + path)})


def _came(spider: Example, path: str, body: bytes) -> None:
    request = _request(path)
    spider.files.parse(Response(request.url, body=body, request=request), request.cb_kwargs[FILE])


def test_a_run_that_has_fetched_enough_asks_for_no_more_files_but_for_pages() -> None:
    spider = Example()
    spider.files.bounds = Bounds("1", all=10)
    bounds = FileBounds(spider)
    bounds.process_request(_request("/a.pdf"))
    _came(spider, "/a.pdf", b"%PDF-1.7 ten bytes")
    with pytest.raises(Refused, match="this run has fetched 18 bytes of files") as raised:
        bounds.process_request(_request("/b.pdf"))
    assert raised.value.word == WAITS
    bounds.process_request(Request(f"{HOST}/tz/1.html"))


def test_a_captcha_stands_before_all_downloads_of_its_program() -> None:
    spider = Example()
    bounds = FileBounds(spider)
    _came(spider, "/download.jsp?id=1", "<html><body>请输入验证码</body></html>".encode())
    with pytest.raises(Refused, match="behind a captcha"):
        bounds.process_request(_request("/download.jsp?id=2"))
    bounds.process_request(_request("/downfile.jsp?id=2"))
    assert spider.counts == {"files/failed/captcha": 1}
