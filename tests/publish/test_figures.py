"""Published statistics and coverage (gkcrawl/publish/figures.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.statistics import read_new
from gkcrawl.publish.figures import coverage_rows
from gkcrawl.publish.source import Source
from gkcrawl.publish.tables import tables
from tests.corpus.reports import a_report

if TYPE_CHECKING:
    from gkcrawl.store import Store

DAY = date(2026, 11, 3)
SAYS = ["2023年共收到政府信息公开申请12件。"]


def rows(store: Store, *, copies: bool = True) -> list[dict[str, object]]:
    (table,) = (table for table in tables() if table.name == "statistics")
    portions = table.portions(Source(store=store, day=DAY, copies=copies))
    return [row for portion in portions for row in portion.to_pylist()]


def test_numbers_are_those_of_the_view_and_say_which_report_repeats_another(store: Store) -> None:
    store.write("r1", [a_report(7, SAYS), a_report(8, SAYS)], portal="demo")
    find_duplicates(store)
    read_new(store)
    found = rows(store)
    viewed = store.query("SELECT * FROM statistics")
    assert found
    key = ("document", "key", "column", "raw")
    assert sorted(found, key=lambda row: [str(row[name]) for name in key]) == sorted(
        viewed, key=lambda row: [str(row[name]) for name in key]
    )
    assert {row["relation"] for row in found} == {None, "exact"}
    assert {row["relation"] for row in rows(store, copies=False)} == {None}


def test_coverage_is_that_of_the_day(store: Store) -> None:
    store.write("r1", [a_report(7, report_year=2023)], portal="demo")
    years = {day: [row["year"] for row in coverage_rows(store, date(day, 11, 3))] for day in (2024, 2025)}
    assert years == {2024: [2023], 2025: [2023, 2024]}
