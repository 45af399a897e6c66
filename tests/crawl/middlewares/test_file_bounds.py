"""A run that has fetched enough sends no more requests for files (gkcrawl/crawl/middlewares/file_bounds.py)."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.http import Response

from gkcrawl.crawl.middlewares.file_bounds import FileBounds
from gkcrawl.document import Attachment, Document
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


def _came(spider: Example, path: str, body: bytes) -> list[str]:
    """What is asked for when a file has come."""
    request = _request(path)
    came = spider.files.parse(Response(request.url, body=body, request=request), request.cb_kwargs[FILE])
    return [next_one.url for next_one in came]


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
    spider.files.bounds = Bounds("1")
    paths = ("/download.jsp?id=1", "/download.jsp?id=2", "/downfile.jsp?id=2", "/a.pdf")
    files = [Attachment(url=HOST + path) for path in paths]
    document = Document(id="1", url=f"{HOST}/tz/1.html", attachments=files)
    asked = [request.url.removeprefix(HOST) for request in spider.files.of(document)]
    assert asked == ["/download.jsp?id=1", "/downfile.jsp?id=2", "/a.pdf"]
    assert _came(spider, paths[0], "<html><body>请输入验证码</body></html>".encode()) == []
    assert spider.counts == {"files/failed/captcha": 1, "files/waits": 1}


def test_the_next_of_a_program_is_asked_for_when_one_has_come() -> None:
    spider = Example()
    spider.files.bounds = Bounds("1")
    files = [Attachment(url=f"{HOST}/download.jsp?id={number}") for number in range(3)]
    document = Document(id="1", url=f"{HOST}/tz/1.html", attachments=files)
    assert [request.url for request in spider.files.of(document)] == [files[0].url]
    assert _came(spider, "/download.jsp?id=0", b"%PDF-1.7") == [files[1].url]
    assert _came(spider, "/download.jsp?id=1", b"%PDF-1.7") == [files[2].url]
    assert _came(spider, "/download.jsp?id=2", b"%PDF-1.7") == []
