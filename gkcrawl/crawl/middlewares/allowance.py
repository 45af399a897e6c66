"""Downloader middleware that counts the requests of a walk through a site, and sends none beyond its allowance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import NotConfigured

from gkcrawl.portals.discovery.spider import SiteSpider
from gkcrawl.portals.walking.failure import NotInReplay, Refused

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from typing_extensions import Self


class Allowance:
    """Stands next to the downloader: redirects, robots.txt and retries are requests, too."""

    def __init__(self, spider: SiteSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; only walks through sites have an allowance."""
        if not isinstance(crawler.spider, SiteSpider):
            raise NotConfigured
        return cls(crawler.spider)

    def process_request(self, request: Request) -> None:
        """Refuse ``request`` when the allowance is used up."""
        if not self._spider.take_request():
            raise Refused(
                "no_requests_left", f"{request.url}: the walk has used its {self._spider.max_requests} requests"
            )

    def process_exception(self, request: Request, exception: Exception) -> None:
        """What a replayed archive does not hold was not asked of anybody."""
        if isinstance(exception, NotInReplay):
            self._spider.give_back_request()
