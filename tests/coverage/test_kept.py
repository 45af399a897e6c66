"""The table `coverage`: what is computed, once until something changes (gkcrawl/coverage/kept.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gkcrawl.coverage.kept import as_of, is_current, keep_coverage, kept_coverage
from gkcrawl.coverage.table import coverage
from gkcrawl.document import Region
from gkcrawl.store.runs import RunEnd
from tests.corpus.reports import a_report, invented
from tests.store.corpus import TUESDAY, start_run

if TYPE_CHECKING:
    from gkcrawl.document import Document
    from gkcrawl.store import Store

TODAY = date(2025, 12, 31)
PLACE = Region(code="610926", name="平利县", level="county")


def a_report_on(year: int, agency: str = "平利县水务局") -> Document:
    day = f"{year + 1}-01-31"
    return a_report(year, invented(year), agency=agency, report_year=year, published_date=day, region=PLACE)


@pytest.fixture
def reports(store: Store) -> Store:
    """Reports of one office on 2021 and 2023."""
    store.write("r1", [a_report_on(2021), a_report_on(2023)])
    assert as_of(store) is None
    assert keep_coverage(store, TODAY)
    return store


@pytest.mark.parametrize(("region", "year"), [(None, None), (None, 2023), ("610000", None), ("320100", None)])
def test_the_table_holds_what_is_computed(reports: Store, region: str | None, year: int | None) -> None:
    computed = list(coverage(reports, TODAY, region=region, year=year))
    assert list(kept_coverage(reports, region=region, year=year)) == computed
    assert as_of(reports) == "2025-12-31"


def test_nothing_is_computed_again_before_something_changes(reports: Store) -> None:
    assert not keep_coverage(reports, TODAY)
    reports.write("r1", [a_report_on(2021)])
    assert is_current(reports, TODAY), "being seen again is no change"


def test_another_report_is_a_change(reports: Store) -> None:
    reports.write("r1", [a_report_on(2022)])
    assert not is_current(reports, TODAY)
    assert keep_coverage(reports, TODAY)
    assert [row.year for row in kept_coverage(reports) if row.status == "missing"] == [2024]


def test_another_day_is_a_change(reports: Store) -> None:
    assert keep_coverage(reports, date(2026, 2, 1))
    assert [row.year for row in kept_coverage(reports) if row.status == "missing"] == [2022, 2024, 2025]
    assert as_of(reports) == "2026-02-01"


def test_the_end_of_a_run_is_a_change(reports: Store) -> None:
    start_run(reports, "r2")
    assert keep_coverage(reports, TODAY)
    reports.finish_run("r2", "demo", RunEnd(finished_at=TUESDAY, status=1, outcome="failed", reason="", counts={}))
    assert keep_coverage(reports, TODAY)
