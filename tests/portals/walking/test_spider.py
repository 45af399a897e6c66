"""The way from list page to document, without a network: responses in, requests and documents out."""

from __future__ import annotations

import asyncio
import inspect
from typing import TYPE_CHECKING, Any

import pytest
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import HtmlResponse, Request, Response
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from gkcrawl.document import Capture, Document
from gkcrawl.errors import ConfigError, SiteChanged
from gkcrawl.portals import Column, PortalSpider
from gkcrawl.portals.column import Entry, ListPage, PageRequest, Pagination
from gkcrawl.portals.lists.family import Family
from gkcrawl.portals.walking.failure import NotInReplay
from gkcrawl.portals.walking.spider import entry_skipped

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

HOME = "http://www.example.gov.cn"


class Lines(Family):
    """A list family for tests: a URL a line; ``next: URL`` or ``post: URL`` leads on."""

    name = "lines"

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        if "changed" in page.text:
            raise SiteChanged("not a list")
        if "bug" in page.text:
            raise KeyError("rows")
        following = None
        entries = []
        for line in page.text.split("\n"):
            word, _, rest = line.partition(": ")
            if word in ("next", "post"):
                body = "page=2" if word == "post" else None
                following = PageRequest("POST" if word == "post" else "GET", rest, body)
            elif line:
                entries.append(Entry(title="关于示例的通知", url=line, date="2026-03-01"))
        return ListPage(url=page.url, cms="lines", entries=entries, pagination=Pagination(next=following))


class Example(PortalSpider):
    name = "example"
    family = Lines()
    agency, region = "示例市发展和改革局", "320100"
    columns = (Column("通知", f"{HOME}/a/", kind="notice"), Column("公告", f"{HOME}/b/"))


class Movable(PortalSpider):
    name = "movable"
    family = Lines()
    base = "http://127.0.0.1:8848"
    agency, region = "示例市发展和改革局", "320100"
    columns = (Column("通知", f"{base}/a/"),)


def make(cls: type[PortalSpider] = Example, **arguments: str) -> PortalSpider:
    crawler = get_crawler(cls)
    crawler.spider = crawler._create_spider(**arguments)
    assert isinstance(crawler.spider, PortalSpider)
    return crawler.spider


def start(spider: PortalSpider) -> Request:
    async def first() -> list[Any]:
        return [request async for request in spider.start()]

    (request,) = asyncio.run(first())
    assert isinstance(request, Request)
    return request


def answer(spider: PortalSpider, request: Request, *lines: str) -> list[Any]:
    """What the spider makes of ``lines`` as the answer to ``request``."""
    return answered(HtmlResponse(request.url, body="\n".join(lines).encode(), request=request), request)


def answered(response: Response, request: Request) -> list[Any]:
    """What the spider makes of ``response`` to ``request``."""
    assert request.callback is not None
    made = request.callback(response, **request.cb_kwargs)
    return list(asyncio.run(made) if inspect.iscoroutine(made) else made)


def fail(request: Request, error: Exception) -> list[Any]:
    make_failure: Any = Failure
    failure = make_failure(error)
    failure.request = request
    assert request.errback is not None
    return list(request.errback(failure) or [])


def test_entries_name_the_list_as_referer_as_the_next_page_does() -> None:
    spider = make()
    detail, following = answer(spider, start(spider), f"{HOME}/1.html", f"next: {HOME}/a/index_1.html")
    assert (detail.url, following.url) == (f"{HOME}/1.html", f"{HOME}/a/index_1.html")
    assert detail.headers["Referer"] == following.headers["Referer"] == f"{HOME}/a/".encode()


def test_two_lists_are_asked_for_before_what_a_list_leads_to_and_the_third_behind_it() -> None:
    spider = make()
    first, second = answer(spider, start(spider), f"{HOME}/1.html", f"next: {HOME}/a/index_1.html")
    later, third = answer(spider, second, f"{HOME}/2.html", f"next: {HOME}/a/index_2.html")
    _, fourth = answer(spider, third, f"{HOME}/3.html", f"next: {HOME}/a/index_3.html")
    asked = sorted((first, second, later, third, fourth), key=lambda request: -request.priority)
    assert [request.url.rsplit("/", 1)[1] for request in asked] == [
        "index_1.html",
        "index_2.html",
        "1.html",
        "index_3.html",
        "2.html",
    ]


def test_a_further_page_may_be_posted() -> None:
    spider = make()
    _, following = answer(spider, start(spider), f"{HOME}/1.html", f"post: {HOME}/proxy.jsp")
    assert (following.method, following.body) == ("POST", b"page=2")
    assert following.headers["Content-Type"] == b"application/x-www-form-urlencoded"
    assert following.cb_kwargs["asked"] == PageRequest("POST", f"{HOME}/proxy.jsp", "page=2")


def test_columns_are_walked_in_turn() -> None:
    spider = make()
    *_, second = answer(spider, start(spider), f"{HOME}/1.html")
    assert second.url == f"{HOME}/b/"
    assert answer(spider, second) == []
    assert [walk.report.stop for walk in spider.walks] == ["no_next", "empty_page"]


def test_a_document_listed_in_two_columns_is_fetched_once_and_counted_in_both() -> None:
    spider = make()
    _, second = answer(spider, start(spider), f"{HOME}/1.html")
    assert answer(spider, second, "https://www.example.gov.cn/1.html#top") == []
    assert [walk.report.entries for walk in spider.walks] == [1, 1]
    assert spider.counts["shared"] == 1


@pytest.mark.parametrize("word", ["changed", "bug"])
def test_a_list_that_cannot_be_read_ends_its_column_only(word: str) -> None:
    spider = make()
    (second,) = answer(spider, start(spider), word)
    assert second.url == f"{HOME}/b/"
    assert spider.walks[0].report.stop == "error"
    assert spider.walks[0].report.why


def test_a_list_that_does_not_come_ends_its_column_only() -> None:
    spider = make()
    first = start(spider)
    (second,) = fail(first, DownloadTimeoutError("slow"))
    assert second.url == f"{HOME}/b/"
    assert (spider.walks[0].report.stop, spider.walks[0].report.why) == ("error", f"timeout from {HOME}/a/")


def test_a_detail_that_does_not_come_is_counted_by_cause() -> None:
    spider = make()
    detail, _ = answer(spider, start(spider), f"{HOME}/1.html")
    fail(detail, DownloadTimeoutError("slow"))
    assert spider.counts == {"failed/timeout": 1}


def test_what_a_replayed_archive_lacks_is_counted_as_that() -> None:
    spider = make()
    first = start(spider)
    detail, following = answer(spider, first, f"{HOME}/1.html", f"next: {HOME}/a/index_1.html")
    fail(detail, NotInReplay("no such record"))
    fail(following, NotInReplay("no such record"))
    assert spider.counts == {"not_in_replay": 1}
    assert spider.walks[0].report.stop == "not_in_replay"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://mp.weixin.qq.com/s/abc", "wechat"),
        ("http://news.example.com/1.html", "other_host"),
        ("http://192.168.60.62:8090/1.html", "private"),
        ("http://evilgov.cn/1.html", "other_host"),
    ],
)
def test_links_that_lead_away_are_recorded_not_followed(url: str, reason: str) -> None:
    spider = make()
    skipped: list[tuple[str, str]] = []

    def record(url: str, reason: str, found_at: str | None) -> None:
        skipped.append((url, reason))

    spider.crawler.signals.connect(record, signal=entry_skipped)
    (second,) = answer(spider, start(spider), url)
    assert second.url == f"{HOME}/b/"
    assert skipped == [(url, reason)]
    assert spider.counts == {f"skipped/{reason}": 1}


def test_other_government_hosts_are_followed() -> None:
    spider = make()
    detail, _ = answer(spider, start(spider), "http://fgw.other.gov.cn/1.html")
    assert detail.url == "http://fgw.other.gov.cn/1.html"


def test_a_detail_page_becomes_a_document_with_what_list_and_portal_know() -> None:
    spider = make()
    detail, _ = answer(spider, start(spider), f"{HOME}/1.html")
    capture = Capture(warc="example/run.warc.gz", offset=0, sha256="0" * 64)
    detail.meta.update(capture=capture, fetched_at="2026-11-21T08:00:00+08:00")
    (document,) = answer(spider, detail, "<html><h1>关于示例的通知</h1><p>请遵照执行。</p></html>")
    assert isinstance(document, Document)
    assert (document.portal, document.column, document.kind) == ("example", "通知", "notice")
    assert document.published_date == "2026-03-01"
    assert (document.capture, document.fetched_at) == (capture, "2026-11-21T08:00:00+08:00")
    assert spider.counts["documents"] == 1


def test_a_list_that_fits_no_charset_ends_its_column() -> None:
    spider = make()
    request = start(spider)
    response = Response(request.url, body=b"<p>\xff\xff\xfe</p>" * 50, request=request)
    (following,) = answered(response, request)
    assert following.url == f"{HOME}/b/"
    assert (spider.walks[0].report.why or "").startswith("encoding: ")


def test_a_file_becomes_a_document_with_itself_attached() -> None:
    spider = make()
    detail, _ = answer(spider, start(spider), f"{HOME}/P020260301.pdf")
    response = Response(detail.url, body=b"%PDF-1.7 ...", request=detail)
    (document,) = answered(response, detail)
    assert isinstance(document, Document)
    (file,) = document.attachments
    assert (file.url, file.media_type, file.bytes) == (detail.url, "application/pdf", 12)
    assert "attachment_only" in document.quality
    assert (document.title, document.published_date) == ("关于示例的通知", "2026-03-01")


def test_a_redirected_document_remembers_the_address_in_the_list() -> None:
    spider = make()
    detail, _ = answer(spider, start(spider), f"{HOME}/old.html")
    response = HtmlResponse(f"{HOME}/new.html", body=b"<p>x</p>", request=detail)
    (document,) = answered(response, detail)
    assert isinstance(document, Document)
    assert (document.url, document.other_urls) == (f"{HOME}/new.html", [f"{HOME}/old.html"])


def test_arguments_reach_the_walk() -> None:
    spider = make(sample="1", since="2026-01-01")
    details = answer(spider, start(spider), f"{HOME}/1.html", f"{HOME}/2.html")
    assert [request.url for request in details] == [f"{HOME}/1.html", f"{HOME}/b/"]


def test_a_movable_portal_moves() -> None:
    assert start(make(Movable, base="http://127.0.0.1:9/")).url == "http://127.0.0.1:9/a/"


def test_other_portals_do_not() -> None:
    with pytest.raises(ConfigError, match="fixed address"):
        make(base="http://127.0.0.1:9")


def test_an_unknown_argument_is_refused_with_what_was_meant() -> None:
    with pytest.raises(ConfigError, match=r"-a smaple=.*did you mean 'sample'"):
        make(smaple="1")
