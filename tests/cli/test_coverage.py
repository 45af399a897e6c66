"""``gkcrawl coverage`` (gkcrawl/cli/coverage.py)."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from pyarrow import parquet

from gkcrawl.store import Store
from tests.corpus.reports import a_report, invented
from tests.store.corpus import start_run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

AS_OF = ("--as-of", "2025-12-31")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Two reports, both in prose alone."""
    path = tmp_path / "reports.db"
    with Store(path) as store:
        start_run(store)
        for year in (2021, 2023):
            report = a_report(year, invented(year), report_year=year, published_date=f"{year + 1}-01-15")
            store.write("r1", [report], portal="demo")
    return path


def test_people_see_a_line_an_agency_and_what_missing_means(
    gkcrawl: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    shown = gkcrawl("coverage", "--db", db, *AS_OF)
    assert shown.exit_code == 0
    (line,) = [line for line in shown.stdout.splitlines() if "青溪县水务局" in line]
    assert [cell.strip() for cell in line.split("│")[3:7]] == ["bare", "–", "bare", "–"]
    assert "missing in this corpus (which does not say that it was never published)" in shown.stdout
    assert "4 rows: 2 no_tables, 2 missing" in shown.stderr


def test_every_format_holds_the_same_rows(gkcrawl: Run, db: Path, tmp_path: Path) -> None:
    for ending in ("jsonl", "csv", "parquet"):
        assert gkcrawl("coverage", "--db", db, *AS_OF, "-o", f"c.{ending}").exit_code == 0
    lines = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text().splitlines()]
    assert [(line["year"], line["status"]) for line in lines] == [
        (2021, "no_tables"),
        (2022, "missing"),
        (2023, "no_tables"),
        (2024, "missing"),
    ]
    assert parquet.read_table(tmp_path / "c.parquet").to_pylist() == lines
    with (tmp_path / "c.csv").open(encoding="utf-8-sig") as stream:
        cells = list(csv.DictReader(stream))
    assert cells == [{name: "" if cell is None else str(cell) for name, cell in line.items()} for line in lines]


def test_standard_output_takes_rows_too(gkcrawl: Run, db: Path) -> None:
    (line,) = gkcrawl("coverage", "--db", db, *AS_OF, "--year", "2022", "-o", "-").stdout.splitlines()
    assert "does not say that it was never published" in json.loads(line)["note"]


@pytest.mark.parametrize("arguments", [("-o", "c.xlsx"), ("-o", "no/folder/c.csv"), ("--db", "none.db")])
def test_wrong_wishes_exit_with_2(gkcrawl: Run, db: Path, arguments: tuple[str, ...]) -> None:
    failed = gkcrawl("coverage", "--db", db, *arguments)
    assert failed.exit_code == 2
    assert failed.stderr.startswith("error: ")


def test_a_corpus_without_reports_says_so(gkcrawl: Run, tmp_path: Path) -> None:
    Store(tmp_path / "empty.db").close()
    empty = gkcrawl("coverage", "--db", tmp_path / "empty.db")
    assert (empty.exit_code, empty.stdout) == (0, "")
    assert "no report and no unit known" in empty.stderr
