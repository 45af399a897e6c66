"""Statistics of the corpus, portal by portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import COVERED
from gkcrawl.store.queries.files import file_counts
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from gkcrawl.store.connection import Connection


@dataclass(slots=True, kw_only=True)
class PortalStats:
    """A portal in numbers: documents by kind, ``covered`` documents that have a field, and its last run.

    ``versions`` and ``attachments`` count those of all its documents, ``versions`` the current ones too; ``files``
    counts what attachments have led to, once each, by status;
    ``last_run`` is None before the first run, its ``finished_at`` None while it runs or after a kill.
    """

    portal: str
    agency: str | None
    documents: int
    versions: int
    attachments: int
    files: dict[str, int]
    kinds: dict[str, int]
    covered: dict[str, int]
    last_run: dict[str, Any] | None


def portal_stats(store: Connection) -> list[PortalStats]:
    """Statistics of every portal that was ever crawled, by name; raises `StoreError`."""
    counts = {row.pop("portal"): row for row in store.query(_COUNTS)}
    attachments = {row["portal"]: row["attachments"] for row in store.query(_ATTACHMENTS)}
    files = file_counts(store)
    kinds: dict[str, dict[str, int]] = {}
    for row in store.query(_KINDS):
        kinds.setdefault(row["portal"], {})[row["kind"]] = row["documents"]
    runs = {row.pop("portal"): row for row in store.query(_LAST_RUNS)}
    none = dict.fromkeys(("documents", "versions", *COVERED), 0)
    return [
        PortalStats(
            portal=name,
            agency=agency,
            documents=(count := counts.get(name, none))["documents"],
            versions=count["versions"],
            attachments=attachments.get(name, 0),
            files=files.get(name, {}),
            kinds=kinds.get(name, {}),
            covered={field: count[field] for field in COVERED},
            last_run=_run(runs.get(name)),
        )
        for name, agency in ((row["name"], row["agency"]) for row in store.query(_PORTALS))
    ]


def _run(row: dict[str, Any] | None) -> dict[str, Any] | None:
    return row and row | {"counts": orjson.loads(row["counts"] or "{}")}


# Documents of no declared portal count with the imports they came from.
_PORTAL = f"coalesce(portal, '{IMPORT}') AS portal"
_PORTALS = "SELECT name, agency FROM portals ORDER BY name"
_COUNTS = (
    f"SELECT {_PORTAL}, COUNT(*) AS documents, SUM(version) AS versions, "
    + ", ".join(f'COUNT("{field}") AS "{field}"' for field in COVERED)
    + " FROM documents GROUP BY 1"
)
_KINDS = f"SELECT {_PORTAL}, kind, COUNT(*) AS documents FROM documents GROUP BY 1, kind ORDER BY 3 DESC, 2"
_ATTACHMENTS = (
    f"SELECT {_PORTAL}, COUNT(*) AS attachments FROM attachments"
    " JOIN documents ON documents.id = attachments.document GROUP BY 1"
)
# SQLite takes the other columns from the row that has the maximum.
_LAST_RUNS = (
    "SELECT portal, run, MAX(started_at) AS started_at, finished_at, status, reason, counts FROM runs GROUP BY portal"
)
