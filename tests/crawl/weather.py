"""Crawls of the TRS demo portal in many weathers in one process; prints ``weather status word reason``, a line each.

Run as ``python -m tests.crawl.weather FOLDER BASE WEATHER…``; each weather gets a database of its own.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.utils.project import get_project_settings

from gkcrawl.crawl.run import Run


def main() -> None:
    """Crawl once for each weather, all at the same time."""
    folder, base, names = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    settings = get_project_settings()
    settings.setdict({"LOG_LEVEL": "CRITICAL", "RETRY_ENABLED": False, "DOWNLOAD_DELAY": 0}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    portal = process.spider_loader.load("demo_trs")

    async def crawl(name: str) -> None:
        own = settings.copy()
        own.setdict({"GKCRAWL_DB": folder / f"{name}.db", "GKCRAWL_ARCHIVE": folder / name}, priority="cmdline")
        crawler = Crawler(portal, own)
        await process.crawl(crawler, base=f"{base}/weather/{name}")
        run = crawler.get_extension(Run)
        assert run is not None and run.outcome is not None
        print(name, run.outcome.status, run.outcome.word, run.outcome.reason, flush=True)

    loop = asyncio.get_event_loop()
    # The process waits for what it tracks.
    process._active.update(tasks := [loop.create_task(crawl(name)) for name in names])
    for task in tasks:
        task.add_done_callback(process._active.discard)
    process.start()


if __name__ == "__main__":
    main()
