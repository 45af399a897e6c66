"""Downloader middlewares that drop requests to private addresses, foreign hosts, and hosts that block us."""

from __future__ import annotations

import logging
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest, NotConfigured

from gkcrawl.crawl.resolver import prefer_family, refusal
from gkcrawl.crawl.run import Run
from gkcrawl.portals.answers.challenges import find_block, is_home_instead
from gkcrawl.portals.answers.file_answers import find_refusal
from gkcrawl.portals.discovery.spider import SiteSpider
from gkcrawl.portals.walking.failure import Refused
from gkcrawl.portals.walking.files import FILE
from gkcrawl.portals.walking.messages import plain_headers
from gkcrawl.portals.walking.spider import PortalSpider
from gkcrawl.store.state import Judged

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from typing_extensions import Self

logger = logging.getLogger(__name__)

MOST_SILENCE = 12
"""Requests in a row, retries included, after which a host that does not answer is given up: four pages of three."""
MOST_REFUSALS = 6
"""Answers 403 or 429 in a row after which a host is left alone; fewer may be single pages that are not public."""


def _has_expired(request: Request, response: Response) -> bool:
    """Whether a link to a file was good for a time only: that says nothing of who asks."""
    if FILE not in request.cb_kwargs:
        return False
    found = find_refusal(response.body, request.url, response.url, plain_headers(response))
    return found is not None and found[0] == "expired"


class Bounds:
    """Addresses inside networks and hosts that the portal does not follow are never asked for.

    Stands before robots.txt is asked for: no stranger gets even that request.
    """

    def __init__(self, spider: PortalSpider | SiteSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; only portals and sites have bounds."""
        if not isinstance(crawler.spider, PortalSpider | SiteSpider):
            raise NotConfigured
        return cls(crawler.spider)

    def process_request(self, request: Request) -> None:
        """Drop requests to private addresses, and to hosts that the portal does not follow."""
        reason = self._spider.not_followed(request.url)
        if reason == "private":
            raise Refused("private", f"{request.url} is inside some network")
        if reason and request.meta.get("redirect_urls"):
            raise Refused("foreign_redirect", f"{request.meta['redirect_urls'][0]} leads to {request.url}")
        if reason:
            raise Refused(reason, f"{request.url} is on a host that is not followed")


class Guard:
    """A host that sends a challenge, throttles, refuses or is silent again and again gets no further request."""

    def __init__(self, run: Run, spider: PortalSpider) -> None:
        self._run, self._spider = run, spider
        self._left: dict[str, str] = {}
        self._silent: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        prefer_family(spider.hosts, spider.address_family)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; there is nothing to guard where there is no run."""
        run = crawler.get_extension(Run)
        if run is None or not isinstance(crawler.spider, PortalSpider):
            raise NotConfigured
        return cls(run, crawler.spider)

    def process_request(self, request: Request) -> None:
        """Drop requests to hosts that are blocked for the run."""
        host = urlsplit(request.url).hostname or ""
        if word := self._left.get(host):
            raise Refused("blocked", f"{host} is left alone for this run: {word}")

    def process_response(self, request: Request, response: Response) -> Response:
        """Recognise challenges, throttles and soft 404s by `find_block`; count refusals by host."""
        host = urlsplit(request.url).hostname or ""
        self._silent[host] = 0
        if request.meta.get("dont_obey_robotstxt"):
            return response
        redirects = request.meta.get("redirect_urls")
        if redirects and is_home_instead(redirects[0], response.url):
            raise self._judged(request, "soft_404", f"{redirects[0]} leads to the home page")
        block = find_block(response.status, plain_headers(response), response.body)
        # What a row leads to is judged by the row's title: a notice may be about such pages.
        if block is not None and not (block.word == "soft_404" and "entry" in request.cb_kwargs):
            if block.word != "soft_404":
                self._leave(host, f"{block.word} ({block.name})")
            raise self._judged(request, block.word, f"{block.name} in place of {request.url}")
        if response.status in (HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS) and not _has_expired(
            request, response
        ):
            self._refused[host] += 1
            if self._refused[host] >= MOST_REFUSALS:
                self._leave(host, f"{MOST_REFUSALS} times {response.status}")
        elif response.status < HTTPStatus.BAD_REQUEST:
            self._refused[host] = 0
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Count requests without an answer by host; name a public host that resolves to a private address."""
        if refused := refusal(request, exception):
            raise refused
        if isinstance(exception, IgnoreRequest):
            return
        host = urlsplit(request.url).hostname or ""
        self._silent[host] += 1
        if self._silent[host] >= MOST_SILENCE:
            self._leave(host, f"no answer to {MOST_SILENCE} requests in a row")

    def _leave(self, host: str, why: str) -> None:
        if host not in self._left:
            self._left[host] = why
            self._spider.left_alone[host] = why
            logger.error("%s: %s; it gets no further request in this run", host, why)

    def _judged(self, request: Request, word: str, message: str) -> Refused:
        capture = request.meta.get("capture")
        if capture is not None:
            self._run.put(Judged(request.url, capture.offset, word))
        return Refused(word, message)
