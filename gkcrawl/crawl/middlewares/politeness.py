"""Rate limits: Crawl-delay of robots.txt, which Scrapy does not apply, backoff after 429 and 503, Retry-After."""

from __future__ import annotations

import logging
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import NotConfigured

from gkcrawl.portals.walking.spider import PortalSpider

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.core.downloader import Slot
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser
    from typing_extensions import Self

logger = logging.getLogger(__name__)

FIRST_BACKOFF = 1.0
"""Seconds between requests at least, once a host has asked for fewer."""


class CrawlDelay:
    """Slows a host down to the Crawl-delay it asks for, up to GKCRAWL_MAX_CRAWL_DELAY seconds."""

    def __init__(self, crawler: Crawler, limit: float) -> None:
        self._crawler, self._limit = crawler, limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; a limit of 0 switches it off."""
        limit = crawler.settings.getfloat("GKCRAWL_MAX_CRAWL_DELAY")
        if limit <= 0:
            raise NotConfigured
        extension = cls(crawler, limit)
        crawler.signals.connect(extension.robots_parsed, signal=signals.robots_parsed)
        return extension

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Apply the delay to the downloader slot of ``request``, never making it faster."""
        wanted = robotparser.crawl_delay(self._crawler.settings["ROBOTSTXT_USER_AGENT"])
        key, slot = _slot(self._crawler, request)
        if not wanted or slot is None:
            return
        delay = max(slot.delay, min(float(wanted), self._limit))
        if wanted > self._limit:
            logger.warning("%s asks for a Crawl-delay of %s s; keeping %s s", key, wanted, delay)
        _slow_down(self._crawler, key, slot, delay)
        logger.info("%s: Crawl-delay %s s", key, delay)


class Backoff:
    """Asks a host that says 429 or 503 half as often each time, up to GKCRAWL_MAX_BACKOFF seconds between requests.

    A Retry-After within that limit is waited for, and what got 429 with one is then asked for again.
    """

    def __init__(self, crawler: Crawler, limit: float) -> None:
        self._crawler, self._limit = crawler, limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; off with a limit of 0 and in replay."""
        limit = crawler.settings.getfloat("GKCRAWL_MAX_BACKOFF")
        if limit <= 0 or crawler.settings.get("REPLAY"):
            raise NotConfigured
        return cls(crawler, limit)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Slow down, and ask again if the host says when."""
        key, slot = _slot(self._crawler, request)
        if response.status not in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE) or slot is None:
            return response
        delay = min(max(2 * slot.delay, FIRST_BACKOFF), self._limit)
        _slow_down(self._crawler, key, slot, delay)
        if isinstance(self._crawler.spider, PortalSpider):
            self._crawler.spider.slowed[key] = delay
        wait = retry_after(response, datetime.now(timezone.utc))
        logger.warning("%s: %s; %g s between requests from now on", key, response.status, delay)
        if wait is None or wait > self._limit:
            return response
        slot.lastseen = monotonic() + max(wait - delay, 0)
        spider = self._crawler.spider
        if (
            response.status != HTTPStatus.TOO_MANY_REQUESTS
            or spider is None
            or not self._crawler.settings.getbool("RETRY_ENABLED")
        ):
            return response
        return get_retry_request(request, spider=spider, reason="Retry-After") or response


def retry_after(response: Response, now: datetime) -> float | None:
    """Seconds from ``now`` (aware) that the Retry-After of ``response`` asks to wait; None without a valid one."""
    told = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return max((moment - now).total_seconds(), 0)


def _slot(crawler: Crawler, request: Request) -> tuple[str, Slot | None]:
    downloader = crawler.engine.downloader
    key = downloader.get_slot_key(request)
    return key, downloader.slots.get(key)


def _slow_down(crawler: Crawler, key: str, slot: Slot, delay: float) -> None:
    """Keep ``delay`` seconds between requests of ``slot``; without jitter, which would make some waits shorter."""
    slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1
    # Idle slots are made anew from settings.
    crawler.engine.downloader.per_slot_settings[key] = {"delay": delay, "jitter": 0.0, "concurrency": 1}
