"""``gkcrawl statistics``: values to cite, series across the forms, and one report's tables (gkcrawl/cli/statistics.py)."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from pyarrow import parquet

from gkcrawl.demo.form import request_table
from gkcrawl.document import Region, Table
from gkcrawl.statistics.keys import APPLICANTS
from gkcrawl.store import Store
from tests.corpus.reports import a_report, invented
from tests.store.corpus import start_run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

AGENCIES = {2: "白石县教育局", 3: "青溪县水务局"}


def applications(received: int) -> list[list[str]]:
    """Table 三 with requests of people alone; the number of results is one short where ``received`` is odd."""
    cells: dict[tuple[str, str | None], str] = defaultdict(lambda: "0")
    for column in ("natural", "total"):
        cells["t3.new_received", column] = str(received)
        cells["t3.granted", column] = cells["t3.total", column] = str(received // 2 * 2)
    cells["t3.partial", "legal"] = ""
    return request_table("2021", cells).grid()


@pytest.fixture
def numbers(tmp_path: Path) -> Path:
    """Three reports: two with a form, one of them with a failed check, and one of 2012 in prose."""
    db = tmp_path / "numbers.db"
    region = Region(code="320105", name="青溪县", level="county")
    with Store(db) as store:
        start_run(store)
        store.write(
            "r1",
            [
                a_report(
                    number,
                    body=invented(number),
                    agency=agency,
                    report_year=2023,
                    region=region if number == 3 else None,
                    tables=[Table(caption=None, rows=applications(received))],
                )
                for (number, agency), received in zip(AGENCIES.items(), (18, 7), strict=True)
            ],
        )
        early = ["2012年，我局共收到政府信息公开申请12件。", *invented(4)]
        store.write("r1", [a_report(4, body=early, agency="青溪县水务局", report_year=2012)])
    return db


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_value_comes_with_what_a_citation_needs(gkcrawl: Run, numbers: Path) -> None:
    found = lines(gkcrawl("statistics", "--db", numbers, "--agency", "水务", "--year", "2023", "--key", "t3").stdout)
    assert len(found) == 25 * len(APPLICANTS)
    (one,) = [value for value in found if (value["key"], value["column"]) == ("t3.new_received", "total")]
    assert (one["value"], one["meaning"], one["raw"], one["unit"]) == (7, "NUMERIC", "7", "件")
    assert (one["agency"], one["region"], one["year"], one["form_era"]) == ("青溪县水务局", "320105", 2023, "2021")
    assert (one["version"], one["url"][:8], one["kind"]) == (1, "https://", "table")
    assert one["where"]
    (blank,) = [value for value in found if (value["key"], value["column"]) == ("t3.partial", "legal")]
    assert (blank["value"], blank["meaning"]) == (None, "EMPTY"), "a blank is not 0"


def test_a_key_brings_what_counts_the_same_before_2019(gkcrawl: Run, numbers: Path) -> None:
    found = lines(gkcrawl("statistics", "--db", numbers, "--key", "t3.new_received").stdout)
    series = {
        (one["year"], one["form_era"], one["key"]): one["value"] for one in found if one["column"] in (None, "total")
    }
    assert series[2012, "narrative", "requests.received_total"] == 12
    assert {one["series"] for one in found} == {"t3.new_received"}
    assert not lines(gkcrawl("statistics", "--db", numbers, "--key", "t3.carried_in", "--year", "2012").stdout)


def test_regions_hold_those_below_them(gkcrawl: Run, numbers: Path) -> None:
    found = lines(gkcrawl("statistics", "--db", numbers, "--region", "320000").stdout)
    assert {one["agency"] for one in found} == {"青溪县水务局"}


@pytest.mark.parametrize("name", ["wide.csv", "wide.parquet", "wide.jsonl"])
def test_a_line_a_report_in_every_format(gkcrawl: Run, numbers: Path, tmp_path: Path, name: str) -> None:
    result = gkcrawl("statistics", "--db", numbers, "--wide", "-o", tmp_path / name)
    assert (result.exit_code, result.stderr) == (0, f"3 reports written to {tmp_path / name}\n")
    data = (tmp_path / name).read_bytes()
    rows: list[dict[str, Any]]
    if name.endswith("csv"):
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    else:
        rows = parquet.read_table(io.BytesIO(data)).to_pylist() if name.endswith("parquet") else lines(data.decode())
    received = {(row["agency"], int(row["year"])): float(row["t3.new_received.total"]) for row in rows}
    assert received == {("白石县教育局", 2023): 18, ("青溪县水务局", 2023): 7, ("青溪县水务局", 2012): 12}
    assert {row["t3.partial.legal"] for row in rows} <= {None, ""}


def test_long_parquet_has_plain_columns(gkcrawl: Run, numbers: Path, tmp_path: Path) -> None:
    result = gkcrawl("statistics", "--db", numbers, "--key", "t3.granted", "-o", tmp_path / "values.parquet")
    assert result.stderr == f"14 values written to {tmp_path / 'values.parquet'}\n"
    schema = {field.name: str(field.type) for field in parquet.read_schema(tmp_path / "values.parquet")}
    assert (schema["agency"], schema["year"], schema["value"]) == ("string", "int64", "double")


def test_nothing_found_is_said(gkcrawl: Run, numbers: Path) -> None:
    result = gkcrawl("statistics", "--db", numbers, "--year", "1999")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("nothing found")


@pytest.mark.parametrize("wrong", [["--key", "t3.grantd"], ["--region", "51"], ["-o", "a.xlsx"], ["-o", "no/a.csv"]])
def test_what_makes_no_sense_is_refused(gkcrawl: Run, numbers: Path, wrong: list[str]) -> None:
    assert gkcrawl("statistics", "--db", numbers, *wrong).exit_code == 2


def test_one_report_as_its_form_has_it(gkcrawl: Run, numbers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ids = {
        one["agency"]: one["document"] for one in lines(gkcrawl("statistics", "--db", numbers, "--key", "t3").stdout)
    }
    shown = gkcrawl("statistics", "show", ids["青溪县水务局"], "--db", numbers).stdout
    assert "三、收到和处理政府信息公开申请情况" in shown
    (row,) = [line for line in shown.splitlines() if "本年新收政府信息公开申请数量" in line]
    assert [cell.strip() for cell in row.strip("│").split("│")][1:] == ["7", "0", "0", "0", "0", "0", "7"]
    assert "V1 failed: total 7 ≠ 6" in shown
    assert "总计 !V1" in shown
    sound = gkcrawl("statistics", "show", ids["白石县教育局"], "--db", numbers).stdout
    assert "failed:" not in sound
    object_ = json.loads(gkcrawl("statistics", "show", ids["白石县教育局"], "--db", numbers, "--json").stdout)
    assert (object_["form_era"], object_["year"]) == ("2021", 2023)


def test_what_is_no_report_has_no_numbers_to_show(gkcrawl: Run, corpus: Path) -> None:
    with Store(corpus) as store:
        (row, *_) = store.query("SELECT id FROM documents")
    result = gkcrawl("statistics", "show", row["id"], "--db", corpus)
    assert (result.exit_code, "is no annual report" in result.stderr) == (1, True)
