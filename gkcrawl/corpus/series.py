"""One number of annual reports over agencies and years, as a series across the forms, and the checks that it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from gkcrawl.corpus.figures import Figures
from gkcrawl.dedup.rules import COPIES
from gkcrawl.statistics.crosswalk import BEFORE_THE_FORMS, bridged, bridges
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gkcrawl.store.connection import Connection

ACROSS_YEARS = ("Y3", "Y4", "Y1", "V7")
"""Rules of data/statistics_checks.csv that hold a number against the years before: what breaks one is an outlier."""
_SPOKEN = "narrative"
"""The form of a key that stands in sentences, too."""
OWN = "own"
"""Scope of a report that counts for its agency alone: only such are added up."""

# Most reports print a number in their table, some in a sentence; `likeness` knows copies in fewer bytes than documents.
_OF = "report.document, report.agency, report.region, report.year, report.form_era, report.scope"
_NO_COPY = "report.document NOT IN (SELECT document FROM likeness WHERE relation IN ({copies}))"
_BEFORE = "report.form_era IN ({})".format(", ".join(map("'{}'".format, BEFORE_THE_FORMS)))
_PRINTED = (
    f"SELECT {_OF}, cell.key, report.numbers ->> cell.place FROM statistics_cells AS cell"
    " JOIN statistics_reports AS report USING (layout){where}"
    ' AND cell.key = ? AND cell."column" IS ?'
)
_SAID = (
    f"SELECT {_OF}, said.value ->> 0, said.value ->> 2 FROM statistics_reports AS report, json_each(sentences) AS said"
    "{where} AND instr(sentences, ?) AND said.value ->> 0 = ? AND said.value ->> 1 IS ?"
)
_FAILED = (
    "SELECT document, id FROM statistics_checks WHERE document IN (SELECT value FROM json_each(:documents)) AND ok = 0"
    " AND (:key = row OR substr(:key, 1, length(row) + 1) = row || '.' OR row IS NULL AND :has_columns)"
    ' AND ("column" IS NULL OR "column" IS :column) ORDER BY document, place'
)
_OUTLIERS = (
    'SELECT checks.id, documents.id, report.agency, report.year, "left", "right" FROM statistics_checks AS checks'
    " JOIN documents ON documents.id = checks.document JOIN statistics_reports AS report ON report.document = number"
    '{where} AND checks.id = ? AND ok = 0 AND row = ? AND checks."column" IS ?'
    ' ORDER BY abs("left" - "right") DESC, documents.id'
)
_COUNTS = "SELECT id, count(*) FROM statistics_checks WHERE ok = 0 GROUP BY id ORDER BY 2 DESC, 1"
_IDS = "SELECT number, id FROM documents WHERE number IN (SELECT value FROM json_each(?))"


class Figure(NamedTuple):
    """A number of the report that is the ``document`` with that number; ``key`` is the one that its form has."""

    document: int
    agency: str | None
    region: str | None
    year: int | None
    era: str | None
    scope: str
    key: str
    value: float


class Outlier(NamedTuple):
    """A report whose number ``found`` breaks a ``rule`` against the year before, which makes one expect ``wanted``."""

    rule: str
    document: str
    agency: str | None
    year: int | None
    found: float | None
    wanted: float | None


def series(store: Connection, key: str, column: str | None, chosen: Figures) -> Iterator[Figure]:
    """What reports say for ``key`` and ``column``, copies left out; with it the key before 2019 of one series with it.

    Of ``chosen`` region, agency and year count. A number of a table comes before one of a sentence of the same report.
    """
    where, parameters = _where(chosen)
    seen: set[int] = set()
    for name in (key, *(bridged((key,)) if column in (None, "total") else ())):
        of_column = column if keys()[name].columns else None
        said = ((_SAID, (f'"{name}"', name, of_column)),) if _SPOKEN in keys()[name].eras else ()
        # Since 2019 sentences repeat the numbers of former tables under their names: no part of the series.
        within = where if name == key else f"{where} AND {_BEFORE}"
        for sql, extra in ((_PRINTED, (name, of_column)), *said):
            for row in store.rows(sql.format(where=within), (*parameters, *extra)):
                if row[-1] is not None and row[0] not in seen:
                    seen.add(row[0])
                    yield Figure(*row)


def comparable(key: str, eras: Collection[str | None]) -> bool:
    """Whether numbers of ``key`` from reports of these ``eras`` make one series (`gkcrawl.statistics.crosswalk`).

    >>> comparable("t3.new_received", ["2014", "2021"]), comparable("requests.answered", ["2014", "2021"])
    (True, False)
    """
    return key in bridges().values() or len({era in BEFORE_THE_FORMS for era in eras}) < len(("before", "since"))


def failed_on(store: Connection, documents: Collection[str], key: str, column: str | None) -> dict[str, list[str]]:
    """Ids of ``documents`` → rules that their number for ``key`` and ``column`` breaks."""
    found: dict[str, list[str]] = {}
    parameters = {
        "documents": orjson.dumps(list(documents)).decode(),
        "key": key,
        "column": column,
        "has_columns": bool(keys()[key].columns),
    }
    for document, rule in store.rows(_FAILED, parameters):
        if rule not in found.setdefault(document, []):
            found[document].append(rule)
    return found


def outliers(store: Connection, key: str, column: str | None, chosen: Figures) -> list[Outlier]:
    """Numbers for ``key`` and ``column`` that break a rule of `ACROSS_YEARS`, the largest differences of each first."""
    where, parameters = _where(chosen)
    found = (store.rows(_OUTLIERS.format(where=where), (*parameters, rule, key, column)) for rule in ACROSS_YEARS)
    return [Outlier(*row) for rows in found for row in rows]


def failed_checks(store: Connection) -> list[tuple[str, int]]:
    """How often each rule is broken in the whole corpus, the most frequent first."""
    return [(rule, count) for rule, count in store.rows(_COUNTS)]


def ids_of(store: Connection, numbers: Collection[int]) -> dict[int, str]:
    """Ids of documents by their numbers."""
    return dict(store.rows(_IDS, (orjson.dumps(list(numbers)).decode(),)))


def _where(chosen: Figures) -> tuple[str, list[object]]:
    """The WHERE clause for ``chosen`` reports that are no copies."""
    of_reports = Figures(region=chosen.region, agency=chosen.agency, year=chosen.year, copies=True)
    clause, parameters = of_reports.where()
    no_copy = _NO_COPY.format(copies=", ".join(map("'{}'".format, sorted(COPIES))))
    return f"{clause} AND {no_copy}" if clause else f" WHERE {no_copy}", parameters
