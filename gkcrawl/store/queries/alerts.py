"""Alerts: what about a portal needs a person (docs/schedule.md#alerts)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from gkcrawl.store.queries.schedule import PERIODS

if TYPE_CHECKING:
    from gkcrawl.store.connection import Connection
    from gkcrawl.store.queries.schedule import PortalStatus

FAILED_RUNS = 3
"""Runs in a row that failed: one is a bad night, two a site under repair; after a failed run the next is not far."""
LATE = 1.0
"""Part of a portal's period for which it may be overdue: a machine that was off at night catches up in the morning."""


class Alert(NamedTuple):
    """What a person should look at: the ``portal``, a ``concern`` in one word, and the facts."""

    portal: str
    concern: Literal["failing", "missed", "shrunk"]
    detail: str

    def __str__(self) -> str:
        return f"{self.portal}: {self.concern}: {self.detail}"


def alerts_of(store: Connection, status: PortalStatus, now: datetime) -> list[Alert]:
    """The alerts of the portal that stands as ``status`` says at ``now``; none of one that was never crawled."""
    found: list[tuple[Literal["failing", "missed", "shrunk"], str]] = []
    runs = store.query(
        "SELECT status, reason FROM runs WHERE portal = ? AND finished_at IS NOT NULL ORDER BY rowid DESC LIMIT ?",
        (status.portal, FAILED_RUNS),
    )
    if len(runs) == FAILED_RUNS and all(run["status"] for run in runs):
        since = f"last good run {status.last_good or 'never'}"
        found.append(("failing", f"{FAILED_RUNS} runs in a row, {since}; the last: {runs[0]['reason']}"))
    # Where no run ever went well, nothing was left off: somebody had a look at a few pages.
    if status.last_good is not None and status.next_due is not None and status.outcome != "running":
        late = now - datetime.fromisoformat(status.next_due)
        if late > PERIODS[status.frequency] * LATE:
            found.append(("missed", f"due ({status.frequency}) since {status.next_due}; is cron running?"))
    found += [("shrunk", str(column)) for column in status.shrunk]
    return [Alert(status.portal, concern, detail) for concern, detail in found]
