"""Reports' numbers follow the corpus: read once each, and again when report or reader is another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.corpus import feed, statistics
from gkcrawl.corpus.feed import pending
from gkcrawl.corpus.numbers import years
from gkcrawl.corpus.statistics import read_anew, read_new, statistics_of
from gkcrawl.statistics.model import STATISTICS_READER, Check, Report, Statistics, Value
from gkcrawl.statistics.years import check_years
from tests.corpus.reports import a_report
from tests.corpus.values import CELLS, SENTENCE
from tests.store.corpus import TUESDAY, a_document, a_file, a_reading, with_files

if TYPE_CHECKING:
    from gkcrawl.store import Store

_CHECKS = [Check(id="V1", column="total", ok=True, left=3, right=3), Check(id="V3", row="t3.total", ok=None)]


class Reader:
    """Stands in for the reader: every report has the same cells, but for what its text says was carried over."""

    def __init__(self) -> None:
        self.read: list[Report] = []
        self.flags = ["blank_cells"]

    def __call__(self, report: Report) -> Statistics:
        self.read.append(report)
        carried = [
            Value(key=f"t3.{key}", column="total", value=int(number), meaning="NUMERIC", raw=number, kind="table")
            for line in report.text.splitlines()
            if line.startswith("carried")
            for key, number in [line.split()]
        ]
        return Statistics(
            agency=report.agency,
            year=report.year,
            form_era="2021",
            flags=self.flags,
            values=[*CELLS, *carried, SENTENCE],
            checks=_CHECKS,
        )


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    found = Reader()
    monkeypatch.setattr(statistics, "read_statistics", found)
    monkeypatch.setattr(feed, "PAUSE_BETWEEN_TRANSACTIONS", 0)
    return found


def on(year: int, *carried: str, number: int | None = None, **fields: Any) -> Any:
    return a_report(number or year - 2000, [f"{year}", *carried], report_year=year, **fields)


def test_a_report_is_read_once(store: Store, reader: Reader) -> None:
    store.write("r1", [report := on(2023), a_document(1)])
    assert pending(store, statistics.CONSUMER) == 2
    assert read_new(store) == 1
    assert read_new(store) == 0
    assert len(reader.read) == 1
    found = statistics_of(store, report.id)
    assert found is not None
    assert (found.agency, found.year, found.values, found.checks) == ("青溪县水务局", 2023, [*CELLS, SENTENCE], _CHECKS)
    assert statistics_of(store, a_document(1).id) is None


def test_only_the_current_version_has_numbers(store: Store) -> None:
    store.write("r1", [on(2023, "carried_in 1")])
    read_new(store)
    store.write("r1", [on(2023, "carried_in 2", fetched_at=TUESDAY)])
    assert read_new(store) == 1
    said = store.query("SELECT version, value FROM statistics WHERE key = 't3.carried_in'")
    assert said == [{"version": 2, "value": 2}]


def test_a_report_is_read_again_when_its_file_is(store: Store, reader: Reader) -> None:
    store.write("r1", [with_files(kind="annual_report", agency="青溪县水务局", report_year=2023), a_file()])
    read_new(store)
    store.write("r1", [a_reading(text="政府信息公开年度报告\ncarried_in 4", tables=[])])
    assert read_new(store) == 1
    assert "carried_in 4" in reader.read[-1].text


def test_what_is_no_report_any_more_has_no_numbers(store: Store) -> None:
    store.write("r1", [on(2023)])
    read_new(store)
    store.write("r1", [on(2023, kind="notice", fetched_at=TUESDAY)])
    assert read_new(store) == 0
    assert store.query("SELECT * FROM statistics") == store.query("SELECT * FROM statistics_checks") == []


def test_a_newer_reader_reads_all_again(store: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write("r1", [on(2022), on(2023)])
    read_new(store)
    monkeypatch.setattr(statistics, "STATISTICS_READER", STATISTICS_READER + 1)
    monkeypatch.setattr(statistics, "CONSUMER", "statistics:next")
    assert read_new(store) == 2
    assert store.query("SELECT name FROM cursors") == [{"name": "statistics:next"}]
    assert store.query("SELECT DISTINCT reader FROM statistics_reports") == [{"reader": STATISTICS_READER + 1}]


def test_reports_are_read_anew_when_asked(store: Store) -> None:
    store.write("r1", [on(2022), on(2023)])
    assert not read_anew(store, None)
    read_new(store)
    assert not read_anew(store, "another")
    assert read_new(store) == 0
    assert read_anew(store, "demo")
    assert read_new(store) == 2
    read_anew(store, None)
    assert read_new(store) == 2
    assert store.query("SELECT count(*) AS n FROM statistics_reports") == [{"n": 2}]


def test_a_kill_between_batches_loses_nothing(store: Store, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    store.write("r1", [on(year) for year in range(2010, 2024)])
    monkeypatch.setattr(statistics, "BATCH", 5)

    def killed(done: int) -> None:
        if done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_new(store, killed)
    assert store.query("SELECT count(*) AS n FROM statistics_reports") == [{"n": 10}]
    assert read_new(store) == 4
    assert [report.year for report in reader.read] == [*range(2010, 2024)]


def test_a_kill_inside_a_batch_undoes_the_batch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write("r1", [on(2022), on(2023)])

    def killed(*args: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(years, "check_years", killed)
    with pytest.raises(KeyboardInterrupt):
        read_new(store)
    assert store.query("SELECT * FROM statistics") == []
    monkeypatch.setattr(years, "check_years", check_years)
    assert read_new(store) == 2


def test_flags_are_the_documents_and_a_change_of_it(store: Store, reader: Reader) -> None:
    store.write("r1", [on(2023)])
    read_new(store)
    (document,) = store.documents()
    assert "blank_cells" in document["quality"]
    before = store.query("SELECT seq FROM changes")
    read_anew(store, None)
    read_new(store)
    assert store.query("SELECT seq FROM changes") == before
    reader.flags = []
    read_anew(store, None)
    read_new(store)
    assert store.query("SELECT seq FROM changes") != before
    (document,) = store.documents()
    assert "blank_cells" not in document["quality"]


def test_values_are_found_by_an_index(store: Store) -> None:
    for sql in ("key = 't3.total'", "year = 2023", "agency = '' AND year = 2023", "region BETWEEN '51' AND '52'"):
        plan = " ".join(
            row["detail"] for row in store.query(f"EXPLAIN QUERY PLAN SELECT * FROM statistics WHERE {sql}")
        )
        assert "INDEX idx_statistics" in plan, plan


def test_a_report_that_fails_keeps_no_other_waiting(
    store: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(report: Report) -> Statistics:
        if report.year == 2022:
            raise RecursionError("a fault of ours")
        return reader(report)

    monkeypatch.setattr(statistics, "read_statistics", fails)
    store.write("r1", [bad := on(2022), good := on(2023)])
    assert read_new(store) == 2
    one, other = statistics_of(store, bad.id), statistics_of(store, good.id)
    assert one is not None
    assert other is not None
    assert (one.agency, one.year, one.values, one.flags) == ("青溪县水务局", 2022, [], [statistics.NOT_READ])
    assert other.values
    assert bad.id in caplog.text
    monkeypatch.setattr(statistics, "read_statistics", reader)
    read_anew(store, None)
    read_new(store)
    assert store.query("SELECT flags FROM statistics_reports WHERE instr(flags, ?)", (statistics.NOT_READ,)) == []
