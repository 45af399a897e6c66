"""``gkcrawl stats``: statistics of the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.output import echo_json, json_option, table
from gkcrawl.terminal import console

if TYPE_CHECKING:
    from pathlib import Path

    from rich.table import Table

    from gkcrawl.store.queries.stats import PortalStats


@click.command()
@db_option
@json_option("Print one JSON array instead of tables.")
def stats(db: Path, *, as_json: bool) -> None:
    """Show what the corpus holds, portal by portal: documents, files, coverage of main fields, last run."""
    from gkcrawl.store.queries.stats import portal_stats

    with open_corpus(db) as store:
        portals = portal_stats(store)
    if as_json:
        echo_json(portals)
        return
    shown = console()
    for part in (_holdings(portals), _files(portals), _coverage(portals), _runs(portals)):
        if part.row_count:
            shown.print(part)


def _holdings(portals: list[PortalStats]) -> Table:
    shown = table("Documents", "portal", "agency", "kinds", "documents", "versions", "attachments", text=3)
    for portal in portals:
        kinds = ", ".join(f"{kind} {count}" for kind, count in portal.kinds.items())
        numbers = (portal.documents, portal.versions, portal.attachments)
        shown.add_row(portal.portal, portal.agency, kinds, *map(str, numbers))
    return shown


def _files(portals: list[PortalStats]) -> Table:
    shown = table("Files by status", "portal", "status and count", text=2)
    for portal in portals:
        if portal.files:
            shown.add_row(portal.portal, ", ".join(f"{status} {count}" for status, count in portal.files.items()))
    return shown


def _coverage(portals: list[PortalStats]) -> Table:
    from gkcrawl.contract import COVERED

    shown = table("Documents that have the field, in percent", "portal", *COVERED)
    for portal in portals:
        shares = (f"{100 * n / portal.documents:.0f}" if portal.documents else "–" for n in portal.covered.values())
        shown.add_row(portal.portal, *shares)
    return shown


def _runs(portals: list[PortalStats]) -> Table:
    shown = table("Last run", "portal", "run", "status", "reason", text=4)
    for portal in portals:
        run = portal.last_run
        if run is None:
            shown.add_row(portal.portal, "–", "–", "never crawled")
        elif run["finished_at"] is None:
            shown.add_row(portal.portal, run["run"], "–", "not finished: still running, or interrupted")
        else:
            shown.add_row(portal.portal, run["run"], str(run["status"]), run["reason"])
    return shown
