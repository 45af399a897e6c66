"""The corpus at a glance: documents by kind, month and year, their flags, files by status, and portals by state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from gkcrawl.store.queries.schedule import NEVER, PortalStatus, portal_status

if TYPE_CHECKING:
    from datetime import datetime

    from gkcrawl.store.connection import Connection

State = Literal["good", "due", "failed", "interrupted", "running", "never", "import"]
"""How a portal stands: its last run went well, and whether another is due; or what became of it."""
STATES: tuple[State, ...] = ("good", "due", "failed", "interrupted", "running", "never", "import")
_NO_END: dict[str, State] = {"running": "running", "interrupted": "interrupted"}
_WENT_WELL = frozenset({"ok", "ok_partly"})

# All are read from the index idx_documents_glance alone: rows of documents are a hundred times as long.
_DOCUMENTS = "SELECT count(*) FROM documents"
_KINDS = "SELECT kind, count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1"
_MONTHS = "SELECT substr(first_seen_at, 1, 7), count(*) FROM documents GROUP BY 1 ORDER BY 1"
_YEARS = (
    "SELECT CAST(substr(coalesce(published_date, written_date), 1, 4) AS INTEGER), count(*) FROM documents"
    " GROUP BY 1 ORDER BY 1"
)
_FLAGS = (
    "SELECT value, sum(n) FROM (SELECT quality, count(*) AS n FROM documents GROUP BY 1), json_each(quality)"
    " GROUP BY 1 ORDER BY 2 DESC, 1"
)
_FILES = "SELECT status, count(*) FROM files GROUP BY 1 ORDER BY 2 DESC, 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Numbers of documents, by kind, by month first seen (YYYY-MM), by year of publication (None: no date), by flag;

    and of files by status.
    """

    documents: int
    kinds: dict[str, int]
    months: dict[str, int]
    years: dict[int | None, int]
    flags: dict[str, int]
    files: dict[str, int]


class PortalState(NamedTuple):
    """A portal and its state in one word."""

    status: PortalStatus
    state: State


def glance(store: Connection) -> Glance:
    """Count all documents and files; raises `StoreError`."""
    ((documents,),) = store.rows(_DOCUMENTS)
    counted = (dict(store.rows(sql)) for sql in (_KINDS, _MONTHS, _YEARS, _FLAGS, _FILES))
    kinds, months, years, flags, files = counted
    return Glance(documents=documents, kinds=kinds, months=months, years=years, flags=flags, files=files)


def portal_states(store: Connection, now: datetime) -> list[PortalState]:
    """Every portal by name, as it stands at ``now``."""
    names = [name for (name,) in store.rows("SELECT name FROM portals ORDER BY name")]
    return [PortalState(found, state_of(found, now)) for found in (portal_status(store, name, now) for name in names)]


def state_of(status: PortalStatus, now: datetime) -> State:
    """The state of a portal at ``now``."""
    if status.frequency == NEVER:
        return "import"
    if status.last_run is None:
        return "never"
    if status.outcome not in _WENT_WELL:
        return _NO_END.get(status.outcome or "", "failed")
    return "due" if status.is_due(now) else "good"
