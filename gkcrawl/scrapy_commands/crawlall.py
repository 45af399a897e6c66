"""``scrapy crawlall``: all portals, or those that are due, several at once; one that fails stops no other."""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import BaseRunSpiderCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from gkcrawl.archive.times import now
from gkcrawl.config import folder_for
from gkcrawl.crawl.loader import PortalLoader, is_scheduled
from gkcrawl.crawl.open_files import make_room
from gkcrawl.crawl.outcome import FAILED, MISCONFIGURED, OK, Outcome
from gkcrawl.crawl.run import Run
from gkcrawl.errors import ConfigError, GkcrawlError
from gkcrawl.modules import is_shipped
from gkcrawl.portals.walking.spider import PortalSpider
from gkcrawl.scrapy_commands.inspect import inspect_portals
from gkcrawl.scrapy_commands.portal_runs import crawl_portal, tracked, with_status
from gkcrawl.scrapy_commands.verb import Verb
from gkcrawl.store import Store
from gkcrawl.store.queries.schedule import portal_status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from scrapy.crawler import Crawler

    from gkcrawl.store.queries.schedule import PortalStatus

PORTALS_AT_ONCE = 100
"""Portals at once in a process: at a page a second each, as many as keep one core half busy."""
_BETWEEN_STARTS = 0.05
"""Seconds from the start of one portal to that of the next: a start takes 20 ms, in which no other portal is served."""
_FOR_ALL = re.compile(r"crawlall: (?:\d+ of \d+ portals ok|portal set aside: |at most )")
_VERDICTS = {OK: "ok", FAILED: "failed", MISCONFIGURED: "configuration error"}


class Command(Verb, BaseRunSpiderCommand):
    """Crawl all portals of the project, or those that are due.

    Several at once; one that fails stops no other. Arguments of every portal: -a sample=N, -a since=YYYY-MM-DD,
    -a full=1, of demo portals also -a base=URL, -a files=0|1|only (see scrapy crawl -h). Exit status 0: all went well,
    or nothing was due; 1: a portal failed; 2: a configuration error, or no portal is what was asked for.
    """

    arguments = "[<portal> ...]"

    requires_project = True

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Which portals, and how many at once."""
        super().add_options(parser)
        self.add_db(parser)
        parser.add_argument("--due", action="store_true", help="only portals whose frequency says so")
        parser.add_argument(
            "--inspect", action="store_true", help="crawl nothing: inspect the portals (scrapy inspect)"
        )
        parser.add_argument("--shipped", action="store_true", help="also the portals that gkcrawl ships")
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (default: 1)")
        parser.add_argument(
            "--at-once",
            type=int,
            default=PORTALS_AT_ONCE,
            metavar="N",
            help=f"portals at once in each (default: {PORTALS_AT_ONCE})",
        )
        self.add_choice(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take --db, and refuse what makes no process."""
        super().process_options(args, opts)
        if opts.jobs < 1 or opts.at_once < 1:
            raise UsageError("--jobs and --at-once start at 1")
        self.take_db(opts)
        self.leave_out_unused()
        # It counts what is logged of all portals for each of them.
        self.leave_out("scrapy.extensions.logcount.LogCount")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl and say, portal by portal, how it went."""
        process = self.crawler_process
        if not isinstance(process, AsyncCrawlerProcess):
            raise UsageError("TWISTED_REACTOR must stay the asyncio reactor, FORCE_CRAWLER_PROCESS off")
        try:
            _check_database(Path(process.settings["GKCRAWL_DB"]))
            portals = self._chosen(process, args, opts)
        except GkcrawlError as error:
            print(f"crawlall: {error}", file=sys.stderr)
            self.exitcode = MISCONFIGURED if isinstance(error, ConfigError) else FAILED
            return
        if opts.inspect:
            found = [cls for name in portals if issubclass(cls := process.spider_loader.load(name), PortalSpider)]
            self.exitcode = OK if inspect_portals(process, found) else FAILED
            return
        if opts.jobs > 1 and len(portals) > 1:
            statuses = _in_processes(portals, opts)
        else:
            statuses = _in_this_process(process, portals, opts)
        good = statuses.count(OK)
        print(f"crawlall: {good} of {len(portals)} portals ok", file=sys.stderr)
        self.exitcode = OK if good == len(portals) else FAILED

    def _chosen(self, process: AsyncCrawlerProcess, names: list[str], opts: argparse.Namespace) -> list[str]:
        loader = process.spider_loader
        assert isinstance(loader, PortalLoader)
        # What is not asked for is not loaded.
        found = {name: loader.get(name) for name in sorted(names)}
        portals = (
            [cls for cls in found.values() if cls and issubclass(cls, PortalSpider)] if names else loader.portals()
        )
        for problem in loader.broken.values():
            print(f"crawlall: portal set aside: {problem}", file=sys.stderr)
        if unknown := [name for name, cls in found.items() if cls is None]:
            raise ConfigError(f"no portal of the name {', '.join(unknown)} (`scrapy list` names them all)")
        wanted = [cls for cls in portals if names or (is_scheduled(cls) and (opts.shipped or not is_shipped(cls)))]
        chosen = self.chosen(wanted, opts)
        if not chosen:
            given = self.choice(opts)
            problem = f"no portal to crawl{': none is of ' if given else ''}{given} (`scrapy list -v`)"
            hint = "; name some, or take with --shipped those that gkcrawl ships" if not opts.shipped else ""
            raise ConfigError(problem + hint)
        if opts.due:
            due = _due(Path(process.settings["GKCRAWL_DB"]), chosen)
            chosen = [cls for cls in chosen if cls.name in due]
        return [cls.name for cls in chosen]


def _check_database(db: Path) -> None:
    """Raise `GkcrawlError` once, and not for every portal, when nothing can be stored in ``db``."""
    folder_for(db, "database")
    if db.exists():
        Store(db).close()


def _due(db: Path, portals: Sequence[type[PortalSpider]]) -> set[str]:
    """Names of those ``portals`` that are due; missed runs are named."""
    if not db.exists():
        return {cls.name for cls in portals}
    moment = now()
    with Store(db) as store:
        found: list[PortalStatus] = [portal_status(store, cls.name, moment, cls.frequency) for cls in portals]
    for status in found:
        if status.missed:
            print(f"{status.portal}: {status.missed} missed; last good run {status.last_good}", file=sys.stderr)
    return {status.portal for status in found if status.is_due(moment)}


def _in_this_process(process: AsyncCrawlerProcess, portals: list[str], opts: argparse.Namespace) -> list[int]:
    if not portals:
        return []
    statuses: dict[str, int] = {}
    begun: set[str] = set()
    fit = make_room(most := min(opts.at_once, len(portals)))
    if fit < most:
        print(f"crawlall: at most {fit} portals at once: no more files may be open (ulimit -Hn)", file=sys.stderr)
    free, starting, interrupted = asyncio.Semaphore(fit), asyncio.Lock(), asyncio.Event()

    def tell(name: str, outcome: Outcome) -> None:
        statuses[name] = outcome.status
        print(f"{name}: {_VERDICTS[outcome.status]}: {outcome.reason}", file=sys.stderr, flush=True)

    async def crawl(name: str) -> None:
        async with free:
            async with starting:
                if begun and not interrupted.is_set():
                    await asyncio.sleep(_BETWEEN_STARTS)
            if interrupted.is_set():
                return
            begun.add(name)
            outcome = await _outcome(process, name, opts)
        if outcome.word == "interrupted":
            interrupted.set()
        tell(name, outcome)

    for name in portals:
        tracked(process, crawl(name))
    process.start()
    for name in portals:
        if name not in statuses:
            tell(name, Outcome(FAILED, f"interrupted before it {'could finish' if name in begun else 'began'}"))
    return list(statuses.values())


async def _outcome(process: AsyncCrawlerProcess, name: str, opts: argparse.Namespace) -> Outcome:
    """Crawl one portal; whatever becomes of it, the other portals go on."""
    try:
        crawlers: list[Crawler] = []
        await crawl_portal(process, name, opts.spargs, crawlers)
        run = crawlers[-1].get_extension(Run)
    except GkcrawlError as error:
        return Outcome(MISCONFIGURED if isinstance(error, ConfigError) else FAILED, str(error))
    except Exception as error:
        return Outcome(FAILED, f"{type(error).__name__}: {error}")
    if run is None or run.outcome is None:
        return Outcome(FAILED, "the run ended without a verdict")
    return with_status(run.outcome, crawlers[-1])


def _in_processes(portals: list[str], opts: argparse.Namespace) -> list[int]:
    """Portals dealt out to ``opts.jobs`` processes; what a process leaves without a verdict has failed."""
    shares = [share for share in (portals[place :: opts.jobs] for place in range(opts.jobs)) if share]
    options = ["--at-once", str(opts.at_once), "-s", f"CRAWLALL_JOBS={len(shares)}"]
    for flag, values in (
        ("-s", opts.set),
        ("-a", [f"{name}={value}" for name, value in opts.spargs.items()]),
        ("--db", [opts.db] if opts.db else []),
        ("--logfile", [opts.logfile] if opts.logfile else []),
        ("--loglevel", [opts.loglevel] if opts.loglevel else []),
    ):
        for value in values:
            options += [flag, value]
    options += ["--nolog"] if opts.nolog else []
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "scrapy", "crawlall", *options, *share],
            stderr=subprocess.PIPE,
            text=True,
            # Ctrl-C reaches them by way of us, once: the second makes Scrapy drop what is under way.
            start_new_session=True,
        )
        for share in shares
    ]
    _pass_on_signals(children)
    statuses = []
    with ThreadPoolExecutor(len(children)) as pool:
        told = list(pool.map(_relayed, children))
    for child, share, lines in zip(children, shares, told, strict=True):
        for name in share:
            statuses.append(OK if any(line.startswith(f"{name}: ok: ") for line in lines) else FAILED)
            if not any(line.startswith(f"{name}: {word}: ") for word in _VERDICTS.values() for line in lines):
                print(f"{name}: failed: its process ended without a verdict ({child.returncode})", file=sys.stderr)
    return statuses


def _relayed(child: subprocess.Popen[str]) -> list[str]:
    """The lines that ``child`` tells until its end, printed as they come, but those that this process says for all."""
    lines = []
    with child:
        for line in child.stderr or ():
            if not _FOR_ALL.match(line):
                print(line, end="", file=sys.stderr, flush=True)
            lines.append(line)
    return lines


def _pass_on_signals(children: list[subprocess.Popen[str]]) -> None:
    """Let ``children`` end well, and be waited for, when this process is told to end."""

    def pass_on(number: int, frame: object) -> None:
        for child in children:
            child.send_signal(number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), pass_on)
