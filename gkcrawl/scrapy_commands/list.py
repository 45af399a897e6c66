"""``scrapy list``: the portals that work on standard output, those that do not on standard error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from scrapy.commands.list import Command as ScrapyList
from scrapy.spiderloader import get_spider_loader

from gkcrawl.archive.times import now
from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.crawl.outcome import MISCONFIGURED
from gkcrawl.portals.walking.spider import PortalSpider
from gkcrawl.scrapy_commands.verb import Verb
from gkcrawl.store import Store
from gkcrawl.store.queries.schedule import portal_status
from gkcrawl.terminal import console

if TYPE_CHECKING:
    import argparse

    from scrapy.settings import Settings


class Command(Verb, ScrapyList):
    """List the portals: those that work on standard output, those that do not on standard error.

    With -v each has its agency, region, family, status, and the start and outcome of its last run. Exit status 2 when a
    portal module is broken; the others are listed all the same.
    """

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, --db and -v."""
        super().add_options(parser)
        self.add_db(parser)
        parser.add_argument("-v", "--verbose", action="store_true", help="a table with what is known of each portal")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Turn --db into its setting."""
        super().process_options(args, opts)
        self.take_db(opts)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print portal names in order, one a line."""
        assert self.settings is not None
        loader = get_spider_loader(self.settings)
        names = sorted(loader.list())
        if opts.verbose:
            portals = [loader.load(name) for name in names]
            console().print(_details([cls for cls in portals if issubclass(cls, PortalSpider)], self.settings))
        else:
            for name in names:
                print(name)
        if isinstance(loader, PortalLoader) and loader.broken:
            for problem in loader.broken.values():
                print(problem, file=sys.stderr)
            self.exitcode = MISCONFIGURED


def _details(portals: list[type[PortalSpider]], settings: Settings) -> Table:
    """What is known of ``portals``, a row each, from their classes and the database, if there is one."""
    db = Path(settings["GKCRAWL_DB"])
    last = {str(cls.name): "never" for cls in portals}
    if db.exists():
        with Store(db) as store:
            for name in last:
                status = portal_status(store, name, now())
                if status.last_run:
                    last[name] = f"{status.last_run} {status.outcome}"
    shown = Table(box=None, pad_edge=False)
    for heading in ("name", "agency", "region", "family", "status", "last run"):
        shown.add_column(heading, overflow="fold", no_wrap=heading == "name")
    for cls in portals:
        shown.add_row(cls.name, cls.agency, cls.region, cls.family.name, cls.status, last[cls.name])
    return shown
