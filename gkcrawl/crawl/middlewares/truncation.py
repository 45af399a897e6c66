"""Every answer unpacked and looked at: one that was cut is asked for again, and is never taken for the whole.

Stands in the place of Scrapy's HttpCompressionMiddleware, which takes whatever came of a packed stream.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from gkcrawl.crawl.run import Run
from gkcrawl.extract.page.content_encoding import TooLarge
from gkcrawl.extract.page.decode import CODINGS
from gkcrawl.extract.page.response_body import TRUNCATED, receive
from gkcrawl.portals.answers.files import media_type
from gkcrawl.portals.walking.failure import Refused
from gkcrawl.portals.walking.messages import LOST, TAKES_CUT
from gkcrawl.store.state import Judged

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from typing_extensions import Self

logger = logging.getLogger(__name__)


class TruncationMiddleware:
    """Undoes Content-Encoding and judges whether an answer is whole.

    A cut one is asked for again RETRY_TIMES. If it stays cut it is a failure, ``cut_short``; a page whose request takes
    cut answers (`TAKES_CUT`) comes all the same, with the header WARC-Truncated.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; COMPRESSION_ENABLED=0 switches it off."""
        if not crawler.settings.getbool("COMPRESSION_ENABLED"):
            raise NotConfigured
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Say which codings are understood."""
        request.headers.setdefault("Accept-Encoding", ", ".join(CODINGS))

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Hand on what is whole, ask again for what is not."""
        if request.method == "HEAD":
            return response
        limit = request.meta.get("download_maxsize") or self._limit
        coding = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1")
        try:
            received = receive(response.body, coding, lost=LOST in response.flags, limit=limit)
        except TooLarge as error:
            raise Refused("too_large", f"{request.url}: {error}") from error
        if coding or received.body is not response.body:
            response = _without_coding(response, received.body)
        if received.cut is None or response.status >= HTTPStatus.MULTIPLE_CHOICES:
            return response
        spider = self._crawler.spider
        if spider is not None and self._crawler.settings.getbool("RETRY_ENABLED"):
            again = get_retry_request(request, spider=spider, reason="cut_short")
            if again is not None:
                return again
        return self._still_cut(request, response, received.cut)

    def _still_cut(self, request: Request, response: Response, how: str) -> Response:
        run, capture = self._crawler.get_extension(Run), request.meta.get("capture")
        if run is not None and capture is not None:
            run.put(Judged(request.url, capture.offset, "cut_short"))
        # Half a file is of no use to anybody.
        if not request.meta.get(TAKES_CUT) or not response.body or media_type(response.body, "") is not None:
            raise Refused("cut_short", f"{request.url} was cut ({how})")
        logger.warning("%s was cut (%s); what came of it is kept until more comes", request.url, how)
        response.headers[TRUNCATED] = how
        return response


def _without_coding(response: Response, body: bytes) -> Response:
    headers = response.headers.copy()
    headers.pop("Content-Encoding", None)
    kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
    # `response.replace` would first guess the charset of the packed bytes; given to `kind`, headers are copied again.
    kept = {name: getattr(response, name) for name in Response.attributes if name != "headers"}
    plain = kind(**kept | {"body": body})
    plain.headers = headers
    return plain
