"""Schedule of a portal: last runs, missed runs, when the next one is due."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from gkcrawl.store.lock import is_held
from gkcrawl.store.queries.columns import Shrunk, shrunk, whole_walks
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.store.connection import Connection

PERIODS = {"daily": timedelta(days=1), "weekly": timedelta(days=7), "monthly": timedelta(days=30)}
NEVER = "never"
"""How often imports are due: nothing fetches them."""
# A nightly job does not begin to the second: a tenth of the period early is on time.
_EARLY = 0.1
# After a failed run a portal is tried again a quarter of its period later.
_AGAIN = 0.25
# A sample says nothing of the rest, a run for files only nothing of pages.
_WALKS = (
    "runs WHERE portal = ? AND json_extract(settings, '$.sample') IS NULL"
    " AND coalesce(json_extract(settings, '$.files'), '1') != 'only'"
)


@dataclass(slots=True)
class PortalStatus:
    """How a portal stands; times are ISO 8601, counts are those of the last run.

    ``last_good`` leaves out samples (``-a sample=N``) and runs for files only; ``outcome`` is that of the last run in
    one word, "running" while it is going on; ``missed`` is how many runs should have gone well since the last that did;
    ``shrunk``, which columns list much less than they did.
    """

    portal: str
    frequency: str
    documents: int = 0
    last_good: str | None = None
    last_run: str | None = None
    outcome: str | None = None
    new: int = 0
    changed: int = 0
    failures: int = 0
    next_due: str | None = None
    missed: int = 0
    shrunk: list[Shrunk] = field(default_factory=list)

    def is_due(self, now: datetime) -> bool:
        """Whether a run is due at ``now``: one that was never crawled is; one being crawled is not, nor are imports."""
        if self.outcome == "running" or self.frequency == NEVER:
            return False
        return self.next_due is None or datetime.fromisoformat(self.next_due) <= now

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self) | {"shrunk": [column._asdict() for column in self.shrunk]}


class LastRun(NamedTuple):
    """When the last run of a portal began, and its outcome in one word, "running" while it is going on."""

    started_at: str
    outcome: str | None


def last_run(store: Connection, portal: str) -> LastRun | None:
    """The last run of ``portal``; None before the first."""
    runs = store.query("SELECT * FROM runs WHERE portal = ? ORDER BY rowid DESC LIMIT 1", (portal,))
    return LastRun(runs[0]["started_at"], _outcome(store, runs[0])) if runs else None


def portal_status(store: Connection, portal: str, now: datetime, frequency: str | None = None) -> PortalStatus:
    """How ``portal`` stands at ``now``; its ``frequency`` is that of its last run where none is given."""
    runs = store.query("SELECT * FROM runs WHERE portal = ? ORDER BY rowid DESC LIMIT 1", (portal,))
    good = store.query(f"SELECT started_at FROM {_WALKS} AND status = 0 ORDER BY rowid DESC LIMIT 1", (portal,))
    tried = store.query(f"SELECT started_at FROM {_WALKS} ORDER BY rowid DESC LIMIT 1", (portal,))
    last = runs[0] if runs else {}
    settings = orjson.loads(last.get("settings") or "{}")
    status = PortalStatus(portal, frequency or settings.get("frequency") or "daily")
    is_import = portal == IMPORT
    of_portal = "portal IS NULL" if is_import else "portal = ?"
    status.documents = store.query(
        f"SELECT count(*) AS n FROM documents WHERE {of_portal}", (portal,) * (not is_import)
    )[0]["n"]
    if not last:
        return status
    status.shrunk = shrunk(whole_walks(store, portal))
    counts = orjson.loads(last["counts"] or "{}")
    status.last_run = last["started_at"]
    status.outcome = _outcome(store, last)
    status.new, status.changed = counts.get("new", 0), counts.get("changed", 0)
    status.failures = sum(number for name, number in counts.items() if name.startswith("failed/"))
    if is_import:
        status.frequency, status.last_good = NEVER, good[0]["started_at"] if good else None
        return status
    period = PERIODS[status.frequency]
    if not tried:
        return status
    attempt = datetime.fromisoformat(tried[0]["started_at"])
    # What we broke off ourselves goes on at once.
    due = attempt if status.outcome == "interrupted" else attempt + period * _AGAIN
    if good:
        status.last_good = good[0]["started_at"]
        well = datetime.fromisoformat(good[0]["started_at"])
        due = max(due, well + period * (1 - _EARLY))
        status.missed = max(0, (now - well) // period - 1)
    # A last run of the future means that the clock was set back: due, to be sure.
    status.next_due = None if attempt > now else due.isoformat(timespec="seconds")
    return status


def _outcome(store: Connection, run: Mapping[str, Any]) -> str | None:
    if run["finished_at"]:
        return None if run["outcome"] is None else str(run["outcome"])
    return "running" if is_held(store.path, run["portal"]) else "interrupted"
