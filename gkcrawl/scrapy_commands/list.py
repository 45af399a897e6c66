"""``scrapy list``: the portals that work on standard output, those that do not on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scrapy.commands.list import Command as ScrapyList
from scrapy.spiderloader import get_spider_loader

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.crawl.outcome import MISCONFIGURED
from gkcrawl.scrapy_commands.verb import Verb

if TYPE_CHECKING:
    import argparse


class Command(Verb, ScrapyList):
    """List the portals: those that work on standard output, those that do not on standard error.

    Exit status 2 when a portal module is broken; the others are listed all the same.
    """

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print portal names in order, one a line."""
        assert self.settings is not None
        loader = get_spider_loader(self.settings)
        for name in sorted(loader.list()):
            print(name)
        if isinstance(loader, PortalLoader) and loader.broken:
            for problem in loader.broken.values():
                print(problem, file=sys.stderr)
            self.exitcode = MISCONFIGURED
