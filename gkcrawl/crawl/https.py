"""Download handler for HTTPS that makes the TLS options of a host once, not for each request as Scrapy's does."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_HOSTS = 100
"""Hosts whose options are kept: more than a portal has, with those of its files."""


class HttpsHandler(HTTP11DownloadHandler):
    """Scrapy's handler but for the options: a fifth of what a page over a kept connection costs is to make them."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        kept: Any = OnceForEachHost(self._contextFactory)
        self._contextFactory = kept


@implementer(IPolicyForHTTPS)
class OnceForEachHost:
    """The TLS options that ``policy`` gives, kept by host and port; each connection still shakes hands for itself."""

    def __init__(self, policy: Any) -> None:
        self.creatorForNetloc = lru_cache(_HOSTS)(policy.creatorForNetloc)
