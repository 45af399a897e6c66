"""Views for people hold what the export says, and answer the questions of docs/database.md (0097_people.sql)."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.corpus import statistics
from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.statistics import read_new
from gkcrawl.coverage.kept import keep_coverage
from gkcrawl.data import rows, text
from gkcrawl.document import Region
from gkcrawl.statistics.model import Check, Statistics
from gkcrawl.store.queries.schedule import portal_status
from gkcrawl.store.runs import PortalFacts, RunEnd
from gkcrawl.store.schema import ORDER, script
from tests.corpus.reports import a_report, invented
from tests.corpus.values import CELLS
from tests.store.corpus import FILE, MONDAY, TUESDAY, a_document, a_file, a_reading, find_gone, with_files
from tests.store.test_schema import HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.document import Document
    from gkcrawl.statistics.model import Report
    from gkcrawl.store import Store

PLACE = Region(code="610926", name="平利县", level="county")
TODAY = date(2025, 12, 31)
FLAT = {
    "region_code": ("region", "code"),
    "region_name": ("region", "name"),
    "region_level": ("region", "level"),
    "duplicate_relation": ("duplicates", "relation"),
    "duplicate_of": ("duplicates", "of"),
    "duplicate_group": ("duplicates", "group"),
    "part_of": ("part_of", "id"),
    "part": ("part_of", "part"),
    "warc": ("capture", "warc"),
    "warc_offset": ("capture", "offset"),
    "sha256": ("capture", "sha256"),
}
"""Column of `documents_flat` → object and key of the contract."""
LISTS = {"flags": "quality", "repairs": "repair", "keywords": "keywords"}


def a_report_on(year: int, day: str) -> Document:
    fields = {"agency": "平利县水务局", "region": PLACE, "report_year": year, "published_date": day}
    return a_report(year, invented(year), **fields)


def read(report: Report) -> Statistics:
    """Stands in for the reader: numbers of which one check does not hold."""
    checks = [Check(id="V1", column="total", ok=False, left=3, right=4), Check(id="V2", column="total", ok=True)]
    return Statistics(agency=report.agency, year=report.year, flags=["blank_cells"], values=CELLS, checks=checks)


@pytest.fixture
def corpus(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A late report and one in time, a notice, its copy, one with a former version and a scan, one that is gone."""
    notice = a_document(7, text="\n".join(invented(7)), keywords=["防汛", "抗旱"])
    copy = a_document(9, url="https://www.other.gov.cn/9.html", text=notice.text, title=notice.title)
    gone = a_document(10, text="不再有的正文。", quality=["repaired"], repair=["filler"])
    store.write("r1", [a_report_on(2021, "2022-02-03"), a_report_on(2022, "2023-01-31"), notice, copy, gone])
    store.write("r1", [with_files(FILE, number=8, text="旧的正文。"), a_file(FILE)])
    store.write("r1", [a_reading("a", text="", flags=["needs_ocr"])])
    store.write("r1", [with_files(FILE, number=8, text="新的正文。", fetched_at=TUESDAY)])
    assert find_gone(store, gone.url, TUESDAY)
    find_duplicates(store)
    monkeypatch.setattr(statistics, "read_statistics", read)
    read_new(store)
    keep_coverage(store, TODAY)
    return store


def shown(store: Store, view: str) -> list[dict[str, Any]]:
    return store.query(f"SELECT * FROM {view} ORDER BY 1")


def test_flat_documents_are_those_of_the_export(corpus: Store) -> None:
    flat = {row["id"]: row for row in shown(corpus, "documents_flat")}
    exported = list(corpus.documents())
    assert flat.keys() == {document["id"] for document in exported}
    assert {document["duplicates"]["relation"] for document in exported if document["duplicates"]} != set()
    for document in exported:
        row = flat[document["id"]]
        for column, (name, key) in FLAT.items():
            assert row[column] == (document[name] or {}).get(key), column
        for column, name in LISTS.items():
            assert (row[column] or "").split() == (document[name] or []), column
        assert row["files"] == len(document["attachments"])
        assert row["other_addresses"] == len(document["other_urls"])
        same = row.keys() & document.keys() - {"part_of", "keywords"}
        assert {name: row[name] for name in same} == {name: document[name] for name in same}


def test_reports_say_how_late_they_are(corpus: Store) -> None:
    names = ("year", "province", "days_late", "late", "failed_checks", "flags")
    found = [tuple(row[name] for name in names) for row in shown(corpus, "reports")]
    assert sorted(found) == [(2021, "陕西省", 3, 1, 1, "blank_cells"), (2022, "陕西省", 0, 0, 1, "blank_cells")]


def test_files_say_what_was_read(corpus: Store) -> None:
    (row,) = shown(corpus, "document_files")
    assert (row["document"], row["position"], row["flags"]) == (a_document(8).id, 1, "needs_ocr")
    assert (row["bytes"], row["warc"], row["warc_offset"], row["sha256"]) == (1000, "demo/r1.warc.gz", 500, "a" * 64)


@pytest.mark.parametrize("question", re.findall("^-- (.*)$", HEAD, re.MULTILINE))
def test_questions_of_the_documentation_are_answered(corpus: Store, question: str) -> None:
    statement = HEAD.partition(f"-- {question}\n")[2].partition(";")[0]
    assert corpus.query(statement), question


def run(started: str, *, ok: bool = True, outcome: str | None = "ok", **settings: str) -> dict[str, Any]:
    return {"started": started, "status": 0 if ok else 1, "outcome": outcome, "settings": settings}


@pytest.mark.parametrize(
    "runs",
    [
        [run(MONDAY)],
        [run(MONDAY, frequency="weekly")],
        [run(MONDAY), run(TUESDAY, ok=False, outcome="failed")],
        [run(MONDAY, frequency="monthly"), run(TUESDAY, ok=False, outcome="failed", frequency="monthly")],
        [run(MONDAY), run(TUESDAY, ok=False, outcome="interrupted")],
        [run(MONDAY, ok=False, outcome="failed")],
        [run(MONDAY), run(TUESDAY, sample="5")],
        [run(MONDAY), run(TUESDAY, files="only")],
        [run(MONDAY, sample="5")],
        [run(MONDAY), run(TUESDAY, outcome=None)],
    ],
)
def test_the_health_of_portals_is_what_status_says(store: Store, runs: list[Mapping[str, Any]]) -> None:
    portal = PortalFacts(name="other", agency="平利县水务局", region="610926", family="trs")
    for number, one in enumerate(runs):
        store.start_run(f"r{number}", portal, started_at=one["started"], settings=one["settings"])
        if one["outcome"]:
            counts = {"new": 3, "changed": 2, "failed/error": 1, "failed/login": 4, "files/failed/error": 9}
            end = RunEnd(
                finished_at=one["started"], status=one["status"], reason="", outcome=one["outcome"], counts=counts
            )
            store.finish_run(f"r{number}", "other", end)
    now = datetime.fromisoformat(TUESDAY) + timedelta(days=60)
    said = portal_status(store, "other", now)
    (row,) = store.query("SELECT * FROM portal_health WHERE portal = 'other'")
    assert row["outcome"] == ("unfinished" if runs[-1]["outcome"] is None else said.outcome)
    names = ("last_run", "last_good", "next_due", "new", "changed", "failures", "documents")
    assert {name: row[name] for name in names} == {name: getattr(said, name) for name in names}
    assert row["region_name"] == "平利县"


def test_divisions_are_those_of_the_table(store: Store) -> None:
    today = {row["code"]: row["name"] for row in rows("divisions") if not row["to_year"]}
    assert dict(map(tuple, store.rows("SELECT code, name FROM divisions"))) == today
    filled = [name for name in ORDER if "INSERT INTO divisions" in script(name)]
    digest = hashlib.sha256(text("divisions.csv").encode()).hexdigest()
    assert digest in script(filled[-1]), "divisions.csv has changed: fill the table anew in a new migration"
