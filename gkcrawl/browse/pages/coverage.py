"""``/coverage``: annual reports by division and year, and agency by year, down to what is known of every gap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.browse.asked import Asked, Shown
from gkcrawl.browse.plots.heatmap import Cell, Line, heatmap
from gkcrawl.browse.plots.svg import Named
from gkcrawl.coverage.kept import as_of
from gkcrawl.coverage.regions import NOWHERE, division_name, parents, parts, reporters
from gkcrawl.errors import ConfigError
from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterator, Sequence

    from markupsafe import Markup

    from gkcrawl.browse.links import Links
    from gkcrawl.browse.words import Words
    from gkcrawl.coverage.regions import Entry, Part, Reporter
    from gkcrawl.store.store import Store

AGENCIES = 100
"""Agencies on a page: their matrix of 20 years is drawn in some 20 ms, and is some 300 KB of HTML."""
_SHARES = ((95, "share-4"), (75, "share-3"), (50, "share-2"), (1, "share-1"), (0, "share-0"))
"""Percent of reports that are there, at least → class of the cell."""
_SIGNS = {
    "present": ("present", "✓"),
    "late": ("late", "△"),
    "duplicate": ("doubtful", "="),
    "no_tables": ("doubtful", "?"),
    "missing": ("missing", "–"),
}
"""Status of a report → class and sign of its cell."""
STATUSES = tuple(_SIGNS)
_DOUBTFUL = ("duplicate", "no_tables")
_DOUBTFUL_SHARE = 0.5
"""Part of the reports of a cell from which it is marked as doubtful, a share of them all."""


class Legend(NamedTuple):
    """A sign of the matrix, its class and what it means."""

    mark: str
    sign: str
    status: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not there of an agency's reports, or is doubtful: entries by year, and what the crawls lack."""

    place: int
    reporter: Reporter
    entries: Sequence[Entry]
    crawl: Sequence[str]


def page(store: Store, asked: Asked) -> Shown:
    """The region and year asked for; raises `ConfigError` for a year or a place that is no number."""
    region = asked.parameters.get("region", "").strip() or None
    year, start = whole(asked, "year"), whole(asked, "start") or 0
    divisions = parts(store, region)
    found, count = reporters(store, region, start, AGENCIES)
    # Where divisions lead on, agencies are shown only as far as one look takes them in.
    listed = (
        found if not divisions or count <= AGENCIES or start else [one for one in found if one.region_code == region]
    )
    years = years_of({entry.year for one in listed for entry in one.entries.values()}, year)
    values = {
        "region": region,
        "name": region_name(asked.words, region),
        "parents": [(code, division_name(code)) for code in parents(region)] if region and region.isdecimal() else [],
        "year": year,
        "as_of": as_of(store),
        "totals": _totals(divisions, listed),
        "divisions": partial(regions_map, divisions, asked.words, year) if divisions else None,
        "matrix": partial(_matrix, listed, years, asked.words) if listed else None,
        "legend": [Legend(mark, sign, status) for status, (mark, sign) in _SIGNS.items()],
        "gaps": list(_gaps(listed, years)),
        "count": count,
        "first": start + 1,
        "last": start + len(found),
        "earlier": max(0, start - AGENCIES) if start else None,
        "later": start + AGENCIES if start + len(found) < count and len(listed) == len(found) else None,
    }
    return Shown(template="coverage.html", values=values)


def whole(asked: Asked, name: str) -> int | None:
    """The parameter ``name`` as a whole number from 0 on, None where it is not given; raises `ConfigError`."""
    given = asked.parameters.get(name, "").strip()
    if not given:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) < len("10000000")):
        raise ConfigError(f"{name}={given}: give a number, such as 2024")
    return int(given)


def years_of(known: Collection[int | None], only: int | None = None) -> list[int]:
    """All years from the first known one to the last, or ``only`` one."""
    some = [year for year in known if year is not None and only in (None, year)]
    return list(range(min(some), max(some) + 1)) if some else []


def region_name(words: Words, code: str | None) -> str:
    """What a region is called, also where there is none."""
    if code is None:
        return words("coverage.country")
    if code == NOWHERE:
        return words("coverage.nowhere")
    return division_name(code) if code.isdecimal() else code


def regions_map(divisions: Sequence[Part], words: Words, year: int | None, links: Links) -> Markup:
    """Heat map of divisions by year: the share of reports that are there; each cell leads into the division."""
    years = years_of({year for part in divisions for year in part.years}, year)
    lines = []
    for part in divisions:
        name = region_name(words, part.code or NOWHERE)
        cells = [_share(part.years[year], f"{name} {year}", words) if year in part.years else None for year in years]
        href = links.coverage(region=part.code or NOWHERE)
        lines.append(Line(name, href, [cell and cell._replace(href=href) for cell in cells]))
    return heatmap(Named(words("coverage.map"), words("coverage.map_shows")), list(map(str, years)), lines)


def _share(counts: Counter[str], label: str, words: Words) -> Cell:
    total, missing = counts.total(), counts["missing"]
    doubtful = sum(counts[status] for status in _DOUBTFUL)
    percent = 100 * (total - missing) // total
    mark, sign = next(mark for least, mark in _SHARES if percent >= least), f"{percent}%"
    if mostly(doubtful, total, _DOUBTFUL_SHARE):
        mark, sign = "doubtful", f"{sign}?"
    said = words("coverage.share", label=label, there=total - missing, total=total, doubtful=doubtful, missing=missing)
    return Cell(mark, sign, said)


def _matrix(listed: Sequence[Reporter], years: Sequence[int], words: Words, links: Links) -> Markup:
    def cell(place: int, one: Reporter, year: int) -> Cell | None:
        entry = one.entries.get(year)
        if entry is None:
            return None
        mark, sign = _SIGNS[entry.status]
        said = words("coverage.cell", agency=one.agency, year=year, status=words.of("coverage_status", entry.status))
        href = links.document(entry.document) if entry.document else f"#gap-{place}"
        return Cell(mark, sign, f"{said}{f' ({entry.date})' if entry.date else ''}", href)

    lines = [
        Line(one.agency, links.statistics(agency=one.agency), [cell(place, one, year) for year in years])
        for place, one in enumerate(listed)
    ]
    return heatmap(Named(words("coverage.matrix"), words("coverage.matrix_shows")), list(map(str, years)), lines)


def _gaps(listed: Sequence[Reporter], years: Collection[int]) -> Iterator[Gap]:
    for place, one in enumerate(listed):
        entries = [
            entry
            for entry in one.entries.values()
            if entry.status != "present" and (entry.year is None or entry.year in years)
        ]
        if entries:
            crawl = dict.fromkeys(part for entry in entries for part in entry.crawl.split("; ") if entry.crawl)
            yield Gap(place, one, entries, list(crawl))


def _totals(divisions: Sequence[Part], listed: Sequence[Reporter]) -> dict[str, int]:
    counts = dict.fromkeys(STATUSES, 0)
    found = (counter for part in divisions for counter in part.years.values())
    if divisions:
        for counter in found:
            for status, count in counter.items():
                counts[status] += count
        return counts
    for one in listed:
        for entry in one.entries.values():
            counts[entry.status] += 1
    return counts
