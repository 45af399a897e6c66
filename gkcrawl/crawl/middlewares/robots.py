"""robots.txt middleware: one that cannot be read forbids everything (RFC 9309, 2.3.1.4); Scrapy would allow all."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

from gkcrawl.portals.walking.failure import Refused, cause, status_word

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)


class RobotsRules(RobotsTxtMiddleware):
    """Obeys robots.txt; a host whose robots.txt answers with a server error or not at all is left alone for the run.

    That it is not there (4xx) allows all, and so does a redirect that leads nowhere (RFC 9309, 2.3.1.2 and 2.3.1.3).
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._unreadable: dict[str, str] = {}

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse ``request`` where the rules of its host are not known, then where they forbid it."""
        netloc = urlparse_cached(request).netloc
        if why := self._unreadable.get(netloc):
            raise Refused("robots_unreachable", f"{why} from robots.txt of {netloc}")
        super().process_request_2(rp, request)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self._leave(netloc, status_word(response.status))
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        # What we refuse ourselves is no answer of the server; that its answer was cut is.
        if not isinstance(exc, IgnoreRequest) or cause(exc) == "cut_short":
            self._leave(netloc, cause(exc))
        super()._robots_error(exc, netloc)

    def _leave(self, netloc: str, why: str) -> None:
        self._unreadable[netloc] = why
        logger.error("%s: %s from robots.txt; nothing else is asked of it in this run", netloc, why)
