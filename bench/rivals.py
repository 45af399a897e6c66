"""What gkcrawl is measured against: Scrapy that only downloads, and the plain script that its users write today.

    python -m bench.rivals download ADDRESSES CONCURRENCY
    python -m bench.rivals script COLUMN CONCURRENCY

ADDRESSES is a file with one a line, COLUMN the address of a list. Prints what was done, as JSON.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import scrapy
import sqlite_utils
import trafilatura
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import TextResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response

_PAGER = re.compile(r"createPageHTML\((\d+), (\d+),")


class Download(scrapy.Spider):
    """Asks for all addresses and does nothing with the answers."""

    name = "download"
    addresses = ""

    async def start(self) -> AsyncIterator[Any]:
        """A request for each address, also when it comes a second time."""
        with Path(self.addresses).open(encoding="ascii") as lines:
            for line in lines:
                yield scrapy.Request(line.strip(), dont_filter=True)

    def parse(self, response: Response) -> None:
        """Nothing."""


class Script(scrapy.Spider):
    """Follows the list pages; of each document the text and the fields of its tags and its header."""

    name = "script"

    def parse(self, response: Response) -> Iterator[Any]:
        """The rows of a list page and the next one."""
        assert isinstance(response, TextResponse)
        for row in response.css("ul.u-list li"):
            listed = {"list_title": row.css("a::attr(title)").get(), "list_date": row.css("span::text").get()}
            yield response.follow(row.css("a")[0], self.parse_document, cb_kwargs={"listed": listed})
        if (pager := _PAGER.search(response.text)) and int(pager[2]) + 1 < int(pager[1]):
            yield response.follow(f"index_{int(pager[2]) + 1}.html")

    def parse_document(self, response: Response, listed: dict[str, str]) -> Iterator[dict[str, Any]]:
        """A document as a row."""
        assert isinstance(response, TextResponse)
        yield {
            **listed,
            "url": response.url,
            "title": response.css("h1::text").get(),
            "date": response.xpath("//meta[@name='PubDate']/@content").get(),
            "source": response.xpath("//meta[@name='ContentSource']/@content").get(),
            "info": " ".join(response.css("div.info span::text").getall()),
            "text": trafilatura.extract(response.text),
        }


class Upsert:
    """Pipeline: a row a document."""

    def open_spider(self) -> None:
        """Open the database."""
        self._rows = sqlite_utils.Database("script.db").table("documents")

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        """Store it at once."""
        self._rows.upsert(item, pk="url")
        return item


def main(what: str, where: str, concurrency: str) -> None:
    """Crawl with Scrapy's own settings but for concurrency."""
    settings = {"CONCURRENT_REQUESTS": int(concurrency), "CONCURRENT_REQUESTS_PER_DOMAIN": int(concurrency)}
    process = AsyncCrawlerProcess({**settings, "LOG_LEVEL": "INFO", "ITEM_PIPELINES": {Upsert: 300}})
    spider, given = (Download, {"addresses": where}) if what == "download" else (Script, {"start_urls": [where]})
    crawler = process.create_crawler(spider)
    process.crawl(crawler, **given)
    process.start()
    found = crawler.stats.get_stats()
    print(json.dumps({name: found.get(name, 0) for name in ("response_received_count", "item_scraped_count")}))


if __name__ == "__main__":
    main(*sys.argv[1:])
