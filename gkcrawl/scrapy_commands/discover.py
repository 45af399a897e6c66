"""``scrapy discover <home page>``: the columns of a site, from its home page, and whose it is."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from gkcrawl.portals.discovery.site import SiteColumn
from gkcrawl.portals.discovery.spider import DEPTH, MOST_REQUESTS, SiteSpider
from gkcrawl.portals.walking.declaration import is_http
from gkcrawl.scrapy_commands.verb import Verb
from gkcrawl.terminal import console

if TYPE_CHECKING:
    import argparse

    from gkcrawl.portals.discovery.site import Site

_SUFFIXES = (".csv", ".jsonl")
_MOST_UNREAD = 10  # lines: of what could not be read, before it is only counted


class Command(Verb, ScrapyCommand):
    """Find the columns of a site from its home page: name, kind, rows, total, latest date, address.

    Exit status 0 when columns were found and the walk saw all it wanted to, 1 when there are none, or pages were left.
    """

    arguments = "<URL of a home page>"

    requires_project = True

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, the bounds of the walk and the file for its result."""
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="COLUMNS", help="write the columns to this file, .csv or .jsonl")
        parser.add_argument(
            "--depth", type=int, default=DEPTH, help=f"clicks from the home page at most (default: {DEPTH})"
        )
        parser.add_argument(
            "--max-requests",
            type=int,
            default=MOST_REQUESTS,
            help=f"requests at most, with redirects, robots.txt and retries (default: {MOST_REQUESTS})",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Keep the log to errors, unless another level is asked for."""
        self.set("LOG_LEVEL", "ERROR")
        super().process_options(args, opts)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Walk the site, then print or write what was found."""
        if len(args) != 1 or not is_http(args[0]):
            raise UsageError("name one home page by its absolute http(s) URL")
        if opts.depth < 0 or opts.max_requests < 1:
            raise UsageError("--depth is a whole number from 0, --max-requests one from 1")
        if opts.output and Path(opts.output).suffix not in _SUFFIXES:
            raise UsageError(f"{opts.output}: the name must end in {' or '.join(_SUFFIXES)}")
        if opts.output and not Path(opts.output).absolute().parent.is_dir():
            raise UsageError(f"{opts.output}: there is no such folder")
        site = self._walk(args[0], opts)
        _print_owner(site)
        if opts.output:
            _write(site, Path(opts.output))
            print(f"{len(site.columns)} columns in {opts.output}")
        elif site.columns:
            console().print(_table(site))
        print_unread(site)
        self.exitcode = 0 if site.columns and not site.left and not site.unread else 1

    def _walk(self, home: str, opts: argparse.Namespace) -> Site:
        assert self.crawler_process is not None
        crawler = self.crawler_process.create_crawler(SiteSpider)
        self.crawler_process.crawl(crawler, home=home, depth=opts.depth, max_requests=opts.max_requests)
        self.crawler_process.start()
        assert isinstance(crawler.spider, SiteSpider)
        return crawler.spider.site


def _print_owner(site: Site) -> None:
    for name, claim in (("agency", site.owner.agency), ("region", site.owner.region)):
        print(f"{name:8}{claim.value} ({claim.evidence})" if claim else f"{name:8}not said")


def _table(site: Site) -> Table:
    shown = Table(box=None, pad_edge=False)
    for heading in ("name", "kind", "rows", "total", "latest", "url"):
        shown.add_column(
            heading,
            overflow="fold",
            no_wrap=heading == "latest",
            justify="right" if heading in ("rows", "total") else "left",
        )
    for column in site.columns:
        total = "" if column.total is None else str(column.total)
        shown.add_row(column.name, column.kind or "", str(column.rows), total, column.latest or "", column.url)
    return shown


def _write(site: Site, path: Path) -> None:
    """Write the columns to ``path``."""
    rows = [column.to_dict() for column in site.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".jsonl":
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            return
        table = csv.DictWriter(file, [field.name for field in fields(SiteColumn)])
        table.writeheader()
        table.writerows({**row, "parents": "/".join(row["parents"])} for row in rows)


def print_unread(site: Site) -> None:
    """Say on standard error what of ``site`` was not read, and why."""
    reasons = Counter(page.why for page in site.unread)
    for page in site.unread[:_MOST_UNREAD]:
        print(f"not read: {page.url}: {page.why}", file=sys.stderr)
    if len(site.unread) > _MOST_UNREAD:
        counts = ", ".join(f"{count} {why}" for why, count in reasons.most_common())
        print(f"not read: {len(site.unread)} pages in all ({counts})", file=sys.stderr)
    if site.left:
        made = f"{site.requests} were made"
        print(f"left: {site.left} pages, for want of requests ({made}): raise --max-requests", file=sys.stderr)
