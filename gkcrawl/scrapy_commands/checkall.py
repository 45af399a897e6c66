"""``scrapy checkall``: lints all portals, without the network."""

from __future__ import annotations

import inspect
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from scrapy.commands import ScrapyCommand

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.extract.agency.divisions import by_code
from gkcrawl.modules import declared_in, is_shipped
from gkcrawl.scrapy_commands.fixture import FOLDER, PAGES
from gkcrawl.scrapy_commands.verb import Verb
from gkcrawl.settings import ROOT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from gkcrawl.portals.walking.spider import PortalSpider


class Command(Verb, ScrapyCommand):
    """Check all portals without the network.

    Exit status 0 when no portal has a problem, 1 otherwise. Portals without a recorded fixture are counted, and named
    where they are active: nothing shows that those are read as they were.
    """

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print problems on standard error, one a line, and a summary on standard output."""
        assert self.settings is not None
        loader = PortalLoader.from_settings(self.settings)
        portals = loader.portals()
        problems = [*loader.broken.values(), *check(portals)]
        for problem in problems:
            print(problem, file=sys.stderr)
        real = [portal for portal in portals if portal.base is None]
        bare = unrecorded(real)
        states = ", ".join(
            f"{sum(1 for portal in real if portal.status == status)} {status}"
            for status in ("active", "unverified", "moved")
        )
        print(
            f"{len(real)} portals ({states}), {len(bare)} without a recorded fixture; "
            f"{len(portals) - len(real)} demo portals; {len(problems)} problems"
        )
        if waiting := [str(portal.name) for portal in bare if portal.status == "active"]:
            print(f"active, and to be recorded (scrapy record NAME): {', '.join(waiting)}")
        self.exitcode = 1 if problems else 0


def unrecorded(portals: Sequence[type[PortalSpider]]) -> list[type[PortalSpider]]:
    """Those of the project's own ``portals`` without a recorded fixture, in the order of their names."""
    own = [portal for portal in portals if not is_shipped(portal)]
    bare = [portal for portal in own if not (ROOT / FOLDER / portal.name / PAGES).is_file()]
    return sorted(bare, key=lambda portal: str(portal.name))


def check(portals: Sequence[type[PortalSpider]]) -> list[str]:
    """What is wrong with ``portals``, each alone and among the others: one line a problem, in order of names."""
    ordered = sorted(portals, key=lambda portal: str(portal.name))
    return [problem for portal in ordered for problem in _alone(portal)] + list(_together(ordered))


def _alone(portal: type[PortalSpider]) -> Iterator[str]:
    file = declared_in(portal)
    if file.suffix == ".py" and file.stem != portal.name:
        yield f"{portal.name}: its file is {file.name}; name and file are the same"
    division = by_code(portal.region)
    if division is None or (division.to_year is not None and portal.status != "moved"):
        yield f"{portal.name}: region {portal.region!r} is no division in force (gkcrawl/data/divisions.csv)"
    says = inspect.cleandoc(portal.__doc__ or "")
    if "http" not in says and portal.base is None:
        yield f"{portal.name}: its docstring should say who it is and where: 'Finance Bureau of X, https://…'"


def _together(portals: Sequence[type[PortalSpider]]) -> Iterator[str]:
    columns: dict[str, list[str]] = defaultdict(list)
    agencies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for portal in portals:
        for column in portal.columns:
            columns[column.key].append(str(portal.name))
        # All demo portals are at home on one loopback server.
        for host in sorted({urlsplit(column.url).netloc for column in portal.columns if portal.base is None}):
            agencies[portal.agency, host].append(str(portal.name))
    for url, names in columns.items():
        if len(names) > 1:
            yield f"{', '.join(names)}: share the column {url}"
    for (agency, host), names in agencies.items():
        if len(names) > 1:
            yield f"{', '.join(names)}: {agency} at {host} is one portal with several columns"
