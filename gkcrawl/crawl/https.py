"""Download handler for HTTPS: makes the TLS options of a host once, and keeps the security level that ciphers name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from twisted.internet.interfaces import IAcceptableCiphers
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_HOSTS = 100
"""Hosts whose options are kept: more than a portal has, with those of its files."""
_LEVEL = re.compile(r"@SECLEVEL=\d")


class HttpsHandler(HTTP11DownloadHandler):
    """Scrapy's handler but for the options: a fifth of what a page over a kept connection costs is to make them."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        policy: Any = self._contextFactory
        if level := _LEVEL.search(crawler.settings["DOWNLOADER_CLIENT_TLS_CIPHERS"] or ""):
            policy.tls_ciphers = CiphersAtLevel(policy.tls_ciphers, level[0])
        kept: Any = OnceForEachHost(policy)
        self._contextFactory = kept


@implementer(IPolicyForHTTPS)
class OnceForEachHost:
    """The TLS options that ``policy`` gives, kept by host and port; each connection still shakes hands for itself."""

    def __init__(self, policy: Any) -> None:
        self.creatorForNetloc = lru_cache(_HOSTS)(policy.creatorForNetloc)


class _Word(NamedTuple):
    """Of a list of ciphers in OpenSSL's notation. The name is Twisted's."""

    fullName: str


@implementer(IAcceptableCiphers)
class CiphersAtLevel:
    """The ``ciphers`` at a security ``level``, e.g. ``@SECLEVEL=1``, which Twisted drops from a list of ciphers.

    Without it the keys of old servers are refused, whatever their ciphers.
    """

    def __init__(self, ciphers: Any, level: str) -> None:
        self._ciphers, self._level = ciphers, level

    def selectCiphers(self, availableCiphers: tuple[Any, ...]) -> tuple[Any, ...]:
        """Those of ``availableCiphers`` that are acceptable, and the level. Names and arguments are Twisted's."""
        return (*self._ciphers.selectCiphers(availableCiphers), _Word(self._level))
