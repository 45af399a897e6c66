"""Downloader middleware that asks for no more files once a run has fetched as many bytes of them as it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import NotConfigured

from gkcrawl.portals.walking.failure import Refused
from gkcrawl.portals.walking.files import FILE, WAITS
from gkcrawl.portals.walking.spider import PortalSpider

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from typing_extensions import Self


class FileBounds:
    """Looks when a request is about to be sent: those before it in the queue may have changed what it is to be told."""

    def __init__(self, spider: PortalSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; only portals have files."""
        if not isinstance(crawler.spider, PortalSpider):
            raise NotConfigured
        return cls(crawler.spider)

    def process_request(self, request: Request) -> None:
        """Refuse ``request`` if it is for a file that has to wait."""
        if FILE in request.cb_kwargs and (why := self._spider.files.why_it_waits()):
            raise Refused(WAITS, f"{request.url}: {why}")
