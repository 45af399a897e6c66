"""``scrapy probe <URL or file>``: what a page is; family, pager and rows of a list, columns that any other leads to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.discovery.column_kinds import ANNUAL_REPORTS
from gkcrawl.portals.discovery.examination import examine
from gkcrawl.portals.discovery.pages.proposals import home_of, proposals
from gkcrawl.portals.discovery.probe_spider import ProbeSpider
from gkcrawl.portals.walking.declaration import is_http
from gkcrawl.scrapy_commands.verb import Verb
from gkcrawl.terminal import is_plain

if TYPE_CHECKING:
    import argparse

    from scrapy.crawler import Crawler

    from gkcrawl.portals.discovery.examination import Findings


class Command(Verb, ScrapyCommand):
    """Say what a page is: a list, its name, family, pager, rows; or what else, and where it leads.

    A page that only leads to its rows is followed to them. Exit status 0 when the page asked for is a list, 1 when it
    is none: a hub that shows several columns is none.
    """

    arguments = "<URL or file>"

    requires_project = True

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options and ours."""
        super().add_options(parser)
        parser.add_argument("--url", help="the address of a saved page")
        parser.add_argument("--no-follow", action="store_true", help="look at this page only")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Keep the log to errors, unless another level is asked for."""
        self.set("LOG_LEVEL", "ERROR")
        super().process_options(args, opts)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Examine a saved page, or a page and where its rows are."""
        if len(args) != 1:
            raise UsageError("name one URL, or a saved page and its --url")
        if Path(args[0]).is_file():
            self._saved(Path(args[0]), opts.url)
        elif is_http(args[0]):
            self._fetched(args[0], follow=not opts.no_follow)
        else:
            raise UsageError(f"{args[0]} is neither a file nor an absolute http(s) URL")

    def _saved(self, path: Path, url: str | None) -> None:
        if not is_http(url):
            raise UsageError("a saved page needs its address: --url https://…")
        page = Page.read(path.read_bytes(), str(url))
        found = examine(page)
        print("\n".join([str(url), *_indented(found.lines())]))
        warn(found)
        self._sum_up(found, found, proposals(page, found.blocks))

    def _fetched(self, url: str, *, follow: bool) -> None:
        assert self.crawler_process is not None
        crawler = self.crawler_process.create_crawler(ProbeSpider)
        self.crawler_process.crawl(crawler, url=url, follow=follow)
        self.crawler_process.start()
        spider = crawler.spider
        assert isinstance(spider, ProbeSpider)
        for step in spider.steps:
            print(f"{step.asked.method} {step.asked.url}  ({step.why})")
            if step.findings is None:
                print(f"  failed      {step.failed or 'interrupted'}")
                continue
            lines = [*step.findings.lines(), f"tls         {step.tls}"]
            print("\n".join(_indented(lines)))
            warn(step.findings)
        print(f"robots.txt: {robots_state(crawler)}")
        first = spider.steps[0].findings if spider.steps else None
        if first is None or spider.found is None:
            print("not read")
            self.exitcode = 1
        else:
            self._sum_up(first, spider.found, spider.proposals)

    def _sum_up(self, asked: Findings, rows: Findings, leads_to: list[tuple[str, str]]) -> None:
        """Say what the page ``asked`` for is, by the ``rows`` it leads to; of what is no list, what to look at next."""
        is_list = rows.what in ("list", "empty")
        called = "/".join((*asked.name.parents, asked.name.name or "not named"))
        print(f"list: {called}  {asked.url}" if is_list else f"no list: {rows.problem or rows.what}  {asked.url}")
        if asked.reports and asked.kind != ANNUAL_REPORTS:
            title, target = asked.reports[0]
            print(f"also on this site: 年报 column? {title}  {target}")
        if not is_list:
            for name, target in leads_to:
                print(f"  column?     {name or '(no heading)'}  {target}")
            print(f"all columns of the site: scrapy discover {home_of(asked.url)}")
        self.exitcode = 0 if is_list else 1


def warn(found: Findings) -> None:
    """Say in red that the column has more than can be read of it, if so."""
    if found.warning:
        click.secho(f"  WARNING     {found.warning}", fg=None if is_plain() else "red")


def robots_state(crawler: Crawler) -> str:
    """What robots.txt said, in a few words."""
    stats: dict[str, Any] = crawler.stats.get_stats()
    if stats.get("robotstxt/forbidden"):
        return f"forbids {stats['robotstxt/forbidden']} of these pages"
    statuses = [name.rpartition("/")[2] for name in stats if name.startswith("robotstxt/response_status_count/")]
    if statuses:
        return "read; allows these pages" if "200" in statuses else f"answered {', '.join(statuses)}; nothing forbidden"
    return "not to be had; nothing forbidden"


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]
