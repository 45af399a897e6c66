"""Crawl-delay of robots.txt, 429 and 503 reach the downloader."""

from __future__ import annotations

from datetime import datetime, timezone
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.core.downloader import Slot
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.settings import Settings

from gkcrawl.crawl.middlewares.politeness import Backoff, CrawlDelay, retry_after


def slot_after(robots: str, limit: float = 60) -> tuple[Slot, dict[str, Any]]:
    """The slot of a host, and what new slots of it start from, after its ``robots`` were read."""
    slot = Slot(concurrency=2, delay=1, jitter=0.5)
    downloader = SimpleNamespace(slots={"a.gov.cn": slot}, per_slot_settings={}, get_slot_key=lambda _: "a.gov.cn")
    crawler: Any = SimpleNamespace(
        settings=Settings({"ROBOTSTXT_USER_AGENT": "gkcrawl"}), engine=SimpleNamespace(downloader=downloader)
    )
    parser = ProtegoRobotParser(robots.encode(), None)
    CrawlDelay(crawler, limit).robots_parsed(parser, Request("http://a.gov.cn/"))
    return slot, downloader.per_slot_settings


def test_the_delay_is_applied_and_outlives_an_idle_slot() -> None:
    slot, later = slot_after("User-agent: *\nCrawl-delay: 10\n")
    assert (slot.delay, slot.jitter, slot.concurrency) == (10, 0, 1)
    assert later == {"a.gov.cn": {"delay": 10, "jitter": 0.0, "concurrency": 1}}


def test_a_delay_for_us_goes_before_one_for_all() -> None:
    slot, _ = slot_after("User-agent: gkcrawl\nCrawl-delay: 5\n\nUser-agent: *\nCrawl-delay: 10\n")
    assert slot.delay == 5


def test_it_never_makes_us_faster() -> None:
    assert slot_after("User-agent: *\nCrawl-delay: 0.1\n")[0].delay == 1


def test_an_absurd_delay_is_cut() -> None:
    assert slot_after("User-agent: *\nCrawl-delay: 86400\n", limit=60)[0].delay == 60


def test_without_a_delay_nothing_changes() -> None:
    slot, later = slot_after("User-agent: *\nDisallow: /private/\n")
    assert (slot.delay, slot.jitter, later) == (1, 0.5, {})


def test_a_limit_of_zero_switches_it_off() -> None:
    crawler: Any = SimpleNamespace(settings=Settings({"GKCRAWL_MAX_CRAWL_DELAY": 0}))
    with pytest.raises(NotConfigured):
        CrawlDelay.from_crawler(crawler)


NOON = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)


def backed_off(*statuses: int, wait: str | None = None, limit: float = 30) -> tuple[Slot, Request | Response]:
    """The slot of a host after it answered with ``statuses``, and what the last answer became."""
    slot = Slot(concurrency=2, delay=1, jitter=0.5)
    downloader = SimpleNamespace(slots={"a.gov.cn": slot}, per_slot_settings={}, get_slot_key=lambda _: "a.gov.cn")
    spider = Spider("a")
    settings = Settings({"RETRY_ENABLED": True, "RETRY_TIMES": 2})
    crawler: Any = SimpleNamespace(settings=settings, engine=SimpleNamespace(downloader=downloader), spider=spider)
    spider.crawler = crawler
    crawler.stats = SimpleNamespace(inc_value=lambda _: None)
    became: Request | Response = Response("http://a.gov.cn/")
    for status in statuses:
        headers = {"Retry-After": wait} if wait is not None else {}
        response = Response("http://a.gov.cn/", status=status, headers=headers)
        became = Backoff(crawler, limit).process_response(Request("http://a.gov.cn/"), response)
    return slot, became


@pytest.mark.parametrize(("statuses", "delay"), [((200, 404, 500), 1), ((429,), 2), ((503, 429), 4), ((429,) * 9, 30)])
def test_each_refusal_doubles_the_delay_up_to_a_limit(statuses: tuple[int, ...], delay: float) -> None:
    slot, became = backed_off(*statuses)
    assert slot.delay == delay
    assert slot.jitter == (0.5 if delay == 1 else 0)
    assert isinstance(became, Response)


def test_a_retry_after_is_waited_for_and_the_page_asked_for_again() -> None:
    before = monotonic()
    slot, became = backed_off(429, wait="20")
    assert isinstance(became, Request)
    # The next request goes when lastseen + delay is over.
    assert 19 <= slot.lastseen + slot.delay - before <= 21


def test_a_retry_after_beyond_the_limit_is_not_waited_for() -> None:
    slot, became = backed_off(429, wait="3600")
    assert (isinstance(became, Response), slot.lastseen) == (True, 0)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(told: str, seconds: float | None) -> None:
    assert retry_after(Response("http://a.gov.cn/", headers={"Retry-After": told}), NOON) == seconds


@pytest.mark.parametrize("settings", [{"GKCRAWL_MAX_BACKOFF": 0}, {"GKCRAWL_MAX_BACKOFF": 9, "REPLAY": "a.warc.gz"}])
def test_backing_off_can_be_switched_off_and_archives_need_none(settings: dict[str, Any]) -> None:
    crawler: Any = SimpleNamespace(settings=Settings(settings))
    with pytest.raises(NotConfigured):
        Backoff.from_crawler(crawler)
