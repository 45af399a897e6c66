"""Agency by year (gkcrawl/coverage/table.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gkcrawl.coverage.table import MISSING, NEVER_SEEN, coverage
from gkcrawl.document import Region
from gkcrawl.store.state import ReportColumn, Unit
from tests.corpus.reports import a_report, invented
from tests.store.corpus import MONDAY

if TYPE_CHECKING:
    from gkcrawl.store import Store

TODAY = date(2025, 12, 31)
PLACE = Region(code="610926", name="平利县", level="county")


@pytest.fixture
def reports(store: Store) -> Store:
    """Reports of one office on 2021 (in time) and 2023 (late), and a unit that never reported."""
    days = {2021: "2022-01-31", 2023: "2024-02-01"}
    rows = [
        a_report(year, invented(year), agency="平利县水务局", report_year=year, published_date=day, region=PLACE)
        for year, day in days.items()
    ]
    column = "https://www.example.gov.cn/nb/"
    printed = [ReportColumn(column, "年报", MONDAY), Unit(column, f"{column}u/", "平利县统计局", MONDAY)]
    store.write("r1", [*rows, *printed], portal="demo")
    return store


def test_there_is_a_row_a_year_from_the_first_seen_to_the_last_that_is_due(reports: Store) -> None:
    rows = [row for row in coverage(reports, TODAY) if row.agency == "平利县水务局"]
    assert [(row.year, row.status, row.days_late) for row in rows] == [
        (2021, "present", 0),
        (2022, "missing", None),
        (2023, "late", 1),
        (2024, "missing", None),
    ]
    assert rows[1].note == MISSING, "the corpus lacks it; nobody says that it was never published"
    assert rows[1].crawl.startswith("demo: last crawl not finished")


def test_no_year_is_guessed_for_whom_no_report_is_known_of(reports: Store) -> None:
    (row,) = [row for row in coverage(reports, TODAY) if row.agency == "平利县统计局"]
    assert (row.year, row.status, row.note) == (None, "missing", NEVER_SEEN)


@pytest.mark.parametrize(("today", "last"), [(date(2025, 1, 31), 2023), (date(2025, 2, 1), 2024)])
def test_a_report_is_missing_from_the_day_after_its_deadline_on(reports: Store, today: date, last: int) -> None:
    assert max(row.year or 0 for row in coverage(reports, today)) == last


@pytest.mark.parametrize(
    ("region", "count"), [("610926", 5), ("610000", 5), ("6109", 5), ("平利", 5), ("320100", 1), ("安康市", 0)]
)
def test_a_region_is_a_code_with_all_in_it_or_a_name(reports: Store, region: str, count: int) -> None:
    assert len(list(coverage(reports, TODAY, region=region))) == count


def test_a_year_leaves_out_those_without_one(reports: Store) -> None:
    assert [row.status for row in coverage(reports, TODAY, year=2022)] == ["missing"]


def test_other_reports_on_a_year_are_named(reports: Store) -> None:
    put_right = a_report(
        30, invented(77), agency="平利县水务局", report_year=2023, published_date="2024-05-01", region=PLACE
    )
    reports.write("r1", [put_right], portal="demo")
    (row,) = [row for row in coverage(reports, TODAY, year=2023) if row.agency == "平利县水务局"]
    assert (row.status, row.note) == ("late", f"other reports on this year: {put_right.id}")
