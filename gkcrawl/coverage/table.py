"""Coverage, agency by year: a report is there, late, a repetition, without tables, or missing (docs/coverage.md)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from gkcrawl.coverage.crawls import Crawl, crawls
from gkcrawl.coverage.deadlines import due
from gkcrawl.coverage.known import known_agencies
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from gkcrawl.coverage.agencies import Agency
    from gkcrawl.coverage.known import Known
    from gkcrawl.coverage.reports import Report
    from gkcrawl.store.connection import Connection

Status = Literal["present", "late", "duplicate", "no_tables", "missing"]
MISSING = "missing in this corpus; that does not say that it was never published"
COMPLETE = "complete"
INTEGERS = frozenset({"year", "days_late"})
"""Columns that hold whole numbers; the others hold text."""
_CODE = 6
"""Digits of a division's code."""
NEVER_SEEN = f"no report of any year: {MISSING}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A report that there is, or should be; ``year`` is None for an agency none of whose reports was seen.

    ``due`` and ``date`` are YYYY-MM-DD, ``days_late`` is 0 in time, None without a date. ``document`` is the id of the
    report, ``duplicate_of`` that of the other year's which it repeats. ``crawl`` says how complete the crawls are.
    """

    agency: str
    region_code: str | None
    region_name: str | None
    year: int | None
    status: Status
    due: str | None = None
    date: str | None = None
    days_late: int | None = None
    document: str | None = None
    url: str | None = None
    duplicate_of: str | None = None
    portals: str = ""
    crawl: str = ""
    note: str | None = None


def coverage(
    store: Connection,
    today: date,
    *,
    region: str | None = None,
    year: int | None = None,
    tell: Callable[[int], object] = lambda done: None,
) -> Iterator[Row]:
    """Rows by region, agency and year, up to the last year whose deadline was before ``today``.

    ``region`` is the code of a division (zeros at its end stand for all in it) or part of its name. With ``year``,
    agencies of which no report is known are left out. ``tell`` is told how many reports were read. Raises `StoreError`.
    """
    crawled = crawls(store)
    agencies = known_agencies(store, crawled, tell)
    for known in sorted(agencies, key=lambda known: (known.agency.region_code or "~", known.agency.name)):
        if region is None or lies_in(known.agency, region):
            yield from (row for row in _rows(known, crawled, today) if year is None or row.year == year)


def lies_in(agency: Agency, region: str) -> bool:
    """Whether ``agency`` lies in ``region``, as `coverage` takes it."""
    if region.isdecimal():
        return (agency.region_code or "").startswith(region.rstrip("0") if len(region) == _CODE else region)
    return region in (agency.region_name or "") or agency.name.startswith(region)


def _rows(known: Known, crawled: Mapping[str, Crawl], today: date) -> Iterator[Row]:
    seen = known.reports.keys() | known.failures.keys()
    if not seen:
        yield replace(_row(known, crawled, None), note=NEVER_SEEN)
    for year in range(min(seen, default=0), max((*seen, today.year)) + 1) if seen else ():
        last = due(known.agency.name, year)
        row = _row(known, crawled, year)
        if found := known.reports.get(year):
            yield _of_report(row, found, last)
        elif last and last < today:
            yield row


def _row(known: Known, crawled: Mapping[str, Crawl], year: int | None) -> Row:
    """The row of a missing report."""
    agency = known.agency
    last = due(agency.name, year) if year else None
    failure = known.failures.get(year) if year else None
    portals = sorted(known.portals - {IMPORT}) or [IMPORT]
    lacks = [f"{name}: {lack}" for name in portals for lack in crawled.get(name, Crawl()).lacks_for(last)]
    lacks += [f"{agency.name} {year}: listed, but its page failed: {failure}"] if failure else []
    return Row(
        agency=agency.name,
        region_code=agency.region_code,
        region_name=agency.region_name,
        year=year,
        status="missing",
        due=last.isoformat() if last else None,
        portals=" ".join(portals),
        crawl="; ".join(lacks) or COMPLETE,
        note=MISSING,
    )


def _of_report(row: Row, found: Sequence[Report], last: date | None) -> Row:
    """The ``row`` of a year with these reports: the best of them counts."""
    best = min(found, key=lambda one: (one.repeats is not None, not one.has_tables, one.copy_of is not None, one.order))
    late = (date.fromisoformat(best.day) - last).days if best.day and last else None
    status: Status = "present"
    if best.repeats is not None:
        status = "duplicate"
    elif not best.has_tables:
        status = "no_tables"
    elif late and late > 0:
        status = "late"
    return replace(
        row,
        status=status,
        date=best.day,
        days_late=None if late is None else max(0, late),
        document=best.id,
        url=best.url,
        duplicate_of=best.copy_of if best.repeats is not None else None,
        note="; ".join(_notes(best, found)) or None,
    )


def _notes(best: Report, found: Sequence[Report]) -> Iterator[str]:
    if best.repeats is not None:
        yield f"repeats the report on {best.repeats}"
    others = [one.id for one in found if one is not best and one.copy_of is None and one.repeats is None]
    if others:
        yield f"other reports on this year: {' '.join(others)}"
