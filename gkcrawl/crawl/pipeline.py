"""Item pipeline that writes documents to the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem, NotConfigured

from gkcrawl.crawl.run import Run
from gkcrawl.document import Document
from gkcrawl.errors import StoreError
from gkcrawl.extract.parts import split_parts
from gkcrawl.store import UnstorableDocument

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from typing_extensions import Self


class StorePipeline:
    """Hands documents to the run's store, which writes them in batches off this thread."""

    def __init__(self, run: Run) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; there is nothing to do where there is no run."""
        run = crawler.get_extension(Run)
        if run is None:
            raise NotConfigured
        return cls(run)

    def process_item(self, item: Any) -> Any:
        """Store ``item`` and, if it is a compilation, its parts; other pipelines and feeds get it only then."""
        if isinstance(item, Document):
            if why := self._run.read(item):
                self._run.set_aside(item, why)
                raise DropItem(f"{why}: the stored text of {item.url} stays")
            try:
                for document in with_parts(item):
                    self._run.put(document)
            except UnstorableDocument as error:
                self._run.set_aside(item, "unstorable")
                raise DropItem(str(error)) from error
            except StoreError as error:
                raise DropItem(f"not stored: {item.url}") from error
            self._run.memory.stored(item)
        return item


def with_parts(document: Document) -> list[Document]:
    """``document`` and, if it is a compilation, its parts: they come from its capture."""
    parts = split_parts(document)
    for part in parts:
        part.capture, part.fetched_at = document.capture, document.fetched_at
    return [document, *parts]
