"""One number of reports over agencies and years (gkcrawl/corpus/series.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.corpus import statistics
from gkcrawl.corpus.figures import Figures
from gkcrawl.corpus.series import comparable, failed_checks, failed_on, ids_of, outliers, series
from gkcrawl.corpus.statistics import read_new
from gkcrawl.document import Region
from gkcrawl.statistics.model import Report, Statistics, Value
from tests.corpus.reports import a_report, invented

if TYPE_CHECKING:
    from gkcrawl.store import Store

NUMBERS = {2017: 40, 2018: 50, 2021: 60, 2022: 600}
COUNTY = Region(code="510722", name="青溪县", level="county")


def read(report: Report) -> Statistics:
    """The applications of a year: in a sentence before 2019, since then in the form, which a sentence repeats."""
    year = report.year or 0
    said = Value(key="requests.received_total", value=NUMBERS[year], meaning="NUMERIC", raw="", kind="text")
    cell = Value(key="t3.new_received", column="total", value=NUMBERS[year], meaning="NUMERIC", raw="", kind="table")
    if year < 2019:
        return Statistics(agency=report.agency, year=year, form_era="narrative", values=[said])
    return Statistics(agency=report.agency, year=year, form_era="2021", values=[cell, said])


@pytest.fixture
def filled(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Four reports of an office, and a copy of the last."""
    monkeypatch.setattr(statistics, "read_statistics", read)
    for number, year in enumerate([*NUMBERS, 2022], 1):
        store.write("r1", [a_report(number, invented(number), report_year=year, region=COUNTY)])
    with store.transaction() as connection:
        connection.execute("INSERT INTO likeness (document, reading_sha256, kept, relation) VALUES (5, '', 4, 'exact')")
    read_new(store)
    return store


def test_a_series_goes_on_from_the_key_before_2019_and_has_no_copies(filled: Store) -> None:
    found = list(series(filled, "t3.new_received", "total", Figures()))
    assert [(one.year, one.value, one.key) for one in sorted(found)] == [
        (2017, 40, "requests.received_total"),
        (2018, 50, "requests.received_total"),
        (2021, 60, "t3.new_received"),
        (2022, 600, "t3.new_received"),
    ]
    assert {one.agency for one in found} == {"青溪县水务局"}


@pytest.mark.parametrize(
    ("chosen", "years"),
    [
        (Figures(year=2021), [2021]),
        (Figures(region="510000"), [2017, 2018, 2021, 2022]),
        (Figures(region="320000"), []),
        (Figures(agency="教育"), []),
    ],
)
def test_reports_are_chosen(filled: Store, chosen: Figures, years: list[int]) -> None:
    assert sorted(one.year or 0 for one in series(filled, "t3.new_received", "total", chosen)) == years


def test_sentences_of_reports_with_a_form_are_a_series_of_their_own(filled: Store) -> None:
    found = list(series(filled, "requests.received_total", None, Figures()))
    assert len(found) == len(NUMBERS)
    assert not comparable("requests.received_total", [one.era for one in found])
    assert comparable("t3.new_received", ["narrative", "2021"])


def test_a_leap_is_an_outlier_and_its_number_doubtful(filled: Store) -> None:
    (leap,) = [one for one in outliers(filled, "t3.new_received", "total", Figures()) if one.agency]
    assert (leap.rule, leap.year, leap.found, leap.wanted) == ("Y3", 2022, 600, 60)
    assert failed_on(filled, [leap.document], "t3.new_received", "total") == {leap.document: ["Y3"]}
    assert failed_on(filled, [leap.document], "t3.total", "total") == {}
    assert outliers(filled, "t3.new_received", "total", Figures(year=2021)) == []
    assert dict(failed_checks(filled))["Y3"] >= 1
    assert list(ids_of(filled, [4]).values()) == [leap.document]
