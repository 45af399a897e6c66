"""``/statistics``: one number of annual reports over the years, agency by agency in one year, and its outliers."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.browse.asked import Asked, Shown
from gkcrawl.browse.pages.coverage import whole
from gkcrawl.browse.plots.bars import Bar, rows
from gkcrawl.browse.plots.lines import MOST_SERIES, Point, Series, lines
from gkcrawl.browse.plots.svg import Named, number
from gkcrawl.corpus.figures import Figures
from gkcrawl.corpus.series import OWN, comparable, failed_on, ids_of, outliers, series
from gkcrawl.data import rows as table
from gkcrawl.errors import ConfigError
from gkcrawl.statistics.crosswalk import keys_meant
from gkcrawl.statistics.keys import APPLICANTS, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from gkcrawl.browse.links import Links
    from gkcrawl.browse.words import Words
    from gkcrawl.corpus.series import Figure
    from gkcrawl.statistics.keys import Key
    from gkcrawl.store.store import Store

_FIRST_KEY = "t3.new_received"
"""What most look for first: how many applications came."""
_TOTAL = APPLICANTS[-1]
_FORMS = {2019: "2019", 2021: "2021"}
"""Years on which another form was first filled in (国办公开办函〔2019〕60号, 〔2021〕30号)."""
_COMPARED = 40
"""Agencies that are drawn beside each other: one screen; those with the largest numbers."""
_OUTLIERS = 50
"""Outliers that are listed; the page says how many there are."""


class Year(NamedTuple):
    """Numbers of one year: how many ``reports`` have one, what they add up to, and the one in their middle."""

    year: int
    reports: int
    total: float
    middle: float
    eras: frozenset[str | None]


class Compared(NamedTuple):
    """A report's number, and rules that it breaks."""

    figure: Figure
    document: str | None
    rules: Sequence[str]


def page(store: Store, asked: Asked) -> Shown:
    """The key asked for; raises `ConfigError` for a key, column or region that there is none of."""
    key, column = _key(asked)
    agency, region = (asked.parameters.get(name, "").strip() or None for name in ("agency", "region"))
    figures = list(series(store, key.key, column, Figures(agency=agency, region=region)))
    years = _years(figures)
    year = whole(asked, "year") or (years[-1].year if years else None)
    of_year = sorted((one for one in figures if one.year == year), key=lambda one: (-one.value, one.document))
    found = outliers(store, key.key, column, Figures(agency=agency, region=region, year=whole(asked, "year")))
    names = {one.agency for one in figures}
    drawn = _over_agencies(store, figures, (key.key, column)) if agency and len(names) <= MOST_SERIES else None
    values = {
        "key": key,
        "column": column,
        "columns": key.columns,
        "agency": agency,
        "region": region,
        "year": year,
        "asked_year": whole(asked, "year"),
        "groups": _groups(),
        "years": years,
        "aggregate": sum(one.scope != OWN for one in figures),
        "series": partial(_lines, drawn or [_total(years, key.key)], years, asked.words),
        "of_agencies": drawn is not None,
        "comparable": comparable(key.key, [one.era for one in figures]),
        "compared": partial(_bars, _compared(store, of_year[:_COMPARED], (key.key, column)), asked.words),
        "compared_count": len(of_year),
        "compared_most": _COMPARED,
        "outliers": found[:_OUTLIERS],
        "outlier_count": len(found),
        "rules": {row["id"]: row for row in table("statistics_checks")},
    }
    return Shown(template="statistics.html", values=values)


def _key(asked: Asked) -> tuple[Key, str | None]:
    name = asked.parameters.get("key", "").strip() or _FIRST_KEY
    if name not in keys():
        raise ConfigError(f"no key {name}; there are {', '.join(keys_meant([name])[:MOST_SERIES])} …")
    key = keys()[name]
    column = asked.parameters.get("column", "").strip() or (_TOTAL if key.columns else None)
    if column is not None and column not in key.columns:
        raise ConfigError(f"{name} has no column {column}" + (f"; it has {', '.join(key.columns)}" * bool(key.columns)))
    return key, column


def _groups() -> dict[str, list[Key]]:
    """All keys by the first part of their names: a table of the form, or a topic before 2019."""
    groups: defaultdict[str, list[Key]] = defaultdict(list)
    for key in keys().values():
        groups[key.key.partition(".")[0]].append(key)
    return dict(groups)


def _years(figures: Sequence[Figure]) -> list[Year]:
    found: defaultdict[int, list[Figure]] = defaultdict(list)
    for one in figures:
        # What an agency reports for those below it as well would count twice.
        if one.year is not None and one.scope == OWN:
            found[one.year].append(one)
    return [
        Year(
            year, len(some), sum(values := [one.value for one in some]), median(values), frozenset(e.era for e in some)
        )
        for year, some in sorted(found.items())
    ]


_Drawn = tuple[str, list[tuple[int, float, str | None, frozenset[str | None], bool]], str]
"""Name, points (year, value, document, eras, whether doubtful), and key of a series."""


def _total(years: Sequence[Year], key: str) -> _Drawn:
    return "", [(one.year, one.total, None, one.eras, False) for one in years], key


def _over_agencies(store: Store, figures: Sequence[Figure], key: tuple[str, str | None]) -> list[_Drawn]:
    found: defaultdict[str, list[Compared]] = defaultdict(list)
    for one in _compared(store, figures, key):
        found[one.figure.agency or ""].append(one)
    drawn: list[_Drawn] = []
    for agency, some in sorted(found.items()):
        points = [
            (of.figure.year, of.figure.value, of.document, frozenset((of.figure.era,)), bool(of.rules))
            for of in some
            if of.figure.year is not None
        ]
        drawn.append((agency, sorted(points, key=lambda point: point[0]), key[0]))
    return drawn


def _compared(store: Store, figures: Sequence[Figure], key: tuple[str, str | None]) -> list[Compared]:
    ids = ids_of(store, [one.document for one in figures])
    failed = failed_on(store, list(ids.values()), *key)
    return [Compared(one, id := ids.get(one.document), failed.get(id, []) if id is not None else []) for one in figures]


def _lines(drawn: Sequence[_Drawn], years: Sequence[Year], words: Words, links: Links) -> Markup:
    reports = {one.year: one.reports for one in years}
    shown = []
    for agency, points, key in drawn:
        made, before = {}, None
        for year, value, document, eras, doubtful in points:
            joined = before is not None and comparable(key, eras | before)
            if document is None:
                title = words("statistics.total_point", year=year, value=number(value), reports=number(reports[year]))
                href = links.statistics(key=key, year=year)
            else:
                title, href = f"{agency} {year}: {number(value)}", links.document(document)
            title += f" ({words('statistics.doubtful')})" if doubtful else ""
            made[year] = Point(value, title, href, joined, doubtful)
            before = eras
        shown.append(Series(agency or words("statistics.total"), made))
    seen = {year for _, points, _ in drawn for year, *_ in points}
    breaks = {
        year: words("statistics.form", year=form) for year, form in _FORMS.items() if min(seen, default=year) < year
    }
    return lines(Named(words("statistics.over_years"), words("statistics.over_years_shows")), shown, breaks)


def _bars(compared: Sequence[Compared], words: Words, links: Links) -> Markup:
    def bar(one: Compared) -> Bar:
        name = one.figure.agency or words("statistics.nameless")
        broken = f" ({words('statistics.doubtful')}: {', '.join(one.rules)})" if one.rules else ""
        title = f"{name} {one.figure.year}: {number(one.figure.value)}{broken}"
        href = links.document(one.document) if one.document else None
        return Bar(f"! {name}" if one.rules else name, one.figure.value, title, href, "bad" if one.rules else "plain")

    said = Named(words("statistics.compared"), words("statistics.compared_shows"))
    return rows(said, [bar(one) for one in compared])
