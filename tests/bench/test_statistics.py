"""The database over which writing numbers is measured (bench/statistics.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.statistics import fill, generated, pages, read_page
from gkcrawl.statistics.read import read_statistics
from gkcrawl.statistics.source import reports_of
from gkcrawl.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_generated_reports_have_the_numbers_of_demo_reports(tmp_path: Path) -> None:
    numbers = [read_statistics(report) for page in pages(2) for report in reports_of(read_page(page).to_dict())]
    assert all(len(one.values) > 150 for one in numbers)
    fill(tmp_path / "corpus.db", generated(5), numbers)
    with Store(tmp_path / "corpus.db") as store:
        assert [row["n"] for row in store.query("SELECT count(*) n FROM statistics_reports", ())] == [5]


def test_offices_report_every_year() -> None:
    found = list(generated(40))
    assert len({(one.agency, one.report_year) for one in found}) == 40
    assert len({one.agency for one in found}) == 3
