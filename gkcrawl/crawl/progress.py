"""Scrapy extension: progress of a crawl on a terminal: columns, pages, documents, failures, time left."""

from __future__ import annotations

import logging
import sys
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.live import Live
from rich.text import Text
from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

from gkcrawl.portals.walking.spider import PortalSpider
from gkcrawl.terminal import console, is_plain

if TYPE_CHECKING:
    from rich.console import Console
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from scrapy.utils.asyncio import AsyncioLoopingCall
    from twisted.internet.task import LoopingCall
    from typing_extensions import Self

EVERY = 0.5
"""Seconds between two looks: as fast as numbers can be read."""
SURE_AFTER = 5
"""Documents from which on their pace says something of those to come."""


class Board:
    """Lines at the foot of the terminal, one for each portal that is being crawled in this process; logs go above."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}
        self._live: Live | None = None

    def show(self, screen: Console, portal: str, line: str) -> None:
        """Put ``line`` in the place of the last one of ``portal``."""
        self._lines[portal] = line
        if self._live is None:
            self._live = Live(console=screen, auto_refresh=False, transient=True)
            before = sys.stderr
            self._live.start()
            _redirect_logs(before)
        self._live.update(Text("\n".join(self._lines.values())), refresh=True)

    def drop(self, portal: str) -> None:
        """Take the line of ``portal`` away."""
        self._lines.pop(portal, None)
        if self._live is not None and not self._lines:
            live, self._live = self._live, None
            during = sys.stderr
            live.stop()
            _redirect_logs(during)


class Progress:
    """Tells how far the crawl of one portal is, while it is going on; only to a terminal, and not with --nolog."""

    _board: ClassVar[Board] = Board()

    def __init__(self, spider: PortalSpider) -> None:
        self._spider, self._began = spider, monotonic()
        self._screen = console(stderr=True)
        self._look: AsyncioLoopingCall | LoopingCall | None = None
        self._to_the_end: dict[str, bool] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; raises `NotConfigured` where nobody looks on."""
        if not (isinstance(crawler.spider, PortalSpider) and is_watched(crawler.settings)):
            raise NotConfigured
        progress = cls(crawler.spider)
        crawler.signals.connect(progress.start, signal=signals.spider_opened)
        crawler.signals.connect(progress.stop, signal=signals.spider_closed)
        return progress

    def start(self) -> None:
        """Look at the crawl from now on."""
        self._look = create_looping_call(self.show)
        self._look.start(EVERY)

    def show(self) -> None:
        """Show how far it is."""
        self._board.show(self._screen, self._spider.name, self.line(monotonic() - self._began))

    def stop(self) -> None:
        """Leave the terminal to the verdict."""
        if self._look is not None and self._look.running:
            self._look.stop()
        self._board.drop(self._spider.name)

    def line(self, seconds: float) -> str:
        """How far the crawl is, ``seconds`` after it began."""
        spider, walks = self._spider, [walk for walk in self._spider.walks if walk.report.pages]
        documents = spider.counts["documents"] + spider.counts["not_modified"]
        failures = sum(count for word, count in spider.counts.items() if word.startswith("failed/"))
        column = f" {walks[-1].report.name}" if walks else ""
        total = self._total()
        parts = [
            f"{spider.name}: column {len(walks)} of {len(spider.walks)}{column}",
            f"{sum(walk.report.pages for walk in walks)} pages",
            f"{documents} documents" + (f" of {total}" if total else ""),
            f"{failures} failures",
        ]
        if total and documents >= SURE_AFTER:
            left = timedelta(seconds=round(max(0, total - documents - failures) * seconds / documents))
            parts.append(f"{left} left" + ("" if len(walks) == len(spider.walks) else " of this column"))
        return " · ".join(parts)

    def _total(self) -> int | None:
        """About how many documents the columns begun have, if each says so and is walked to its end."""
        walks = [walk for walk in self._spider.walks if walk.report.pages]
        for walk in walks:
            if walk.column.url not in self._to_the_end:
                early = self._spider.limited or self._spider.memory.may_stop_early(walk.column)
                self._to_the_end[walk.column.url] = not early
        if not all(walk.about and self._to_the_end[walk.column.url] for walk in walks):
            return None
        return sum(walk.about or 0 for walk in walks)


def is_watched(settings: BaseSettings) -> bool:
    """Whether standard error is a terminal that can move its cursor, and the user did not ask for silence."""
    return settings.getbool("LOG_ENABLED") and sys.stderr is not None and sys.stderr.isatty() and not is_plain()


def _redirect_logs(before: object) -> None:
    """Let logs that go to standard error go to what that has become, in place of what it was ``before``."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler) and handler.stream in (before, sys.__stderr__):
            handler.setStream(sys.stderr)
