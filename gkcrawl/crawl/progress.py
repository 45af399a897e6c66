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

from gkcrawl.crawl.outcome import CAME
from gkcrawl.portals.walking.spider import PortalSpider
from gkcrawl.terminal import console, is_plain

if TYPE_CHECKING:
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
    """Lines at the foot of the terminal about the portals that are being crawled in this process; logs go above.

    A line a portal; where these are more than half the screen, one of all and as many as fit of those begun first.
    """

    def __init__(self) -> None:
        self._shown: dict[Progress, None] = {}
        self._live: Live | None = None
        self._look: AsyncioLoopingCall | LoopingCall | None = None

    def add(self, progress: Progress) -> None:
        """Show ``progress`` from now on."""
        self._shown[progress] = None
        if self._look is None:
            self._look = create_looping_call(self.show)
            self._look.start(EVERY)

    def drop(self, progress: Progress) -> None:
        """Take the line of ``progress`` away."""
        self._shown.pop(progress, None)
        if self._shown:
            return
        if self._look is not None and self._look.running:
            self._look.stop()
        self._look = None
        if self._live is not None:
            live, self._live = self._live, None
            during = sys.stderr
            live.stop()
            _redirect_logs(during)

    def show(self) -> None:
        """Put the lines of now in the place of the last ones."""
        if self._live is None:
            screen = console(stderr=True)
            self._live = Live(console=screen, auto_refresh=False, transient=True)
            before = sys.stderr
            self._live.start()
            _redirect_logs(before)
        lines = self.lines(self._live.console.height // 2, monotonic())
        self._live.update(Text("\n".join(lines)), refresh=True)

    def lines(self, room: int, moment: float) -> list[str]:
        """At most ``room`` lines (one at least) of how far the crawls are at this ``moment``."""
        if len(self._shown) <= max(1, room):
            return [progress.line(moment) for progress in self._shown]
        pages, documents, failures = map(sum, zip(*(progress.figures() for progress in self._shown), strict=True))
        first = list(self._shown)[: max(0, room - 1)]
        total = f"{len(self._shown)} portals · {pages} pages · {documents} documents · {failures} failures"
        return [total, *(progress.line(moment) for progress in first)]


class Progress:
    """Tells how far the crawl of one portal is, while it is going on; only to a terminal, and not with --nolog."""

    _board: ClassVar[Board] = Board()

    def __init__(self, spider: PortalSpider) -> None:
        self._spider, self._began = spider, monotonic()
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
        """Show the crawl from now on."""
        self._began = monotonic()
        self._board.add(self)

    def stop(self) -> None:
        """Leave the terminal to the verdict."""
        self._board.drop(self)

    def figures(self) -> tuple[int, int, int]:
        """List pages, documents and failures so far."""
        counts = self._spider.counts
        return (
            sum(walk.report.pages for walk in self._spider.walks),
            counts["documents"] + counts["not_modified"],
            sum(count for word, count in counts.items() if word.startswith("failed/")),
        )

    def line(self, moment: float) -> str:
        """How far the crawl is at this ``moment``, in seconds of the monotonic clock."""
        seconds = moment - self._began
        spider, walks = self._spider, [walk for walk in self._spider.walks if walk.report.pages]
        pages, documents, failures = self.figures()
        column = f" {walks[-1].report.name}" if walks else ""
        total = self._total()
        parts = [
            f"{spider.name}: column {len(walks)} of {len(spider.walks)}{column}",
            f"{pages} pages",
            f"{documents} documents" + (f" of {total}" if total else ""),
            *([f"{files} files"] if (files := sum(spider.counts[f"files/{word}"] for word in CAME)) else []),
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
