"""How complete the crawls of each portal's reports are: what was never walked, cut short, truncated, or failed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from datetime import date

    from gkcrawl.store.connection import Connection

NEVER = "never crawled"
_FAILED = frozenset({"error", "not_in_replay"})
_KNOWN_ROWS = frozenset({"overlap", "unchanged"})
"""Ends of walks that say no more than the walk before."""
_BY_WISH = frozenset({"sample", "since", "page_limit"})

_COLUMNS = 'SELECT portal, "column", name FROM report_columns'
_SWEPT = 'SELECT portal, "column" FROM sweeps'
# SQLite takes the other columns from the row that has the maximum.
_LAST_RUNS = "SELECT portal, max(started_at), finished_at, outcome, columns FROM runs GROUP BY portal"
_FAILURES = (
    'SELECT entries.portal, row, error FROM entries JOIN report_columns USING (portal, "column")'
    " WHERE document IS NULL AND error IS NOT NULL"
)
_WAITING = (
    'SELECT entries.portal, count(*) FROM entries JOIN report_columns USING (portal, "column")'
    " WHERE document IS NULL AND error IS NULL GROUP BY 1"
)


@dataclass(slots=True)
class Crawl:
    """The crawls of one portal's reports: ``lacks`` in words, empty if complete; ``day`` of the last (YYYY-MM-DD).

    ``failures`` are rows of lists whose pages did not come: title, address and why.
    """

    day: str | None = None
    lacks: list[str] = field(default_factory=list)
    failures: list[tuple[str, str, str]] = field(default_factory=list)

    def lacks_for(self, due: date | None) -> list[str]:
        """What the crawls lack for a report that was ``due`` then."""
        if self.day and due and self.day <= due.isoformat():
            return [*self.lacks, f"last crawled {self.day}, before the deadline"]
        return self.lacks


def crawls(store: Connection) -> dict[str, Crawl]:
    """The crawls of every portal that was ever crawled, and of imports, by name; raises `StoreError`."""
    columns: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for portal, column, name in store.rows(_COLUMNS):
        columns[portal][column] = name
    swept = set(store.rows(_SWEPT))
    found: dict[str, Crawl] = {IMPORT: Crawl(lacks=[NEVER])}
    for portal, started, finished, outcome, walked in store.rows(_LAST_RUNS):
        if portal == IMPORT:
            continue
        crawl = found[portal] = Crawl(started[:10])
        if finished is None or outcome == "interrupted":
            crawl.lacks.append("last crawl not finished")
        reports = {walk["url"]: walk for walk in orjson.loads(walked or "[]")}
        named: defaultdict[str, list[str]] = defaultdict(list)
        for column, name in columns[portal].items():
            if lack := _lack(reports.get(column), whole=(portal, column) in swept):
                named[lack].append(name)
        for url, walk in reports.items():
            if url not in columns[portal] and walk["stop"] in _FAILED and (lack := _lack(walk, whole=False)):
                named[lack].append(walk["name"])
        crawl.lacks += [f"{', '.join(names)}: {lack}" for lack, names in named.items()]
    for portal, row, error in store.rows(_FAILURES):
        entry = orjson.loads(row)
        found.setdefault(portal, Crawl()).failures.append((entry["title"], entry["url"], error))
    for portal, count in store.rows(_WAITING):
        found.setdefault(portal, Crawl()).lacks.append(f"{count} pages not fetched yet")
    return found


def _lack(walk: dict[str, object] | None, *, whole: bool) -> str | None:
    """What the last ``walk`` of a column lacks; ``whole`` if one was walked to its end before, or this one was."""
    if walk is None:
        return None if whole else "not walked to its end"
    stop = walk["stop"]
    if stop in _FAILED:
        return f"failed: {walk['failure'] or stop}"
    if stop in _KNOWN_ROWS or stop in _BY_WISH or stop is None:
        return None if whole else f"cut short: {stop or 'unfinished'}"
    return None if walk["whole"] else f"truncated: {walk['lack'] or stop}"
