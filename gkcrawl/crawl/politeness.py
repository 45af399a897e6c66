"""Crawl-delay of robots.txt, which Scrapy reads but does not apply (guide SCRAPY)."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser
    from typing_extensions import Self

logger = logging.getLogger(__name__)


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
        downloader = self._crawler.engine.downloader
        key = downloader.get_slot_key(request)
        slot = downloader.slots.get(key)
        if not wanted or slot is None:
            return
        delay = max(slot.delay, min(float(wanted), self._limit))
        if wanted > self._limit:
            logger.warning("%s asks for a Crawl-delay of %s s; keeping %s s", key, wanted, delay)
        # No jitter: the wait must never be shorter than asked for. Idle slots are made anew from settings.
        slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1
        downloader.per_slot_settings[key] = {"delay": delay, "jitter": 0.0, "concurrency": 1}
        logger.info("%s: Crawl-delay %s s", key, delay)
