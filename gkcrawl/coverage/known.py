"""Who reports: agencies of reports, units that portals print, owners of columns of reports; each agency once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.coverage.agencies import REPORT, Agency, Names, resolved
from gkcrawl.coverage.reports import Report, reports
from gkcrawl.extract.agency.name import abbreviates
from gkcrawl.extract.fields.years import title_year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gkcrawl.coverage.crawls import Crawl
    from gkcrawl.extract.agency.identity import Key
    from gkcrawl.store.connection import Connection

_PORTALS = "SELECT name, agency, region FROM portals"
_COLUMNS = "SELECT DISTINCT portal FROM report_columns"
_UNITS = "SELECT portal, url, name FROM units ORDER BY portal, first_seen_at, url"
_LISTED = (
    "SELECT entries.document FROM lists, json_each(lists.keys) JOIN entries"
    " ON entries.portal = lists.portal AND entries.key = json_each.value"
    " WHERE lists.portal = ? AND lists.request = ? AND entries.document IS NOT NULL"
)


@dataclass(slots=True)
class Known:
    """What is known of one ``agency``: its reports by year, why a page failed by year, portals that print it."""

    agency: Agency
    reports: defaultdict[int, list[Report]] = field(default_factory=lambda: defaultdict(list))
    failures: dict[int, str] = field(default_factory=dict)
    portals: set[str] = field(default_factory=set)


def known_agencies(
    store: Connection, crawled: Mapping[str, Crawl], tell: Callable[[int], object] = lambda done: None
) -> list[Known]:
    """All agencies; pages that failed and say neither whose nor on which year go to what their crawl lacks."""
    names = Names()
    owners = {name: Agency(agency, region) for name, agency, region in store.rows(_PORTALS)}
    found: dict[str, tuple[Key, Report]] = {}
    for report in reports(store, tell):
        found[report.id] = names.add(report.agency), report
    printed = [(names.add(owners[portal]), portal) for (portal,) in store.rows(_COLUMNS) if portal in owners]
    for portal, url, name in list(store.rows(_UNITS)):
        listed = [found[id] for (id,) in store.rows(_LISTED, (portal, f"GET {url}")) if id in found]
        agency = resolved(f"{name}{REPORT}", url, owners[portal])
        key = _unit(names, agency, listed)
        if key is not None:
            printed.append((key, portal))
    failed = _failures(names, crawled, owners)
    years: defaultdict[Key, set[int]] = defaultdict(set)
    for key, report in found.values():
        years[key].add(report.year)
    names.join_spellings(years)
    agencies: dict[Key, Known] = {}

    def known(key: Key) -> Known:
        main = names.main(key)
        return agencies.setdefault(main, Known(names.shown[main]))

    for key, report in found.values():
        known(key).reports[report.year].append(report)
        known(key).portals.add(report.portal)
    for key, portal in printed:
        known(key).portals.add(portal)
    for key, portal, year, why in failed:
        known(key).failures[year] = why
        known(key).portals.add(portal)
    return list(agencies.values())


def _unit(names: Names, agency: Agency | None, listed: Sequence[tuple[Key, Report]]) -> Key | None:
    """The agency of a unit: the one of its list's reports that is called like it, else what its name says.

    Names that follow one another in the list of a unit, in other years, are of one agency.
    """
    keys = list(dict.fromkeys(key for key, _ in listed))
    if agency is None:
        return keys[0] if len(keys) == 1 else None
    own = agency.key
    like = [key for key in keys if own.unit == key.unit or abbreviates(own.unit, key.unit)]
    if len(like) != 1:
        return names.add(agency)
    years = [report.year for _, report in listed if report.copy_of is None]
    others = [key for key in keys if key.place == like[0].place and key.unit[-1:] == own.unit[-1:]]
    if len(others) == len(keys) and len(set(years)) == len(years):
        names.join((like[0], *(key for key in keys if key != like[0])))
    return like[0]


def _failures(
    names: Names, crawled: Mapping[str, Crawl], owners: Mapping[str, Agency]
) -> list[tuple[Key, str, int, str]]:
    failed = []
    for portal, crawl in crawled.items():
        lost = 0
        for title, url, why in crawl.failures:
            owner = owners.get(portal)
            agency, year = resolved(title, url, owner) if owner else None, title_year(title)
            if agency and owner and year and (agency.key != owner.key or owner.name in title):
                failed.append((names.add(agency), portal, year, why))
            else:
                lost += 1
        if lost:
            crawl.lacks.append(f"{lost} pages of its lists failed")
    return failed
