"""Without a crawl around it, a page is read at once (gkcrawl/portals/walking/reader.py)."""

from __future__ import annotations

import asyncio

from scrapy.http import HtmlResponse

from gkcrawl.portals.walking.reader import Reader


def test_a_page_is_read_by_the_function_that_is_given() -> None:
    response = HtmlResponse("https://example.org/", body=b"a page")
    read = Reader().read(lambda body, word: body.split()[word], response, 1)
    assert asyncio.run(read) == b"page"
