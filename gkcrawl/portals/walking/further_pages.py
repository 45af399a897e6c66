"""Requests the further pages of documents that are printed over several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import scrapy

from gkcrawl.portals.answers.reading import FurtherTask, read_further
from gkcrawl.portals.walking.failure import cause_of, request_of
from gkcrawl.portals.walking.messages import plain_headers
from gkcrawl.portals.walking.reader import ReaderDied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from logging import LoggerAdapter

    from scrapy.http import Request, Response
    from twisted.python.failure import Failure

    from gkcrawl.document import Document
    from gkcrawl.portals.multipage.continuation import Continuation
    from gkcrawl.portals.walking.reader import Reader

    Read = Callable[[Document], None]

_FURTHER_PRIORITY = 20  # before all documents: what is begun is finished first


class Portal(Protocol):
    """What the spider of a portal knows and keeps."""

    reader: Reader

    @property
    def logger(self) -> LoggerAdapter[Any]:
        """Where it says what it lacks."""


class FurtherPages:
    """The rest of a document that is printed over several pages, asked for page by page.

    A page that does not come leaves the document with the flag ``incomplete`` and the pages it has.
    """

    def __init__(self, spider: Portal) -> None:
        self.spider = spider

    def of(self, pages: Continuation, read: Read) -> Iterator[Document | Request]:
        """The request for the next of ``pages``, or the whole document; ``read`` is called just before it is given."""
        if pages.next is None:
            yield self._end(pages, read)
            return
        yield scrapy.Request(
            pages.next,
            self.parse,
            headers={"Referer": pages.document.url},
            errback=self.failed,
            cb_kwargs={"pages": pages, "read": read},
            priority=_FURTHER_PRIORITY,
            dont_filter=True,
        )

    async def parse(self, response: Response, pages: Continuation, read: Read) -> Iterable[Document | Request]:
        """Add one page; then the next one, or the whole document."""
        task = FurtherTask(response.url, plain_headers(response), pages)
        try:
            joined = await self.spider.reader.read(read_further, response, task)
        except ReaderDied as error:
            self.spider.logger.warning("%s lacks a page: %s: %s", pages.document.url, response.url, error)
            return (self._end(pages, read),)
        return self.take(joined, response, pages, read)

    def take(
        self, joined: Continuation | None, response: Response, pages: Continuation, read: Read
    ) -> Iterator[Document | Request]:
        """Go on with what was ``joined``; without it, ``pages`` are all that comes."""
        if joined is not None:
            yield from self.of(joined, read)
        else:
            self.spider.logger.warning("%s lacks a page: another from %s", pages.document.url, response.url)
            yield self._end(pages, read)

    def failed(self, failure: Failure) -> Iterator[Document]:
        """Give the document without the pages that did not come, and say so."""
        request = request_of(failure)
        pages: Continuation = request.cb_kwargs["pages"]
        self.spider.logger.warning("%s lacks a page: %s from %s", pages.document.url, cause_of(failure), request.url)
        yield self._end(pages, request.cb_kwargs["read"])

    def _end(self, pages: Continuation, read: Read) -> Document:
        pages.end()
        read(pages.document)
        return pages.document
