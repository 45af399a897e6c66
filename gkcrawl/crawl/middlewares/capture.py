"""Downloader middleware that archives every response as received and records every request."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from gkcrawl.archive.times import now, to_iso
from gkcrawl.archive.writer import HttpRequest, HttpResponse
from gkcrawl.crawl.resolver import refusal
from gkcrawl.crawl.run import RunComponent, failed_capture
from gkcrawl.errors import ArchiveError
from gkcrawl.portals.walking.failure import cause, status_word
from gkcrawl.portals.walking.files import WAITS
from gkcrawl.portals.walking.messages import LOST
from gkcrawl.store import CaptureRow

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Headers, Response

    from gkcrawl.archive.writer import ArchiveWriter


class CaptureMiddleware(RunComponent):
    """Sits next to the downloader: sees redirects, robots.txt and retries, and bodies still compressed.

    Sets ``request.meta["capture"]`` and ``["fetched_at"]``; in replay the download handler has done so.
    """

    def process_request(self, request: Request) -> None:
        """Drop what a redirect or retry has inherited from the request before it."""
        request.meta.pop("capture", None)
        request.meta.pop("fetched_at", None)

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive ``response``, unless it came from an archive, and put it on record."""
        if self._run.archive is not None:
            self._archive(self._run.archive, request, response)
        capture = request.meta["capture"]
        self._run.put(
            CaptureRow(
                url=request.url,
                method=request.method,
                status=response.status,
                content_type=_text(response.headers.get("Content-Type")),
                bytes=len(response.body),
                warc=capture.warc,
                offset=capture.offset,
                sha256=capture.sha256,
                fetched_at=request.meta["fetched_at"],
                error=status_word(response.status) if response.status >= HTTPStatus.BAD_REQUEST else None,
            )
        )
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Put on record why nothing came back, unless it is asked for by the next run."""
        word = cause(refusal(request, exception) or exception)
        if word != WAITS:
            self._run.put(failed_capture(request.url, request.method, word))

    def _archive(self, archive: ArchiveWriter, request: Request, response: Response) -> None:
        moment = now()
        try:
            request.meta["capture"] = archive.write(
                HttpRequest(url=request.url, method=request.method, headers=_pairs(request.headers), body=request.body),
                HttpResponse(
                    status=response.status,
                    headers=_pairs(response.headers),
                    body=response.body,
                    protocol=response.protocol or "HTTP/1.1",
                    lost=LOST in response.flags,
                ),
                fetched_at=moment,
            )
        except ArchiveError as error:
            self._run.stop(str(error))
            raise
        request.meta["fetched_at"] = to_iso(moment)


def _pairs(headers: Headers) -> list[tuple[bytes, bytes]]:
    # As they are kept: Scrapy's own `items` writes each name anew.
    return [(name, value) for name, values in dict.items(headers) for value in values]


def _text(value: bytes | None) -> str | None:
    return value.decode("latin-1") if value is not None else None
