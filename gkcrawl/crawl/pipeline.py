"""Item pipeline that writes documents to the store."""

from __future__ import annotations

from typing import Any

from scrapy.exceptions import DropItem

from gkcrawl.crawl.run import RunComponent
from gkcrawl.document import Document
from gkcrawl.errors import StoreError


class StorePipeline(RunComponent):
    """Hands documents to the run's store, which writes them in batches off this thread."""

    def process_item(self, item: Any) -> Any:
        """Store ``item`` and, if it is a compilation, its parts; other pipelines and feeds get it only then."""
        if isinstance(item, Document):
            try:
                why = self._run.triage.take(item)
            except StoreError as error:
                raise DropItem(f"not stored: {item.url}") from error
            if why is not None:
                raise DropItem(f"{why}: {item.url}", log_level="DEBUG")
        return item
