"""Item pipeline that writes documents to the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem, NotConfigured

from gkcrawl.crawl.run import Run
from gkcrawl.document import Document
from gkcrawl.errors import StoreError

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
            try:
                why = self._run.intake.take(item)
            except StoreError as error:
                raise DropItem(f"not stored: {item.url}") from error
            if why is not None:
                raise DropItem(f"{why}: {item.url}", log_level="DEBUG")
        return item
