"""``scrapy genportal <name> <URL>``: probe a page, write the portal's class, record its fixture."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from gkcrawl.characters import squash
from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.data import pattern, rules
from gkcrawl.errors import ConfigError
from gkcrawl.extract.agency.divisions import NATION_CODE
from gkcrawl.extract.agency.name import read_name
from gkcrawl.portals.bases import spider_name
from gkcrawl.portals.detect import FALLBACK
from gkcrawl.portals.discovery.probe_spider import ProbeSpider
from gkcrawl.portals.walking.declaration import is_http
from gkcrawl.scrapy_commands.fixture import FOLDER
from gkcrawl.scrapy_commands.probe import warn
from gkcrawl.scrapy_commands.verb import Verb
from gkcrawl.settings import ROOT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from gkcrawl.portals import PortalSpider
    from gkcrawl.portals.discovery.probe_spider import Step

_NAME = re.compile(r"[a-z][a-z0-9_]*")
SHORTEST_AGENCY = 4  # characters: 教育局 alone does not say of which place
_AGENCY = re.compile(rf"[\w()（）·、-]{{{SHORTEST_AGENCY},60}}")
_SITE_WORDS = pattern(rules("list_words", "site_name"))
_REPORTS = "政府信息公开年报"
_CLASS = '''from gkcrawl.portals import Column, {base}


class {title}({base}):
    """{agency}, {home}."""

    name = "{name}"
    agency, region = "{agency}", "{region}"
    columns = (Column({arguments}),)
'''


@dataclass(frozen=True, slots=True)
class Facts:
    """What a portal class says, apart from its column."""

    name: str
    agency: str
    region: str
    group: str


class Command(Verb, ScrapyCommand):
    """Write the class of a new portal from one of its pages, and record its fixture.

    Exit status 0: written and recorded; 1: written, but what is missing is named; 2: nothing was written.
    """

    arguments = "<name> <URL of a list, or of the portal's home page>"

    requires_project = True

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, and what the page may not say."""
        super().add_options(parser)
        parser.add_argument("--agency", help="the agency's full name (else the page's SiteName)")
        parser.add_argument("--region", help="six-digit GB/T 2260 code (else read from the agency's name)")
        parser.add_argument("--group", help="folder below spiders/ (else that of the province's other portals)")
        parser.add_argument("--column", help="the column's printed name (else what the page says)")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Keep the log to errors, unless another level is asked for."""
        self.set("LOG_LEVEL", "ERROR")
        super().process_options(args, opts)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Probe, write, record."""
        match args:
            case [name, url] if _NAME.fullmatch(name) and is_http(url):
                pass
            case _:
                raise UsageError("give a name of lower-case letters, digits, underscores, and an absolute http(s) URL")
        try:
            self._generate(name, url, opts)
        except ConfigError as error:
            self.exitcode = 2
            print(f"{name}: nothing written: {error}", file=sys.stderr)

    def _generate(self, name: str, url: str, opts: argparse.Namespace) -> None:
        assert self.settings is not None
        portals = PortalLoader.from_settings(self.settings).portals()
        if any(portal.name == name for portal in portals):
            raise ConfigError("there is a portal of this name")
        step = self._probe(url)
        assert step.findings is not None
        agency = opts.agency or _agency(step.findings.site)
        if not agency or not _AGENCY.fullmatch(agency):
            raise ConfigError(f"whose page is this? {agency or 'It does not say'}: give --agency=<full name>")
        region = opts.region or _region(agency)
        if not re.fullmatch(r"\d{6}", region):
            raise ConfigError(f"--region={region}: give a six-digit GB/T 2260 code")
        facts = Facts(name, agency, region, opts.group or _group(region, portals))
        root = Path(self.settings["NEWSPIDER_MODULE"].replace(".", "/"))
        path = root / facts.group / f"{name}.py"
        (ROOT / path.parent).mkdir(parents=True, exist_ok=True)
        if not (ROOT / path.parent / "__init__.py").exists():
            (ROOT / path.parent / "__init__.py").write_text(f'"""Portals of {facts.group}."""\n', encoding="utf-8")
        (ROOT / path).write_text(_source(facts, step, opts.column), encoding="utf-8")
        print(f"wrote {path}; read it: what was guessed is for you to check")
        warn(step.findings)
        self._record(name)

    def _probe(self, url: str) -> Step:
        assert self.crawler_process is not None
        crawler = self.crawler_process.create_crawler(ProbeSpider)
        self.crawler_process.crawl(crawler, url=url)
        self.crawler_process.start()
        spider = crawler.spider
        assert isinstance(spider, ProbeSpider)
        if spider.best is None:
            failed = "; ".join(f"{step.asked.url}: {step.failed}" for step in spider.steps if step.failed)
            raise ConfigError(f"no list found ({failed or f'`scrapy probe {url}` says more'})")
        return spider.best

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


def _agency(site: str | None) -> str | None:
    """The agency in a site's name: 青山市教育局网站 → 青山市教育局; None when nothing is left that names one."""
    if not site:
        return None
    name = squash(site)
    bare = _SITE_WORDS.sub(lambda match: "人民政府" if match[0].startswith(("人民政府", "政府")) else "", name)
    return bare if len(bare) >= SHORTEST_AGENCY else None


def _region(agency: str) -> str:
    name = read_name(squash(agency))
    if name is not None and name.kind == "nation":
        return NATION_CODE
    codes = {division.code for division in name.divisions} if name is not None else set()
    if len(codes) != 1:
        which = f"it may be {', '.join(sorted(codes))}" if codes else "no division has the name it starts with"
        raise ConfigError(f"where is {agency}? {which}: give --region=<six-digit GB/T 2260 code>")
    return codes.pop()


def _group(region: str, portals: Sequence[type[PortalSpider]]) -> str:
    """The folder of real portals in the same province."""
    if region == NATION_CODE:
        return "ministries"
    for portal in portals:
        if portal.base is None and portal.region[:2] == region[:2]:
            return Path(inspect.getfile(portal)).parent.name
    raise ConfigError(f"no portal of the province {region[:2]}0000 yet: give --group=<name of a folder>")


def _source(facts: Facts, step: Step, column: str | None) -> str:
    """The class. What comes from the page gets into it quoted, or as plain letters: it will be imported."""
    declared = step.shell or step
    listings = [one.findings.listing for one in (step, declared) if one.findings and one.findings.listing]
    printed = next((listing.column for listing in listings if listing.column), None)
    is_report = step.findings is not None and step.findings.is_report_column
    name = column or printed or (_REPORTS if is_report else "列表")
    parts = urlsplit(declared.asked.url)
    arguments = [_quoted(name), _quoted(declared.asked.url), *(['kind="annual_report"'] if is_report else [])]
    return _CLASS.format(
        base=spider_name(step.findings.family if step.findings else FALLBACK),
        title="".join(part.capitalize() for part in facts.name.split("_")),
        name=facts.name,
        agency=facts.agency,
        region=facts.region,
        home=f"{parts.scheme}://{parts.hostname}",
        arguments=", ".join(arguments),
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
