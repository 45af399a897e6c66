"""Answers of servers that keep no standard, byte by byte: a download handler that is strict about them loses pages."""

from __future__ import annotations

import json
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.processes import python

if TYPE_CHECKING:
    from collections.abc import Iterator

_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_FIVE = b"Content-Length: 5\r\n\r\nhello"
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n"

ANSWERS: dict[str, tuple[bytes, str]] = {
    # What came of a body, and whether it is whole.
    "chunks": (_CHUNKED + b"\r\n5\r\nhello\r\n0\r\n\r\n", "200 hello"),
    "chunks with extension and trailer": (_CHUNKED + b"\r\n5;a=b\r\nhello\r\n0\r\nX-T: 1\r\n\r\n", "200 hello"),
    "chunks cut between": (_CHUNKED + b"\r\n5\r\nhello\r\n", "200 hello dataloss"),
    "chunks cut within": (_CHUNKED + b"\r\n50\r\nhello", "200 hello dataloss"),
    "chunk of no size": (_CHUNKED + b"\r\n5\r\nhello\r\nzz\r\n", "200 hello dataloss"),
    "chunks that end with LF": (_CHUNKED + b"\r\n5\nhello\n0\n\n", "200  dataloss"),
    "chunks and a length": (_CHUNKED + b"Content-Length: 100\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "200 hello"),
    "longer than its length": (_OK + b"Content-Length: 3\r\n\r\nhello", "200 hel"),
    "shorter than its length": (_OK + b"Content-Length: 50\r\n\r\nhello", "200 hello dataloss"),
    "nothing of its length": (_OK + b"Content-Length: 50\r\n\r\n", "200  dataloss"),
    "length twice": (_OK + b"Content-Length: 5\r\n" + _FIVE, "200 hello"),
    "length as a list": (_OK + b"Content-Length: 5, 5\r\n\r\nhello", "200 hello"),
    "two lengths": (_OK + b"Content-Length: 9\r\n" + _FIVE, "connection"),
    "length of letters": (_OK + b"Content-Length: abc\r\n\r\nhello", "connection"),
    "until the connection ends": (_OK + b"\r\nhello", "200 hello partial"),
    "HTTP/1.0": (b"HTTP/1.0 200 OK\r\n\r\nhello", "200 hello partial"),
    "no body, yet one": (b"HTTP/1.1 204 No Content\r\n" + _FIVE, "204 "),
    "packed, taken as it came": (_OK + b"Content-Encoding: deflate\r\n" + _FIVE, "200 hello"),
    # Headers.
    "header of no colon": (_OK + b"garbage\r\n" + _FIVE, "200 hello"),
    "header of no value": (_OK + b"X-Odd:\r\n" + _FIVE, "200 hello"),
    "header name with a space": (_OK + b"X Name: 1\r\n" + _FIVE, "connection"),
    "header continued": (_OK + b"X-Odd: a\r\n b\r\n" + _FIVE, "200 hello | a b"),
    "header in GBK": (
        _OK + "X-Odd: 年报\r\n".encode("gbk") + _FIVE,
        "200 hello | " + "年报".encode("gbk").decode("latin-1"),
    ),
    "header in UTF-8": (_OK + "X-Odd: 年报\r\n".encode() + _FIVE, "200 hello | " + "年报".encode().decode("latin-1")),
    "header with NUL": (_OK + b"X-Odd: a\0b\r\n" + _FIVE, "200 hello | a\0b"),
    "header with CR": (_OK + b"X-Odd: a\rb\r\n" + _FIVE, "200 hello | a b"),
    "header of 12,000 bytes": (_OK + b"X-Odd: " + b"a" * 12_000 + b"\r\n" + _FIVE, "200 hello | " + "a" * 12_000),
    "300 headers": (_OK + b"".join(b"X-%d: 1\r\n" % n for n in range(300)) + _FIVE, "200 hello"),
    "lines that end with LF": (b"HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", "200 hello"),
    # The first line.
    "no reason": (b"HTTP/1.1 200\r\n" + _FIVE, "200 hello"),
    "reason in GBK": ("HTTP/1.1 404 找不到\r\n".encode("gbk") + _FIVE, "404 hello"),
    "status 999": (b"HTTP/1.1 999 Odd\r\n" + _FIVE, "999 hello"),
    "HTTP/1.2": (b"HTTP/1.2 200 OK\r\n" + _FIVE, "200 hello"),
    "http in small letters": (b"http/1.1 200 OK\r\n" + _FIVE, "200 hello"),
    "100 before": (b"HTTP/1.1 100 Continue\r\n\r\n" + _OK + _FIVE, "200 hello"),
    "103 before": (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + _OK + _FIVE, "200 hello"),
    "no first line": (b"<html>hello</html>", "connection"),
    "nothing": (b"", "connection"),
    "half a head": (b"HTTP/1.1 200 OK\r\nContent-", "connection"),
    # The limit.
    "too large by its length": (_OK + b"Content-Length: 30000\r\n\r\n", "too_large"),
    "too large in chunks": (_CHUNKED + b"\r\n4e20\r\n" + b"a" * 20_000 + b"\r\n0\r\n\r\n", "too_large"),
}

PROGRAM = """
import json, sys
import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings
from gkcrawl.portals.walking.failure import cause_of

class Odd(scrapy.Spider):
    name = "odd"
    start_urls = [f"{sys.argv[1]}/{number}/%7e%41" for number in range(int(sys.argv[2]))]
    # Robots, retries and what judges answers are no part of the handler.
    custom_settings = dict(ROBOTSTXT_OBEY=False, RETRY_ENABLED=False, COMPRESSION_ENABLED=False, LOG_ENABLED=False)
    custom_settings |= dict(DOWNLOAD_MAXSIZE=15_000, CONCURRENT_REQUESTS=1)

    async def start(self):
        for url in self.start_urls:
            yield scrapy.Request(url, self.parse, errback=self.failed, meta={"handle_httpstatus_all": True})

    def parse(self, response):
        told = [str(response.status), response.body.decode(), *response.flags]
        odd = response.headers.get("X-Odd", b"").decode("latin-1")
        self.tell(response.url, " ".join(told) + (f" | {odd}" if odd else ""))

    def failed(self, failure):
        self.tell(failure.request.url, cause_of(failure))

    def tell(self, url, told):
        print(json.dumps([int(url.split("/")[3]), told]))

process = AsyncCrawlerProcess(get_project_settings())
process.crawl(Odd)
process.start()
"""


@pytest.fixture(scope="module")
def crawl() -> tuple[list[str], dict[str, str]]:
    """The paths asked for, and what became of each answer."""
    names, asked = list(ANSWERS), list[str]()
    with serving([ANSWERS[name][0] for name in names], asked) as address:
        done = python(PROGRAM, address, str(len(names)))
    assert len(done.stdout.splitlines()) == len(names), done.stderr
    return asked, {names[number]: what for number, what in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", ANSWERS)
def test_what_becomes_of_an_answer(name: str, crawl: tuple[list[str], dict[str, str]]) -> None:
    assert crawl[1][name] == ANSWERS[name][1]


def test_each_is_asked_for_once_at_its_address_as_it_was_given(crawl: tuple[list[str], dict[str, str]]) -> None:
    assert crawl[0] == [f"/{number}/%7e%41" for number in range(len(ANSWERS))]


@contextmanager
def serving(answers: list[bytes], asked: list[str]) -> Iterator[str]:
    """A server that answers /N… with the Nth of ``answers``, and nothing more; ``asked`` comes to list the paths."""

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            path = self.rfile.readline().split(b" ")[1].decode()
            asked.append(path)
            while self.rfile.readline() not in (b"\r\n", b""):
                pass
            self.wfile.write(answers[int(path.split("/")[1])])

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
