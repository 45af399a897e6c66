"""``gkcrawl status``: last run, failures and next due date of each portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.output import echo_json, json_option, table
from gkcrawl.terminal import console

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from gkcrawl.store import Store
    from gkcrawl.store.queries.alerts import Alert
    from gkcrawl.store.queries.schedule import PortalStatus

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
@click.option("--alert", is_flag=True, help="Only what needs a person: print and send it, exit with 1; else be silent.")
def status(db: Path, *, as_json: bool, alert: bool) -> None:
    """Show for each crawled portal: last good run, documents, what the last run brought, next due, missed runs.

    Times are at +08:00, as everywhere. A terminal of less than 144 characters gets days in place of times, and short
    headings: docs (documents), chg (changed), fail (failures), miss (missed runs).

    With --alert only portals that failed three runs in a row, that are overdue by a whole period, or one of whose
    columns has shrunk are printed, and sent to the settings alert_webhook and alert_mail (docs/schedule.md).
    """
    from datetime import datetime, timezone

    from rich.box import SIMPLE_HEAD

    from gkcrawl.store.queries.schedule import portal_status

    now = datetime.now(timezone.utc)
    with open_corpus(db) as store:
        names = [row["name"] for row in store.query("SELECT name FROM portals ORDER BY name")]
        portals = [portal_status(store, name, now) for name in names]
        if alert:
            _alert(_alerts(store, portals, now), as_json=as_json)
            return
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
        due = "now" if portal.is_due(now) else str(portal.next_due or "–")[:end]
        texts = (portal.portal, (portal.last_good or "never")[:end], portal.outcome or "–", due)
        numbers = (portal.documents, portal.new, portal.changed, portal.failures, portal.missed)
        shown.add_row(*texts, *map(str, numbers))
    screen.print(shown)
    for portal in portals:
        for column in portal.shrunk:
            click.echo(f"warning: {portal.portal}: shrunk: {column}", err=True)


def _alerts(store: Store, portals: Iterable[PortalStatus], now: datetime) -> list[Alert]:
    """The alerts of ``portals``, but of those that the project declares as moved or as of the demo."""
    from gkcrawl.store.queries.alerts import alerts_of

    found = [alert for portal in portals for alert in alerts_of(store, portal, now)]
    if not found:
        return []
    from scrapy.utils.project import get_project_settings

    from gkcrawl.crawl.loader import PortalLoader, is_scheduled

    loader = PortalLoader(get_project_settings())
    declared = {alert.portal: loader.get(alert.portal) for alert in found}
    left_out = {name for name, portal in declared.items() if portal and not is_scheduled(portal)}
    return [alert for alert in found if alert.portal not in left_out]


def _alert(alerts: list[Alert], *, as_json: bool) -> None:
    if as_json:
        echo_json([alert._asdict() for alert in alerts])
    if not alerts:
        return
    from gkcrawl.cli.shared.delivery import deliver

    if not as_json:
        click.echo("\n".join(map(str, alerts)))
    deliver(alerts)
    click.get_current_context().exit(1)
