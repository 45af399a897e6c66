"""Scrapy extension for one run of a portal: its id, WARC file, records in the store, outcome."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.exceptions import DontCloseSpider, NotConfigured

from gkcrawl.archive.times import now, to_iso
from gkcrawl.archive.writer import ArchiveWriter
from gkcrawl.config import archive_beside, checked_settings, folder_for
from gkcrawl.crawl.files.reading import UnreadFiles, file_bounds
from gkcrawl.crawl.memory import StoreMemory
from gkcrawl.crawl.outcome import Outcome, RunFacts, column_table, judge
from gkcrawl.crawl.policy import Policy
from gkcrawl.crawl.readers.files import file_readers
from gkcrawl.crawl.readers.reader import page_reader
from gkcrawl.crawl.replay import ReplayAddon
from gkcrawl.crawl.retry import RetryAtEnd
from gkcrawl.crawl.triage import Triage
from gkcrawl.errors import ArchiveError, GkcrawlError, StoreError
from gkcrawl.portals.walking.spider import PortalSpider, entry_skipped
from gkcrawl.store import BatchWriter, CaptureRow, PortalFacts, RunEnd, Store, UnstorableDocument
from gkcrawl.store.lock import Lock
from gkcrawl.store.queries.columns import Shrunk, shrunk, whole_walks
from gkcrawl.store.store import SharedStore
from gkcrawl.store.warc_files import WarcFiles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from scrapy.crawler import Crawler
    from typing_extensions import Self

    from gkcrawl.document import Document
    from gkcrawl.portals.walking.column_report import ColumnReport
    from gkcrawl.store.state import StateRow

logger = logging.getLogger(__name__)


def _without_traceback(record: logging.LogRecord) -> bool:
    """A robots.txt that cannot be had needs one line; the portal's own pages tell the rest."""
    record.exc_info = None
    return True


logging.getLogger("scrapy.downloadermiddlewares.robotstxt").addFilter(_without_traceback)


class Run:
    """Opens store and archive before the first request and closes both after the last.

    ``archive`` is None in replay: nothing new is archived then. ``outcome`` is set when the spider closes.
    Raises `StoreError` or `ArchiveError` when either cannot be opened.
    """

    def __init__(self, crawler: Crawler, spider: PortalSpider) -> None:
        self.outcome: Outcome | None = None
        self._crawler, self._spider = crawler, spider
        checked_settings(crawler.settings)
        self._db = Path(crawler.settings["GKCRAWL_DB"])
        self._trouble: str | None = None
        self._closing: asyncio.Task[None] | None = None
        policy = Policy.from_settings(crawler.settings, full=spider.full)
        self._archive = Path(crawler.settings["GKCRAWL_ARCHIVE"] or archive_beside(self._db))
        folder_for(self._db, "database")
        folder_for(self._archive, "archive")
        # First: beside a file that is no corpus there is nothing to lock.
        self._store = SharedStore.of(self._db)
        try:
            self._lock = Lock(self._db, spider.name, f"run of {spider.name}")
        except GkcrawlError:
            self._store.close()
            raise
        try:
            self._open(policy)
        except GkcrawlError:
            self._store.close()
            self._lock.close()
            raise

    def _open(self, policy: Policy) -> None:
        """Open the archive and put the start of the run on record."""
        settings, spider, archive = self._crawler.settings, self._spider, self._archive
        addon = self._crawler.get_addon(ReplayAddon)
        is_replay = addon is not None and addon.index is not None
        files = WarcFiles(self._store, archive)
        if addon is not None:
            addon.capture_name = cache(lambda path: files.name(path, spider.name))
        began = addon.began if addon else None
        if began is not None:
            policy = replace(policy, clock=lambda: began)
        # What was asked again then is answered as then.
        self._may_retry = not is_replay or began is not None
        started = now()
        self._store.close_interrupted(spider.name)
        self.id = self._free_id(self._store, archive, started)
        spider.files.bounds = file_bounds(settings, spider.arguments["files"])
        if spider.files.bounds.mode == "only":
            spider.walk_nothing()
        self._store.start_run(
            self.id,
            PortalFacts(name=spider.name, agency=spider.agency, region=spider.region, family=spider.family.name),
            started_at=to_iso(started),
            settings=spider.arguments
            | {"replay": settings.get("REPLAY_RUN") or settings.get("REPLAY") or None, "frequency": spider.frequency}
            | {"files": spider.files.bounds.mode},
        )
        if not (is_replay or settings["GKCRAWL_CONTACT"] or spider.base):
            logger.warning(
                "User-Agent has no contact: set contact in gkcrawl.toml, or GKCRAWL_CONTACT in the environment"
            )
        self.archive = None if is_replay else ArchiveWriter(archive, spider.name, self.id)
        before = None if self.archive is None else self.archive.sync
        self._writer = BatchWriter(self._db, self.id, portal=spider.name, before=before)
        recall = settings.getbool("GKCRAWL_INCREMENTAL")
        self.memory = StoreMemory(self._store, spider.name, policy, self.put, recall=recall)
        self.memory.in_doubt = spider.answers.in_doubt
        self._unread = UnreadFiles(file_readers(settings), cache(files.path), self.put, spider.counts)
        self.memory.files.read_soon = self._unread.add
        self.triage = Triage(self.memory, spider.counts, self.put, self._ask_for_files)
        self._retry = RetryAtEnd(self.memory, spider.counts)
        spider.memory, spider.reader = self.memory, page_reader(settings, cache(files.path))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy for every crawl; only portals have runs."""
        if not isinstance(crawler.spider, PortalSpider):
            raise NotConfigured
        run = cls(crawler, crawler.spider)
        crawler.signals.connect(run.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(run.spider_closed, signal=signals.spider_closed)
        crawler.signals.connect(run.spider_error, signal=signals.spider_error)
        crawler.signals.connect(run.spider_idle, signal=signals.spider_idle)
        crawler.signals.connect(run.entry_skipped, signal=entry_skipped)
        return run

    def put(self, row: Document | CaptureRow | StateRow) -> None:
        """Hand ``row`` to the store.

        Raises `UnstorableDocument` for a document that cannot be stored, and `StoreError`, after stopping the
        run, when nothing can be stored any more.
        """
        try:
            self._writer.put(row)
        except UnstorableDocument:
            raise
        except StoreError as error:
            self.stop(str(error))
            raise

    def stop(self, trouble: str) -> None:
        """Stop the crawl because of ``trouble`` that makes going on pointless."""
        if self._trouble is None:
            self._trouble = trouble
            logger.error("%s", trouble)
            closing = self._crawler.engine.close_spider_async(reason="trouble")
            self._closing = asyncio.ensure_future(closing)

    def spider_opened(self) -> None:
        """Have read what earlier crawls have fetched and were killed before it was read."""
        self.memory.files.read_left()

    def spider_error(self) -> None:
        """Count a page whose callback failed, so that it is not lost in the log."""
        self._spider.counts["failed/exception"] += 1

    def entry_skipped(self, url: str, reason: str, found_at: str | None) -> None:
        """Record an entry that is not followed."""
        self.put(failed_capture(url, "GET", f"skipped: {reason}", found_at))

    def spider_idle(self) -> None:
        """Decide on what was held back (feeds get what is stored only now), and ask again for what may have passed."""
        try:
            for document in self.triage.settle():
                self._crawler.signals.send_catch_log(
                    signals.item_scraped, item=document, response=None, spider=self._spider
                )
        except StoreError as error:
            logger.error("%s", error)
            return
        if self._may_retry and (requests := self._retry.requests(self._spider.answers.in_doubt)):
            assert self._crawler.engine is not None
            for request in requests:
                self._crawler.engine.crawl(request)
            raise DontCloseSpider

    async def spider_closed(self, reason: str) -> None:
        """Write what is left, judge the run and record its end; other crawls go on meanwhile."""
        changes: Counter[Any] = Counter()
        await self._unread.finish(lambda: reason == "finished" and self._crawler.engine.running)
        try:
            self.triage.give_up()
            changes = await asyncio.wrap_future(self._writer.closing())
            if self.archive is not None:
                self.archive.close()
        except (StoreError, ArchiveError) as error:
            self._trouble = self._trouble or str(error)
        columns = [walk.report for walk in self._spider.walks]
        counts = self._spider.counts
        facts = RunFacts(
            columns=columns,
            changes=changes,
            counts=counts,
            ended=reason,
            trouble=self._trouble,
            left_alone=self._spider.left_alone,
            slowed=self._spider.slowed,
            shrunk=self._shrunk(columns),
        )
        self.outcome = judge(facts)
        for line in column_table(columns):
            logger.info(line.strip())
        try:
            with self._store as store:
                end = RunEnd(
                    finished_at=to_iso(now()),
                    status=self.outcome.status,
                    reason=self.outcome.reason,
                    outcome=self.outcome.word,
                    counts={**changes, **counts},
                    columns=[column.to_dict() for column in columns],
                )
                store.finish_run(self.id, self._spider.name, end)
        except StoreError as error:
            logger.error("the end of the run is not on record: %s", error)
            if not self._trouble:
                self.outcome = judge(replace(facts, trouble=str(error)))
        finally:
            self._lock.close()

    def _ask_for_files(self, document: Document) -> None:
        """Ask for the files of a document that was handed to the store."""
        for request in self._spider.files.of(document):
            self._crawler.engine.crawl(request)

    def _shrunk(self, columns: Iterable[ColumnReport]) -> list[Shrunk]:
        """Columns that were walked whole and list much less than when they were before."""
        try:
            earlier = whole_walks(self._store, self._spider.name)
        except StoreError as error:
            logger.error("%s", error)
            return []
        whole = ((column.name, column.rows) for column in columns if column.whole)
        found = shrunk({name: [rows, *earlier.get(name, ())] for name, rows in whole})
        for column in found:
            logger.warning("column %s has shrunk to %d rows from %d", *column)
        return found

    def _free_id(self, store: Store, archive: Path, started: datetime) -> str:
        stamp = started.strftime("%Y%m%dT%H%M%SZ")
        taken = {row["run"] for row in store.query("SELECT run FROM runs WHERE portal = ?", (self._spider.name,))}
        run, number = stamp, 1
        while run in taken or (archive / self._spider.name / f"{run}.warc.gz").exists():
            number += 1
            run = f"{stamp}-{number}"
        return run


class RunComponent:
    """Base of middlewares and pipelines that work for a run; Scrapy leaves them out where there is none."""

    def __init__(self, run: Run) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; raises `NotConfigured` where there is no run."""
        run = crawler.get_extension(Run)
        if run is None:
            raise NotConfigured
        return cls(run)


def failed_capture(url: str, method: str, error: str, at: str | None = None) -> CaptureRow:
    """The row of a request that brought nothing."""
    return CaptureRow(url=url, method=method, fetched_at=at or to_iso(now()), error=error)
