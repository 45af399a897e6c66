"""``scrapy list``: the portals that work on standard output, those that do not on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scrapy.commands.list import Command as ScrapyList
from scrapy.spiderloader import get_spider_loader

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.crawl.outcome import MISCONFIGURED

if TYPE_CHECKING:
    import argparse


class Command(ScrapyList):
    """Exit status 2 when a portal module is broken; the others are listed all the same."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print portal names in order, one a line."""
        if self.settings is None:
            raise RuntimeError("scrapy gives this command its settings")
        loader = get_spider_loader(self.settings)
        for name in sorted(loader.list()):
            print(name)
        if isinstance(loader, PortalLoader) and loader.broken:
            for problem in loader.broken.values():
                print(problem, file=sys.stderr)
            self.exitcode = MISCONFIGURED
