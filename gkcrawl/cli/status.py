"""``gkcrawl status``: last run, failures and next due date of each portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.output import echo_json, json_option, table
from gkcrawl.terminal import console

if TYPE_CHECKING:
    from pathlib import Path

_HEADINGS = (
    *("portal", "last good run", "outcome of last run", "next due"),
    *("documents", "new", "changed", "failures", "missed"),
)
_SHORT = ("portal", "last good", "outcome", "next due", "docs", "new", "chg", "fail", "miss")
_WIDE = 144
"""Characters that a terminal needs for whole times and headings: 2 × 25 of times, 31 of the longest names, 63 of the
headings of numbers and of frames."""


@click.command()
@db_option
@json_option("Print one JSON array instead of a table.")
def status(db: Path, *, as_json: bool) -> None:
    """Show for each crawled portal: last good run, documents, what the last run brought, next due, missed runs.

    Times are at +08:00, as everywhere. A terminal of less than 144 characters gets days in place of times, and short
    headings: docs (documents), chg (changed), fail (failures), miss (missed runs).
    """
    from datetime import datetime, timezone

    from rich.box import SIMPLE_HEAD

    from gkcrawl.store.queries.schedule import portal_status

    now = datetime.now(timezone.utc)
    with open_corpus(db) as store:
        names = [row["name"] for row in store.query("SELECT name FROM portals ORDER BY name")]
        portals = [portal_status(store, name, now) for name in names]
    if as_json:
        echo_json([portal.to_dict() for portal in portals])
        return
    screen = console()
    wide = screen.width >= _WIDE
    shown = table(None, *(_HEADINGS if wide else _SHORT), text=4)
    if not wide:
        shown.box, shown.pad_edge, shown.padding = SIMPLE_HEAD, False, 0
    end = None if wide else len("2026-11-28")
    for portal in portals:
        due = "now" if portal.is_due(now) else str(portal.next_due)[:end]
        texts = (portal.portal, (portal.last_good or "never")[:end], portal.outcome or "–", due)
        numbers = (portal.documents, portal.new, portal.changed, portal.failures, portal.missed)
        shown.add_row(*texts, *map(str, numbers))
    screen.print(shown)
    for portal in portals:
        for column in portal.shrunk:
            click.echo(f"warning: {portal.portal}: shrunk: {column}", err=True)
