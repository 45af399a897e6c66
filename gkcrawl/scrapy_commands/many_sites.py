"""``scrapy genportal --from``: many sites in one process, several at once; each becomes a table, or says why not."""

from __future__ import annotations

import asyncio
import csv
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

from rich.table import Table

from gkcrawl.errors import ConfigError
from gkcrawl.portals.drafts.draft import draft
from gkcrawl.portals.drafts.site_list import Result, State, names_for, state_without_columns
from gkcrawl.portals.toml import add_table, as_toml
from gkcrawl.scrapy_commands.exploring import Interrupted, explore
from gkcrawl.scrapy_commands.portal_runs import tracked
from gkcrawl.settings import ROOT
from gkcrawl.terminal import console

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scrapy.crawler import AsyncCrawlerProcess

    from gkcrawl.portals.discovery.site import Site
    from gkcrawl.portals.drafts.draft import Draft, Wishes
    from gkcrawl.portals.drafts.site_list import Journal, ListedSite
    from gkcrawl.portals.walking.spider import PortalSpider
    from gkcrawl.scrapy_commands.exploring import Bounds

STATES: tuple[State, ...] = get_args(State)
_FIELDS = ("home", "name", "state", "why", "columns", "agency", "region", "file")


class Batch:
    """Sites that become tables of ``folder``'s TOML files; ``results`` says what has become of each."""

    def __init__(
        self, folder: Path, journal: Journal, portals: Iterable[type[PortalSpider]], wishes: Wishes, bounds: Bounds
    ) -> None:
        self.results: list[Result] = []
        self._folder, self._journal, self._wishes, self._bounds = folder, journal, wishes, bounds
        self._declared = {str(portal.name) for portal in portals}
        self._columns = {column.key: str(portal.name) for portal in portals for column in portal.columns}
        self._total = 0

    def run(self, process: AsyncCrawlerProcess, sites: Sequence[ListedSite], at_once: int) -> bool:
        """Try all ``sites`` that need it, ``at_once`` at the same time, one a host; False when it was interrupted."""
        self._total = len(sites)
        names = names_for(sites, self._journal, self._declared)
        free, interrupted = asyncio.Semaphore(at_once), asyncio.Event()
        hosts: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

        async def one(site: ListedSite) -> None:
            async with hosts[urlsplit(site.home).netloc], free:
                if interrupted.is_set():
                    return
                try:
                    self._take(await self._tried(process, site, names[site.home]))
                except Interrupted:
                    interrupted.set()

        waiting = []
        for site in sites:
            if done := self._journal.done(site, self._declared):
                self.results.append(done)
            else:
                waiting.append(site)
        if self.results:
            print(f"genportal: {len(self.results)} of {self._total} sites were tried before", file=sys.stderr)
        tasks = [tracked(process, one(site)) for site in waiting]
        if tasks:
            process.start()
        order = {site.home: place for place, site in enumerate(sites)}
        self.results.sort(key=lambda result: order[result.site.home])
        return not interrupted.is_set() and all(task.done() and not task.cancelled() for task in tasks)

    async def _tried(self, process: AsyncCrawlerProcess, site: ListedSite, name: str) -> Result:
        """What becomes of ``site``; whatever it is, the other sites go on."""
        try:
            if site.name in self._declared:
                return Result(site, name, "needs a person", f"there is a portal {name}: give another name")
            found = await explore(process, site.home, self._bounds)
        except Interrupted:
            raise
        except Exception as error:
            return Result(site, name, "needs a person", f"{type(error).__name__}: {error}")
        return self._written(site, name, found)

    def _written(self, site: ListedSite, name: str, found: Site) -> Result:
        if not found.columns and (state := state_without_columns(found)) != "needs a person":
            return Result(site, name, state, next(page.why for page in found.unread))
        wishes = replace(
            self._wishes,
            agency=site.agency or self._wishes.agency,
            region=site.region or self._wishes.region,
            folder=site.group or self._wishes.folder,
        )
        try:
            made = draft(name, found, wishes)
            free = tuple(column for column in made.columns if column.key not in self._columns)
            others = ", ".join({self._columns[column.key]: None for column in made.columns if column not in free})
            if not free:
                first = others.partition(",")[0]
                return Result(site, first, "written", f"declared before, as {others}", len(made.columns))
            notes = [f"{len(made.columns) - len(free)} columns are declared by {others}"] if others else []
            notes += [f"{found.left} pages not seen: --max-requests"] if found.left else []
            return self._put(site, replace(made, columns=free), "; ".join(notes))
        except ConfigError as error:
            return Result(site, name, "needs a person", str(error), len(found.columns))

    def _put(self, site: ListedSite, made: Draft, why: str) -> Result:
        """Write the table of ``made``. The journal comes first: what it calls written and is not is tried again."""
        file = self._folder / f"{made.folder}.toml"
        facts = {"agency": made.agency, "region": made.region}
        table = as_toml(made.name, {"family": made.family.name, **facts, "status": "unverified"}, made.columns)
        result = Result(site, made.name, "written", why, len(made.columns), **facts, file=file.as_posix())
        self._journal.add(result)
        add_table(ROOT / file, table)
        self._columns.update({column.key: made.name for column in made.columns})
        self._declared.add(made.name)
        return result

    def _take(self, result: Result) -> None:
        self.results.append(result)
        if result.state != "written" or not result.file:
            self._journal.add(result)
        why = f": {result.why}" if result.why else ""
        counted = f", {result.columns} columns" if result.columns else ""
        print(
            f"{len(self.results)} of {self._total}: {result.name}: {result.state}{counted}{why}",
            file=sys.stderr,
            flush=True,
        )


def print_results(results: Sequence[Result]) -> None:
    """A table, those that need somebody last, and a line of counts."""
    shown = Table(box=None, pad_edge=False)
    for heading in ("state", "name", "columns", "agency", "home", "why"):
        shown.add_column(heading, overflow="fold", justify="right" if heading == "columns" else "left")
    for result in sorted(results, key=lambda result: STATES.index(result.state)):
        shown.add_row(result.state, result.name, str(result.columns), result.agency, result.site.home, result.why)
    console().print(shown)
    counts = Counter(result.state for result in results)
    print(", ".join(f"{counts[state]} {state}" for state in STATES if counts[state]) or "no sites")


def write_results(results: Iterable[Result], path: Path) -> None:
    """The same as CSV in the file ``path``."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, _FIELDS)
        table.writeheader()
        table.writerows(result.to_dict() for result in results)
