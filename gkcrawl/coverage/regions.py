"""Coverage by division: how many reports are there and missing in each part of a region, and its agencies year by year.

Both read the table `coverage`, which `gkcrawl.coverage.kept` computes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.extract.agency.divisions import by_code

if TYPE_CHECKING:
    from gkcrawl.store.connection import Connection

NOWHERE = "none"
"""Stands for the region of agencies whose division is not known."""
_CODE_LENGTH = 6  # of a division's code (GB/T 2260): two of a province, two of a city, two of a county
_LEVEL = 2  # digits a level

_PARTS = (
    "SELECT substr(region_code, 1, ?), year, status, count(*) FROM coverage"
    " WHERE (? = '' OR region_code >= ? AND region_code < ?) GROUP BY 1, 2, 3 ORDER BY 1 IS NULL, 1"
)
_WITHIN = {
    "all": "1",
    NOWHERE: "region_code IS NULL",
    "code": "region_code >= :start AND region_code < :end",
    "name": "(instr(region_name, :region) OR instr(agency, :region) = 1)",
}
_AGENCIES = "SELECT DISTINCT agency, region_code, region_name FROM coverage WHERE {} ORDER BY region_code IS NULL, 2, 1"
_CELLS = (
    "SELECT year, status, document, date, days_late, due, crawl, note FROM coverage"
    " WHERE agency = ? AND region_code IS ? ORDER BY year"
)


@dataclass(slots=True)
class Part:
    """A division of a region: its ``code`` (None: unknown division), and reports by year and status."""

    code: str | None
    name: str
    years: defaultdict[int | None, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


class Entry(NamedTuple):
    """An agency's report on a year, or the lack of it: columns of the table `coverage`."""

    year: int | None
    status: str
    document: str | None
    date: str | None
    days_late: int | None
    due: str | None
    crawl: str
    note: str | None


class Reporter(NamedTuple):
    """An agency and what is known of its reports by year."""

    agency: str
    region_code: str | None
    region_name: str | None
    entries: dict[int | None, Entry]


def parts(store: Connection, region: str | None = None) -> list[Part]:
    """The divisions right below ``region`` (None: the provinces) with their reports; none below a county.

    Agencies of ``region`` itself are a part with its code.
    """
    stem = _stem(region or "")
    if len(stem) >= _CODE_LENGTH or (region and not region.isdecimal()):
        return []
    found = _parts(store, stem, len(stem) + _LEVEL)
    own = region or ""
    if len(stem) == _LEVEL and not any(by_code(one.code) for one in found if one.code and one.code != own):
        # Below municipalities (直辖市) come counties.
        found = _parts(store, stem, _CODE_LENGTH)
    return found


def _parts(store: Connection, stem: str, digits: int) -> list[Part]:
    found: dict[str | None, Part] = {}
    for start, year, status, count in store.rows(_PARTS, (digits, stem, stem, f"{stem}~")):
        code = start.ljust(_CODE_LENGTH, "0") if start else None
        part = found.setdefault(code, Part(code, division_name(code) if code else NOWHERE))
        part.years[year][status] += count
    return list(found.values())


def reporters(store: Connection, region: str | None, start: int, count: int) -> tuple[list[Reporter], int]:
    """``count`` agencies in ``region`` from the place ``start`` on, by code and name; and how many there are in all.

    ``region`` is a code with all below it, part of a name, `NOWHERE`, or None for all.
    """
    test, parameters = _test(region)
    agencies = list(store.rows(_AGENCIES.format(test), parameters))
    shown = agencies[start : start + count]
    return [Reporter(name, code, place, _entries(store, name, code)) for name, code, place in shown], len(agencies)


def _entries(store: Connection, agency: str, code: str | None) -> dict[int | None, Entry]:
    return {row[0]: Entry(*row) for row in store.rows(_CELLS, (agency, code))}


def division_name(code: str) -> str:
    """The name of the division with ``code`` today, or when there was one; the code where there is none.

    >>> division_name("320000"), division_name("999999")
    ('江苏省', '999999')
    """
    division = by_code(code)
    return division.name if division else code


def parents(code: str) -> list[str]:
    """The codes of the divisions that the one with ``code`` lies in, the province first.

    >>> parents("510722")
    ['510000', '510700']
    """
    stem = _stem(code)
    codes = (stem[:digits].ljust(_CODE_LENGTH, "0") for digits in range(_LEVEL, len(stem), _LEVEL))
    return [above for above in codes if by_code(above)]


def _test(region: str | None) -> tuple[str, dict[str, str]]:
    if not region or region == NOWHERE:
        return _WITHIN[region or "all"], {}
    if region.isdecimal():
        stem = _stem(region)
        return _WITHIN["code"], {"start": stem, "end": f"{stem}~"}
    return _WITHIN["name"], {"region": region}


def _stem(code: str) -> str:
    """``code`` without the zeros that stand for all below it."""
    while len(code) <= _CODE_LENGTH and code.endswith("00"):
        code = code[:-_LEVEL]
    return code
