"""The table of ``scrapy list -v``: what is known of each portal."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from rich.table import Table

from gkcrawl.store import Store
from gkcrawl.store.queries.schedule import last_run
from gkcrawl.terminal import console

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gkcrawl.portals.walking.spider import PortalSpider


def print_portals(portals: Iterable[type[PortalSpider]], db: Path) -> None:
    """What is known of ``portals``, a row each, from their classes and the database ``db``, if there is one."""
    shown = Table(box=None, pad_edge=False)
    for heading in ("name", "agency", "region", "family", "status", "last run"):
        shown.add_column(heading, overflow="fold", no_wrap=heading == "name")
    proven = 0
    with Store(db) if db.exists() else nullcontext() as store:
        for cls in portals:
            run = last_run(store, cls.name) if store else None
            last = f"{run.started_at} {run.outcome or ''}".rstrip() if run else "never"
            shown.add_row(cls.name, cls.agency, cls.region, cls.family.name, cls.status, last)
            proven += cls.status == "unverified" and run is not None and run.outcome == "ok"
    console().print(shown)
    if proven:
        print(f'{proven} unverified, and their last run was ok: set their status to "active"', file=sys.stderr)
