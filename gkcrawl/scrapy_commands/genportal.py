"""``scrapy genportal``: portals from home pages; one as a class with its fixture, many of a list as tables."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.errors import ConfigError
from gkcrawl.portals.discovery.column_kinds import kinds_named
from gkcrawl.portals.drafts.class_text import class_text
from gkcrawl.portals.drafts.draft import PORTAL_NAME, Wishes, draft, reads
from gkcrawl.portals.drafts.site_list import Journal, read_sites
from gkcrawl.portals.walking.declaration import is_http
from gkcrawl.scrapy_commands.discover import print_unread
from gkcrawl.scrapy_commands.exploring import Bounds, explore
from gkcrawl.scrapy_commands.fixture import FOLDER
from gkcrawl.scrapy_commands.many_sites import Batch, print_results, write_results
from gkcrawl.scrapy_commands.portal_runs import tracked
from gkcrawl.scrapy_commands.verb import Verb
from gkcrawl.settings import ROOT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from gkcrawl.portals import PortalSpider
    from gkcrawl.portals.discovery.site import Site
    from gkcrawl.portals.drafts.draft import Draft

_GROUP = re.compile(r"[a-z][a-z0-9_]*")


class Command(Verb, ScrapyCommand):
    """Write a portal from its home page: its columns, whose it is and where; and record its fixture.

    The address of a list makes a portal of that column alone. With --from, sites of a list become tables in
    spiders/<province>.toml, several at once, without fixtures; FILE is CSV with the column home (and name, agency,
    region, group, where they are known), or has an address a line. What has become of each is kept in FILE.done.jsonl:
    a second run goes on, and tries again only what more is said of in FILE.

    Exit status 0: written and recorded, with --from all sites; 1: written, but what is missing is named, with --from
    not all of them; 2: nothing was written, wrong usage.
    """

    arguments = "<name> <URL of a home page, or of a list> | --from FILE"

    requires_project = True

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, what is wanted, and what the site may not say."""
        super().add_options(parser)
        parser.add_argument("--kinds", metavar="KIND,…", help="only columns of these kinds, e.g. 年报,规范性文件")
        parser.add_argument("--all", action="store_true", help="photos, videos, links and services, too")
        parser.add_argument("--family", help="the CMS family of all columns (else what their pages are)")
        parser.add_argument("--agency", help="the agency's full name (else what the site says)")
        parser.add_argument("--region", help="six-digit GB/T 2260 code (else what site and agency say)")
        parser.add_argument("--group", help="folder below spiders/ (else that of the province)")
        parser.add_argument("--from", dest="sites", metavar="FILE", help="write portals of all sites listed in FILE")
        parser.add_argument("-o", "--output", metavar="FILE", help="with --from: write what became of each as CSV")
        parser.add_argument(
            "--at-once", type=int, default=8, metavar="N", help="with --from: sites at once (default: %(default)s)"
        )
        default = Bounds()
        for option, value, help in (
            ("--depth", default.depth, "clicks from the home page at most (default: %(default)s)"),
            ("--max-requests", default.max_requests, "requests to the site at most (default: %(default)s)"),
        ):
            parser.add_argument(option, type=int, default=value, metavar="N", help=help)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Keep the log to errors, unless another level is asked for."""
        self.set("LOG_LEVEL", "ERROR")
        super().process_options(args, opts)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Walk, write, record."""
        if opts.depth < 0 or opts.max_requests < 1 or opts.at_once < 1:
            raise UsageError("--depth is a whole number from 0, --max-requests and --at-once are such from 1")
        if opts.group and not _GROUP.fullmatch(opts.group):
            raise UsageError(f"--group={opts.group}: a folder's name has lower-case letters, digits, underscores")
        match args:
            case [] if opts.sites:
                told, work = opts.sites, self._generate_many
            case [name, home] if not opts.sites and PORTAL_NAME.fullmatch(name) and is_http(home):
                told, work = name, self._generate
            case _:
                name = "a name of lower-case letters, digits, underscores"
                raise UsageError(f"give {name}, and an absolute http(s) URL; or --from FILE")
        try:
            work(args, opts)
        except ConfigError as error:
            self.exitcode = 2
            print(f"{told}: nothing written: {error}", file=sys.stderr)

    def _generate(self, args: list[str], opts: argparse.Namespace) -> None:
        name, home = args
        wishes, portals = _wishes(opts), self._portals()
        if any(portal.name == name for portal in portals):
            raise ConfigError("there is a portal of this name")
        site = self._explore(home, Bounds(opts.depth, opts.max_requests, opts.all))
        found = draft(name, site, wishes)
        if other := next(iter(declared_by(portals, found)), None):
            raise ConfigError(f"portal {other} has columns of this site already: add others to it")
        path = _write(found, self._folder())
        print(f"wrote {path}; read it: what was guessed is for you to check")
        _say(found, site)
        self._record(name)

    def _generate_many(self, args: list[str], opts: argparse.Namespace) -> None:
        path = Path(opts.sites)
        sites = read_sites(path)
        if opts.output and not Path(opts.output).absolute().parent.is_dir():
            raise ConfigError(f"{opts.output}: there is no such folder")
        bounds = Bounds(opts.depth, opts.max_requests, opts.all)
        batch = Batch(
            self._folder(), Journal(path.with_name(f"{path.name}.done.jsonl")), self._portals(), _wishes(opts), bounds
        )
        whole = batch.run(self._process(), sites, opts.at_once)
        print_results(batch.results)
        if opts.output:
            write_results(batch.results, Path(opts.output))
        if not whole:
            print("interrupted: the same command goes on", file=sys.stderr)
        self.exitcode = 0 if whole and all(result.state == "written" for result in batch.results) else 1

    def _folder(self) -> Path:
        """The folder of portals, below the project's."""
        assert self.settings is not None
        return Path(self.settings["NEWSPIDER_MODULE"].replace(".", "/"))

    def _portals(self) -> Sequence[type[PortalSpider]]:
        assert self.settings is not None
        return PortalLoader.from_settings(self.settings).portals()

    def _process(self) -> AsyncCrawlerProcess:
        if not isinstance(self.crawler_process, AsyncCrawlerProcess):
            raise ConfigError("TWISTED_REACTOR must stay the asyncio reactor, FORCE_CRAWLER_PROCESS off")
        return self.crawler_process

    def _explore(self, home: str, bounds: Bounds) -> Site:
        process = self._process()
        found: list[Site] = []

        async def walk() -> None:
            found.append(await explore(process, home, bounds))

        task = tracked(process, walk())
        process.start()
        if not found:
            error = task.exception() if task.done() and not task.cancelled() else None
            raise error or ConfigError("interrupted")
        return found[0]

    def _record(self, name: str) -> None:
        """In a process of its own: this one's reactor has run, and its portals are loaded."""
        assert self.settings is not None
        command = [sys.executable, "-m", "scrapy", "record", name]
        if replay := self.settings.get("REPLAY"):
            command += ["-s", f"REPLAY={replay}"]
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode:
            self.exitcode = 1
            print(f"missing: {FOLDER / name}, the fixture; correct the class and run `scrapy record {name}`")


def declared_by(portals: Sequence[type[PortalSpider]], found: Draft) -> list[str]:
    """The names of ``portals`` that have a column of ``found`` already."""
    keys = {column.key for column in found.columns}
    return [str(portal.name) for portal in portals if any(column.key in keys for column in portal.columns)]


def _wishes(opts: argparse.Namespace) -> Wishes:
    kinds = [kind.name for kind in kinds_named(opts.kinds.split(","))] if opts.kinds else []
    return Wishes(opts.agency, opts.region, opts.group, opts.family, kinds, opts.all)


def _write(found: Draft, root: Path) -> Path:
    """The file of the class, below ``root`` in the project."""
    path = root / found.folder / f"{found.name}.py"
    try:
        (ROOT / path.parent).mkdir(parents=True, exist_ok=True)
        if not (ROOT / path.parent / "__init__.py").exists():
            (ROOT / path.parent / "__init__.py").write_text(f'"""Portals of {found.folder}."""\n', encoding="utf-8")
        (ROOT / path).write_text(class_text(found), encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{error.filename}: {error.strerror}") from error
    return path


def _say(found: Draft, site: Site) -> None:
    """What was declared and why, what was left out, what could not be seen."""
    for what, value, claim in (
        ("agency", found.agency, site.owner.agency),
        ("region", found.region, site.owner.region),
    ):
        evidence = claim.evidence if claim and claim.value == value else "as given, or by the agency's name"
        print(f"  {what:9} {value} ({evidence})")
    print(f"  {'family':9} {found.family.name}")
    families = {column.url: column.family for column in site.columns}
    for column in found.columns:
        family = families[column.url]
        note = "" if reads(found.family, family) else f"  (a page of {family}, which {found.family.name} may not read)"
        print(f"  {'column':9} {column.name}  {column.url}{note}")
    empty = [column.name for column in site.columns if column.total == 0]
    if left_out := [name for name in found.left_out if name not in empty]:
        print(f"  {'left out':9} {', '.join(left_out)} (--all takes them)")
    if empty:
        print(f"  {'empty':9} {', '.join(empty)} (declare them when they list something)")
    print_unread(site)
