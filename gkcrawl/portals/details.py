"""Detail pages of a portal: one request a document, or one for each page it is printed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import scrapy

from gkcrawl.extract.continuation import append_page, further_pages
from gkcrawl.extract.document import extract_document
from gkcrawl.extract.page import Page
from gkcrawl.portals.failure import cause_of, request_of
from gkcrawl.portals.messages import plain_headers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrapy.http import Request, Response
    from twisted.python.failure import Failure

    from gkcrawl.document import Document

_PRIORITY = 20
# Cheaper than a second look at every page: a link that is nothing but a 2.
_MAY_GO_ON = re.compile(rb"[>\[(]\s*2\s*[\])<]|\xe7\xac\xac\s*2\s*\xe9\xa1\xb5|\xb5\xda\s*2\s*\xd2\xb3")


class FurtherPages:
    """The rest of a document that is printed over several pages, asked for page by page.

    A page that does not come leaves the document with the flag ``incomplete`` and the pages it has.
    """

    def __init__(self, spider: scrapy.Spider) -> None:
        self.spider = spider

    def of(self, document: Document, response: Response, read: Callable[[], None]) -> Iterator[Document | Request]:
        """``document`` itself, or the request for its second page; ``read`` is called just before it is given."""
        urls: list[str] = []
        if _MAY_GO_ON.search(response.body):
            urls = further_pages(Page.read(response.body, response.url, plain_headers(response)))
        yield from self._next(document, urls, read)

    def _next(self, document: Document, urls: list[str], read: Callable[[], None]) -> Iterator[Document | Request]:
        if not urls:
            read()
            yield document
            return
        yield scrapy.Request(
            urls[0],
            self.parse,
            headers={"Referer": document.url},
            errback=self.failed,
            cb_kwargs={"document": document, "urls": urls[1:], "read": read},
            priority=_PRIORITY,
            dont_filter=True,
        )

    def parse(
        self, response: Response, document: Document, urls: list[str], read: Callable[[], None]
    ) -> Iterator[Document | Request]:
        """Add one page; then the next one, or the whole document."""
        further = extract_document(response.body, response.url, plain_headers(response))
        append_page(document, further)
        yield from self._next(document, urls, read)

    def failed(self, failure: Failure) -> Iterator[Document]:
        """Give the document without the pages that did not come, and say so."""
        request = request_of(failure)
        document: Document = request.cb_kwargs["document"]
        document.flag("incomplete")
        self.spider.logger.warning("%s lacks a page: %s from %s", document.url, cause_of(failure), request.url)
        request.cb_kwargs["read"]()
        yield document
