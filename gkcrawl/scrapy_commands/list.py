"""``scrapy list``: the portals that work on standard output, those that do not on standard error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands.list import Command as ScrapyList

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.crawl.outcome import MISCONFIGURED
from gkcrawl.scrapy_commands.verb import Verb

if TYPE_CHECKING:
    import argparse

LOADED = 1000
"""Portals up to which all are loaded to name them, and the broken are found: with that many it takes half a second."""


class Command(Verb, ScrapyList):
    """List the portals: those that work on standard output, those that do not on standard error.

    With -v each has its agency, region, family, status, and the start and outcome of its last run. Exit status 2 when a
    portal is broken; the others are listed all the same. Of more than 1,000 portals the names are read and nothing is
    loaded, unless -v or a choice asks for more: then scrapy checkall says which are broken.
    """

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, --db, -v, and which portals."""
        super().add_options(parser)
        self.add_db(parser)
        parser.add_argument("-v", "--verbose", action="store_true", help="a table with what is known of each portal")
        self.add_choice(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Turn --db into its setting."""
        super().process_options(args, opts)
        self.take_db(opts)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print portal names in order, one a line."""
        assert self.settings is not None
        loader = PortalLoader.from_settings(self.settings)
        if len(names := loader.list()) <= LOADED or opts.verbose or self.choice(opts):
            portals = self.chosen(loader.portals(), opts)
            names = [str(portal.name) for portal in portals] if self.choice(opts) else loader.list()
        else:
            print(f"{len(names)} portals; `scrapy checkall` says which of them are broken", file=sys.stderr)
        if opts.verbose:
            # Loaded for the table alone: names need no database.
            from gkcrawl.scrapy_commands.portal_table import print_portals

            print_portals(portals, Path(self.settings["GKCRAWL_DB"]))
        else:
            for name in sorted(names):
                print(name)
        for problem in loader.broken.values():
            print(problem, file=sys.stderr)
        if loader.broken:
            self.exitcode = MISCONFIGURED
