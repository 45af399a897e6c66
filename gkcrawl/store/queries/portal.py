"""One portal: facts, runs, columns with what they declare and what was collected, labels, flags, newest documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from gkcrawl.errors import NotFound
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from gkcrawl.store.connection import Connection

LABELLED = 2000
"""Documents, the newest, whose labels are looked at: what a site prints today shows in fewer."""

_FACTS = "SELECT agency, region, family FROM portals WHERE name = ?"
_RUNS = (
    "SELECT run, started_at, finished_at, status, outcome, reason, counts FROM runs WHERE portal = ?"
    " ORDER BY rowid DESC LIMIT ?"
)
# A run for files only walks no column.
_WALKS = (
    "SELECT columns FROM runs WHERE portal = ? AND columns IS NOT NULL AND columns != '[]' ORDER BY rowid DESC LIMIT 1"
)
_COLLECTED = 'SELECT "column", count(*), count(document), count(error) FROM entries WHERE portal = ? GROUP BY 1'
_OF_PORTAL = f"portal IS nullif(?, '{IMPORT}')"
# Found in idx_documents_seen, which has them in this order.
_NEWEST = f"SELECT number FROM documents WHERE {_OF_PORTAL} ORDER BY first_seen_at DESC, number DESC LIMIT ?"
_DOCUMENTS = (
    "SELECT id, title, url, kind, coalesce(published_date, written_date), first_seen_at FROM documents"
    f" WHERE number IN ({_NEWEST}) ORDER BY first_seen_at DESC, number DESC"
)
_LABELS = f"SELECT other_labels FROM documents WHERE number IN ({_NEWEST}) AND other_labels IS NOT NULL"
_FLAGS = (
    f"SELECT value, sum(n) FROM (SELECT quality, count(*) AS n FROM documents WHERE {_OF_PORTAL} GROUP BY 1),"
    " json_each(quality) GROUP BY 1 ORDER BY 2 DESC, 1"
)


class Facts(NamedTuple):
    """Whose portal it is, the code of its region, its CMS family."""

    agency: str
    region: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run: times are ISO 8601, ``finished_at`` None while it goes on or after a kill; ``status`` 0 went well."""

    run: str
    started_at: str
    finished_at: str | None
    status: int | None
    outcome: str | None
    reason: str | None
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """A column: ``expected`` is what it declares, ``listed`` the rows that are known of it, ``collected`` those with a
    document, ``failed`` those whose page did not come. ``stop``, ``lack`` and ``whole`` are of the last walk.
    """

    name: str
    url: str
    expected: int | None
    listed: int
    collected: int
    failed: int
    stop: str | None
    lack: str | None
    whole: bool


class New(NamedTuple):
    """A document of the portal; ``day`` (YYYY-MM-DD) is the published, else the written one."""

    id: str
    title: str | None
    url: str
    kind: str
    day: str | None
    first_seen_at: str


def facts(store: Connection, portal: str) -> Facts:
    """The facts of ``portal``; raises `NotFound` for one that was never crawled."""
    for row in store.rows(_FACTS, (portal,)):
        return Facts(*row)
    raise NotFound(f"no portal {portal} in {store.path.name}")


def runs(store: Connection, portal: str, most: int) -> list[Run]:
    """The last runs of ``portal``, at ``most`` so many, the latest first."""
    found = store.query(_RUNS, (portal, most))
    return [Run(**row | {"counts": orjson.loads(row["counts"] or "{}")}) for row in found]


def walked(store: Connection, portal: str) -> list[Walked]:
    """The columns of the last run that walked some, and others that rows are known of, by their addresses."""
    walks: list[dict[str, Any]] = next((orjson.loads(columns) for (columns,) in store.rows(_WALKS, (portal,))), [])
    known = {column: counts for column, *counts in store.rows(_COLLECTED, (portal,))}
    others: list[dict[str, Any]] = [{"name": url, "url": url} for url in known.keys() - {walk["url"] for walk in walks}]
    return [_walked(walk, *known.get(walk["url"], (0, 0, 0))) for walk in (*walks, *sorted(others, key=str))]


def _walked(walk: dict[str, Any], listed: int, collected: int, failed: int) -> Walked:
    lack = walk.get("why") or walk.get("failure") or walk.get("lack")
    return Walked(
        name=walk["name"],
        url=walk["url"],
        expected=walk.get("expected"),
        listed=listed,
        collected=collected,
        failed=failed,
        stop=walk.get("stop"),
        lack=lack,
        whole=bool(walk.get("whole")),
    )


def newest(store: Connection, portal: str, most: int) -> list[New]:
    """The documents of ``portal`` that were seen last for the first time."""
    return [New(*row) for row in store.rows(_DOCUMENTS, (portal, most))]


def labels(store: Connection, portal: str) -> dict[str, tuple[int, str]]:
    """Labels that the newest `LABELLED` documents of ``portal`` print beside the fields: how many do, and a value."""
    counts: Counter[str] = Counter()
    values: dict[str, str] = {}
    for (printed,) in store.rows(_LABELS, (portal, LABELLED)):
        for label, value in orjson.loads(printed).items():
            counts[label] += 1
            values.setdefault(label, value)
    return {label: (count, values[label]) for label, count in counts.most_common()}


def flags(store: Connection, portal: str) -> dict[str, int]:
    """Quality flags of the documents of ``portal``, the most frequent first."""
    return dict(store.rows(_FLAGS, (portal,)))
