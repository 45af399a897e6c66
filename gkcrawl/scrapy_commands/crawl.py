"""``scrapy crawl <portal>``: Scrapy's own command with an honest exit status and a last line that says why."""

from __future__ import annotations

import logging
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.crawl.outcome import FAILED, MISCONFIGURED, OK, Outcome, column_table
from gkcrawl.crawl.run import Run
from gkcrawl.errors import ConfigError, GkcrawlError
from gkcrawl.portals.walking.spider import PortalSpider
from gkcrawl.scrapy_commands.portal_runs import crawl_portal, tracked, with_status
from gkcrawl.scrapy_commands.verb import Verb

if TYPE_CHECKING:
    import argparse

    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


class Command(Verb, ScrapyCrawl):
    """Crawl a portal into the database and the archive.

    Arguments of every portal: -a sample=N (at most N documents a column), -a since=YYYY-MM-DD (stop at older
    rows), -a full=1 (walk lists to their end, whatever is known of them); of demo portals also -a base=URL (where
    they are served); -a files=0 (leave the files of documents), -a files=only (ask for nothing else).
    -s REPLAY=<warc>[,<warc>...] does the runs of an archive again, without the network.

    Exit status: 0 stored or unchanged, 1 failed or nothing came back, 2 configuration error; the last line says why.
    """

    arguments = "<portal>"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options and --db."""
        super().add_options(parser)
        self.add_db(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take --db."""
        super().process_options(args, opts)
        self.take_db(opts)
        self.leave_out_unused()

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl the one portal named in ``args`` and say how it went."""
        if len(args) != 1:
            raise UsageError("name one portal, as printed by `scrapy list`")
        name = args[0]
        try:
            outcome = self._crawl(name, opts)
        except GkcrawlError as error:
            status = MISCONFIGURED if isinstance(error, ConfigError) else FAILED
            outcome = Outcome(status, str(error))
        self.exitcode = outcome.status
        verdict = {OK: "ok", FAILED: "failed", MISCONFIGURED: "configuration error"}[outcome.status]
        print(f"{name}: {verdict}: {outcome.reason}", file=sys.stderr)

    def _crawl(self, name: str, opts: argparse.Namespace) -> Outcome:
        process = self.crawler_process
        if not isinstance(process, AsyncCrawlerProcess):
            raise ConfigError("TWISTED_REACTOR must stay the asyncio reactor, FORCE_CRAWLER_PROCESS off")
        loader = process.spider_loader
        if isinstance(loader, PortalLoader):
            _check_known(name, loader)
        crawlers: list[Crawler] = []
        task = tracked(process, crawl_portal(process, name, opts.spargs, crawlers))
        process.start()
        if not task.done():
            return Outcome(FAILED, "interrupted; killed before it could finish")
        if task.cancelled():
            return Outcome(FAILED, "interrupted")
        if error := task.exception():
            if isinstance(error, GkcrawlError):
                raise error
            logger.error("the crawl broke off", exc_info=error)
            return Outcome(FAILED, f"{type(error).__name__}: {error}")
        for run, crawler in enumerate(crawlers[:-1], 1):
            print(f"{name}: run {run} of {len(crawlers)}: {_outcome(crawler).reason}", file=sys.stderr)
        return with_status(_outcome(crawlers[-1]), crawlers[-1])


def _check_known(name: str, loader: PortalLoader) -> None:
    found = loader.get(name)
    for problem in loader.broken.values():
        logger.warning("portal set aside: %s", problem)
    if problem_of_it := loader.problem(name):
        raise ConfigError(problem_of_it)
    if found is None:
        near = get_close_matches(name, loader.list(), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise ConfigError(f"no portal of this name{hint} (`scrapy list` names them all)")


def _outcome(crawler: Crawler) -> Outcome:
    run = crawler.get_extension(Run)
    if run is None or run.outcome is None:
        return Outcome(FAILED, "the run ended without a verdict")
    if isinstance(crawler.spider, PortalSpider) and crawler.settings.getbool("LOG_ENABLED"):
        for line in column_table([walk.report for walk in crawler.spider.walks]):
            print(line, file=sys.stderr)
    return run.outcome
