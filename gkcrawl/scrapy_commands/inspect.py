"""``scrapy inspect <portal> …``: which columns still answer, moved, died or grew, and the declaration changed so."""

from __future__ import annotations

import asyncio
import sys
from difflib import unified_diff
from pathlib import Path
from posixpath import commonpath, dirname
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from gkcrawl.crawl.outcome import FAILED, MISCONFIGURED
from gkcrawl.modules import declared_in
from gkcrawl.portals.discovery.spider import SiteSpider
from gkcrawl.portals.inspection.module_proposal import proposed_module
from gkcrawl.portals.inspection.spider import InspectSpider
from gkcrawl.portals.inspection.states import State, found_again, with_known
from gkcrawl.portals.inspection.table_proposal import proposed_table
from gkcrawl.portals.walking.spider import PortalSpider
from gkcrawl.scrapy_commands.portal_runs import tracked
from gkcrawl.scrapy_commands.verb import Verb
from gkcrawl.settings import ROOT
from gkcrawl.store import Store
from gkcrawl.store.queries.columns import whole_walks
from gkcrawl.terminal import console

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from scrapy.settings import BaseSettings

    from gkcrawl.portals.inspection.states import ColumnState

AT_ONCE = 8  # portals: each is asked at its own slow rate


class Command(Verb, ScrapyCommand):
    """Ask for the first page of each column of portals, and say what became of it.

    A column answers, moved, died, is no list any more, or gave no answer this time; what a crawl found is held against
    what is there now. Of columns that died the site is searched for another of that name. What should change in the
    declaration follows as a diff (`scrapy inspect NAME | patch -p1`). Nothing is stored. Exit status 0: all columns
    answer where they are declared; 1: one does not; 2: no such portal.
    """

    arguments = "<portal> ..."

    requires_project = True

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options and --db."""
        super().add_options(parser)
        self.add_db(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Keep the log to errors, unless another level is asked for."""
        self.set("LOG_LEVEL", "ERROR")
        super().process_options(args, opts)
        self.take_db(opts)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Inspect the portals named."""
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if not args:
            raise UsageError("name one or more portals (`scrapy list`)")
        loader = get_spider_loader(self.crawler_process.settings)
        try:
            portals = [cls for name in args if issubclass(cls := loader.load(name), PortalSpider)]
        except KeyError as error:
            print(f"inspect: {error.args[0]}; `scrapy list` names all portals", file=sys.stderr)
            self.exitcode = MISCONFIGURED
            return
        self.exitcode = 0 if inspect_portals(self.crawler_process, portals) else FAILED


def inspect_portals(process: AsyncCrawlerProcess, portals: Sequence[type[PortalSpider]]) -> bool:
    """Inspect ``portals``, several at once; print what became of their columns, and the changes proposed.

    Returns whether all columns answer where they are declared.
    """
    found: dict[str, list[ColumnState]] = {}
    free = asyncio.Semaphore(AT_ONCE)

    async def inspect(portal: type[PortalSpider]) -> None:
        async with free:
            found[str(portal.name)] = _known(process.settings, portal, await _states(process, portal))

    for portal in portals:
        tracked(process, inspect(portal))
    process.start()
    changes = []
    for portal in portals:
        states = found.get(str(portal.name), [])
        console().print(_table(str(portal.name), states))
        changes.append(_change(portal, states))
    print("".join(changes), end="")
    return all(state.state is State.ANSWERS for portal in portals for state in found.get(str(portal.name), []))


async def _states(process: AsyncCrawlerProcess, portal: type[PortalSpider]) -> list[ColumnState]:
    """What became of the columns of ``portal``; the site is searched for those that are not where they were."""
    crawler = process.create_crawler(InspectSpider.of(portal))
    await process.crawl(crawler)
    assert isinstance(crawler.spider, InspectSpider)
    states = crawler.spider.states
    for home in _homes(portal):
        if not any(state.state in (State.DIED, State.NO_LIST) for state in states):
            break
        search = process.create_crawler(SiteSpider)
        await process.crawl(search, home)
        assert isinstance(search.spider, SiteSpider)
        states = found_again(states, search.spider.site.columns)
    return states


def _homes(portal: type[PortalSpider]) -> list[str]:
    """Where the site of ``portal`` may begin: the folder that all its columns are in, else the root of the host."""
    parts = [urlsplit(column.url) for column in portal.columns]
    root = f"{parts[0].scheme}://{parts[0].netloc}"
    folder = commonpath([dirname(part.path) or "/" for part in parts]).rstrip("/")
    return list(dict.fromkeys([f"{root}{folder}/", f"{root}/"]))


def _known(settings: BaseSettings, portal: type[PortalSpider], states: list[ColumnState]) -> list[ColumnState]:
    db = Path(settings["GKCRAWL_DB"])
    if not db.exists():
        return states
    with Store(db) as store:
        return with_known(states, whole_walks(store, str(portal.name)))


def _table(name: str, states: Sequence[ColumnState]) -> Table:
    table = Table(title=name, title_justify="left", box=None, pad_edge=False)
    for heading in ("column", "state", "rows", "grew", "latest", "where and why"):
        table.add_column(heading, overflow="fold", justify="right" if heading in ("rows", "grew") else "left")
    for state in states:
        rows, grew = state.total if state.total is not None else state.rows, state.growth
        counts = ("" if rows is None else str(rows), "" if grew is None else f"{grew:+}")
        where = " ".join(part for part in (state.target, state.why) if part)
        table.add_row(state.column.name, state.state.value, *counts, state.latest or "", where)
    return table


def _change(portal: type[PortalSpider], states: Sequence[ColumnState]) -> str:
    """The change of the declaration that ``states`` ask for, as a diff; empty when there is none."""
    path = declared_in(portal)
    old = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        new = proposed_table(path, str(portal.name), states)
    else:
        new = proposed_module(old, str(portal.name), states)
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{shown}", f"b/{shown}")
    return "".join(lines)
