"""``scrapy record <portal>``: records the fixture of a portal with a small crawl."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gkcrawl.errors import GkcrawlError
from gkcrawl.scrapy_commands.crawl import Command as CrawlCommand
from gkcrawl.scrapy_commands.fixture import FOLDER, SAMPLE, write_fixture
from gkcrawl.settings import ROOT

if TYPE_CHECKING:
    import argparse


class Command(CrawlCommand):
    """Record or refresh a portal's fixture, from the network or with -s REPLAY= from an archive.

    Crawls a few documents of each column and keeps the responses and the documents in tests/fixtures/<portal>/;
    the test suite replays every fixture. Exit status as of scrapy crawl; a crawl that failed leaves the fixture as
    it was.
    """

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl to a scratch folder, and little of each column."""
        super().process_options(args, opts)
        opts.spargs["sample"] = str(SAMPLE)
        self._scratch = TemporaryDirectory(prefix="gkcrawl-record-")
        self.set("GKCRAWL_DB", str(Path(self._scratch.name) / "record.db"), "cmdline")
        self.set("GKCRAWL_ARCHIVE", str(Path(self._scratch.name) / "archive"), "cmdline")
        self.set("LOG_LEVEL", "WARNING")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl the one portal named in ``args`` and write its fixture."""
        with self._scratch as scratch:
            super().work(args, opts)
            if self.exitcode == 0:
                self._write(args[0], Path(scratch))

    def _write(self, name: str, scratch: Path) -> None:
        folder = FOLDER / name
        try:
            responses, documents = write_fixture(ROOT / folder, scratch / "record.db", scratch / "archive")
        except GkcrawlError as error:
            self.exitcode = 1
            print(f"{name}: no fixture: {error}", file=sys.stderr)
        else:
            # Only a checkout has the tests that replay all fixtures.
            tests = f"; `pytest tests/spiders -k {name}` replays it" if (ROOT / "tests" / "spiders").is_dir() else ""
            print(f"{folder}: {responses} responses, {documents} documents{tests}")
