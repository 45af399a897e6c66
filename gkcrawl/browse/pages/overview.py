"""``/``: the corpus at a glance: how much there is, of which regions and years, how it grew, and what is doubtful."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from gkcrawl.browse.asked import Asked, Shown
from gkcrawl.browse.pages.coverage import STATUSES, regions_map
from gkcrawl.browse.plots.bars import Bar, columns, rows
from gkcrawl.browse.plots.svg import Named, number
from gkcrawl.corpus.series import failed_checks
from gkcrawl.coverage.kept import as_of
from gkcrawl.coverage.regions import parts
from gkcrawl.data import rows as table
from gkcrawl.store.queries.glance import STATES, glance, portal_states

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from gkcrawl.browse.links import Links
    from gkcrawl.browse.words import Words
    from gkcrawl.store.queries.glance import PortalState
    from gkcrawl.store.store import Store

_MONTHS = 36
"""Months of growth that are drawn: three years; the page says how many came before."""
_FLAGS = 12
"""Flags that are listed, the most frequent first; there are a few dozen."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A rule that numbers of reports broke ``count`` times."""

    id: str
    name: str
    count: int


def page(store: Store, asked: Asked) -> Shown:
    """The overview; raises `StoreError`."""
    words = asked.words
    found = glance(store)
    divisions = parts(store)
    statuses = dict.fromkeys(STATUSES, 0)
    for counts in (counts for part in divisions for counts in part.years.values()):
        for status, count in counts.items():
            statuses[status] += count
    months = dict(list(found.months.items())[-_MONTHS:])
    standing: defaultdict[str, list[PortalState]] = defaultdict(list)
    for one in portal_states(store, asked.now):
        standing[one.state].append(one)
    portals: dict[str, list[PortalState]] = {state: standing[state] for state in STATES if state in standing}
    names = {row["id"]: row["name"] for row in table("statistics_checks")}
    values = {
        "documents": found.documents,
        "reports": found.kinds.get("annual_report", 0),
        "files": sum(found.files.values()),
        "portal_count": sum(map(len, portals.values())),
        "statuses": statuses,
        "as_of": as_of(store),
        "divisions": partial(regions_map, divisions, words, None) if divisions else None,
        "months": partial(_months, months, words),
        "before": sum(found.months.values()) - sum(months.values()),
        "years": partial(_years, {year: count for year, count in found.years.items() if year}, words),
        "undated": found.years.get(None, 0),
        "kinds": partial(_kinds, found.kinds, words),
        "states": partial(_states, portals, words),
        "portals": portals,
        "flags": list(found.flags.items())[:_FLAGS],
        "checks": [Failed(id, names.get(id, id), count) for id, count in failed_checks(store)],
        "meaning": {row["flag"]: row["warns"] for row in table("quality_flags")}
        | {row["flag"]: row["meaning"] for row in table("statistics_flags")},
    }
    return Shown(template="overview.html", values=values)


def _months(months: Mapping[str, int], words: Words, links: Links) -> Markup:
    said = Named(words("overview.months"), words("overview.months_show"))
    bars = [
        Bar(month, count, words("overview.month", month=month, count=number(count)), links.search(seen=month))
        for month, count in months.items()
    ]
    return columns(said, bars)


def _years(years: Mapping[int, int], words: Words, links: Links) -> Markup:
    said = Named(words("overview.years"), words("overview.years_show"))
    bars = [
        Bar(str(year), count, words("overview.in_year", year=year, count=number(count)), links.search(year=year))
        for year, count in years.items()
    ]
    return columns(said, bars)


def _kinds(kinds: Mapping[str, int], words: Words, links: Links) -> Markup:
    said = Named(words("overview.kinds"), words("overview.kinds_show"))
    names = {kind: words.of("kind", kind) for kind in kinds}
    bars = [
        Bar(names[kind], count, f"{names[kind]}: {number(count)}", links.search(kind=kind))
        for kind, count in kinds.items()
    ]
    return rows(said, bars)


def _states(portals: Mapping[str, Sequence[PortalState]], words: Words, links: Links) -> Markup:
    """Each bar leads to the portals that stand so, below on the page."""
    said = Named(words("overview.states"), words("overview.states_show"))
    marks = {"good": "good", "failed": "bad", "interrupted": "bad"}
    names = {state: words.of("state", state) for state in portals}
    bars = [
        Bar(names[state], len(some), f"{names[state]}: {len(some)}", f"#{state}", marks.get(state, "plain"))
        for state, some in portals.items()
    ]
    return rows(said, bars)
