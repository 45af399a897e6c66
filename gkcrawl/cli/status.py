"""``gkcrawl status``: last run, failures and next due date of each portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.output import console, echo_json, json_option, table

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@db_option
@json_option("Print one JSON array instead of a table.")
def status(db: Path, *, as_json: bool) -> None:
    """Show for each crawled portal: last good run, documents, what the last run brought, next due, missed runs."""
    from datetime import datetime, timezone

    from gkcrawl.store.queries.schedule import portal_status

    now = datetime.now(timezone.utc)
    with open_corpus(db) as store:
        names = [row["name"] for row in store.query("SELECT name FROM portals ORDER BY name")]
        portals = [portal_status(store, name, now) for name in names]
    if as_json:
        echo_json([portal.to_dict() for portal in portals])
        return
    texts = ("portal", "last good run", "outcome of last run", "next due")
    shown = table(None, *texts, "documents", "new", "changed", "failures", "missed", text=len(texts))
    for portal in portals:
        due = "now" if portal.is_due(now) else str(portal.next_due)
        numbers = (portal.documents, portal.new, portal.changed, portal.failures, portal.missed)
        shown.add_row(portal.portal, portal.last_good or "never", portal.outcome or "–", due, *map(str, numbers))
    console().print(shown)
    for portal in portals:
        for column in portal.shrunk:
            click.echo(f"warning: {portal.portal}: shrunk: {column}", err=True)
