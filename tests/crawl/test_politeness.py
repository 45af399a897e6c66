"""Crawl-delay of robots.txt reaches the downloader."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.exceptions import NotConfigured
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.settings import Settings

from gkcrawl.crawl.politeness import CrawlDelay


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
