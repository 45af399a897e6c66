"""The reports that the corpus holds (gkcrawl/coverage/reports.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.statistics import read_new
from gkcrawl.coverage.reports import reports
from tests.corpus.reports import a_report, invented

if TYPE_CHECKING:
    from gkcrawl.store import Store

BODY = ["统计期限为2022年1月1日至2022年12月31日。", "2022年工作有序推进。", *invented(1)]


def test_a_text_posted_again_under_another_year_claims_the_year_of_its_title(store: Store) -> None:
    agency = "青溪县水务局"
    text = "\n".join(BODY)
    pair = [
        a_report(1, title=f"{agency}2022年政府信息公开工作年度报告", text=text, report_year=2022),
        a_report(2, title=f"{agency}2023年政府信息公开工作年度报告", text=text, report_year=2022),
    ]
    for order in (pair, pair[::-1]):
        store.write("r1", order, portal="demo")
    find_duplicates(store)
    found = {report.url[-6:]: report for report in reports(store)}
    assert [(found[n].year, found[n].repeats) for n in ("1.html", "2.html")] == [(2022, None), (2023, 2022)]
    assert found["2.html"].copy_of == found["1.html"].id


def test_the_same_report_at_two_addresses_repeats_no_other_year(store: Store) -> None:
    store.write("r1", [a_report(n, BODY, report_year=2023) for n in (1, 2)], portal="demo")
    find_duplicates(store)
    assert [report.repeats for report in reports(store)] == [None, None]


def test_reports_of_nobody_or_of_no_year_are_left_out(store: Store) -> None:
    told: list[int] = []
    rows = [a_report(1, report_year=None), a_report(2, invented(2), agency=None, title="年报", report_year=2023)]
    store.write("r1", rows, portal="demo")
    assert list(reports(store, told.append)) == []
    assert told == [1, 2]


@pytest.mark.parametrize(("year", "has_tables"), [(2012, True), (2014, False), (2023, False)])
def test_a_report_in_prose_lacks_tables_from_the_year_they_began(store: Store, year: int, has_tables: bool) -> None:
    title = f"青溪县水务局{year}年政府信息公开工作年度报告"
    store.write("r1", [a_report(1, invented(1), title=title, report_year=year)], portal="demo")
    read_new(store)
    assert [report.has_tables for report in reports(store)] == [has_tables]
