"""Logging: Scrapy extension for a file of each run, below GKCRAWL_LOG_DIR; a log formatter for what is heard only."""

from __future__ import annotations

import logging
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.logformatter import LogFormatter

from gkcrawl.crawl.run import Run

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler
    from typing_extensions import Self

logger = logging.getLogger(__name__)


class HeardLines(LogFormatter):
    """Scrapy's lines about each page and item, made only where some handler takes them: they are DEBUG.

    None, in place of the line, is how Scrapy is told to log nothing; its own types do not say so.
    """

    def crawled(self, *about: Any) -> Any:
        """The line of a page that came."""
        return super().crawled(*about) if _is_heard(logging.DEBUG) else None

    def scraped(self, *about: Any) -> Any:
        """The line of an item that passed the pipelines."""
        return super().scraped(*about) if _is_heard(logging.DEBUG) else None


PORTAL: ContextVar[str | None] = ContextVar("portal", default=None)
"""The portal that is being crawled in this context: most loggers do not say for whom they work."""


class _RunFiles(logging.Handler):
    """Hands each record to the file of its portal, one of no portal to all: for the root logger one handler."""

    def __init__(self) -> None:
        super().__init__()
        self._of: dict[str, logging.Handler] = {}

    def add(self, portal: str, file: logging.Handler) -> None:
        """Have what is logged for ``portal`` written to ``file``."""
        self._of[portal] = file
        self._changed()

    def drop(self, portal: str) -> None:
        """Write no more to the file of ``portal``."""
        self._of.pop(portal, None)
        self._changed()

    def emit(self, record: logging.LogRecord) -> None:
        """Called by ``logging``."""
        spider = getattr(record, "spider", None)
        portal = PORTAL.get() if spider is None else spider.name
        files = list(self._of.values()) if portal is None else [self._of[portal]] if portal in self._of else []
        for file in files:
            if record.levelno >= file.level:
                file.handle(record)

    def _changed(self) -> None:
        root = logging.getLogger()
        if self._of:
            self.setLevel(min(file.level for file in self._of.values()))
            root.addHandler(self)
        else:
            root.removeHandler(self)


class RunLog:
    """Writes ``<folder>/<portal>/<run>.log`` as the settings LOG_LEVEL, LOG_FORMAT and LOG_DATEFORMAT say.

    --nolog silences the terminal, not the file. The last line of the file is the verdict. Of several portals crawled
    at once each has a file of its own; what is logged for none of them is in all.
    """

    _files: ClassVar[_RunFiles] = _RunFiles()

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._handler: logging.Handler | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; raises `NotConfigured` without a folder."""
        if not crawler.settings["GKCRAWL_LOG_DIR"]:
            raise NotConfigured
        log = cls(crawler)
        crawler.signals.connect(log.open, signal=signals.spider_opened)
        crawler.signals.connect(log.close, signal=signals.engine_stopped)
        return log

    def open(self, spider: Spider) -> None:
        """Begin the file of the run; a folder that cannot be written stops no crawl."""
        run, settings = self._crawler.get_extension(Run), self._crawler.settings
        if run is None:
            return
        folder = Path(settings["GKCRAWL_LOG_DIR"]) / spider.name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handler = logging.FileHandler(folder / f"{run.id}.log", encoding="utf-8")
            _remove_old(folder, settings.getint("GKCRAWL_LOG_KEEP"))
        except OSError as error:
            logger.error("log in %s: %s", folder, error.strerror or error)
        if self._handler is not None:
            self._handler.setFormatter(logging.Formatter(settings["LOG_FORMAT"], settings["LOG_DATEFORMAT"]))
            self._handler.setLevel(settings["LOG_LEVEL"])
            self._files.add(spider.name, self._handler)

    def close(self) -> None:
        """Write the verdict and close the file."""
        run, handler = self._crawler.get_extension(Run), self._handler
        if run is None or handler is None or self._crawler.spider is None:
            return
        if outcome := run.outcome:
            name = self._crawler.spider.name
            verdict = f"exit status {outcome.status}: {outcome.reason}"
            handler.handle(logging.LogRecord(name, logging.CRITICAL, "", 0, verdict, (), None))
        self._files.drop(self._crawler.spider.name)
        # On a full disk what is left cannot be written.
        with suppress(OSError):
            handler.close()


def _is_heard(level: int) -> bool:
    """Whether a handler of the root logger takes records of ``level``; Scrapy's loggers have none and drop none."""
    return any(handler.level <= level for handler in logging.getLogger().handlers)


def _remove_old(folder: Path, keep: int) -> None:
    """Remove all but the latest ``keep`` logs; they are named by their times."""
    logs = sorted(folder.glob("*.log"), key=lambda path: path.stem)
    for log in logs[:-keep] if keep else ():
        log.unlink()
