"""A snapshot is loaded by what others use, without a network; the extra ``publish-check`` brings that (make test-all).

Each loader finds the values that pyarrow finds: dates are dates, lists are lists, what is null is null.
"""

from __future__ import annotations

import math
import shutil
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

import pytest
from pyarrow import parquet

from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.statistics import read_new
from gkcrawl.publish import tables
from gkcrawl.store import Store
from tests.corpus.reports import a_report
from tests.publish.conftest import fill
from tests.publish.releases import a_release

if TYPE_CHECKING:
    from pathlib import Path

# Warnings of these packages, and of what they import, are theirs.
pytestmark = pytest.mark.filterwarnings("default")
TABLES = ("documents", "paragraphs", "files", "versions", "statistics", "coverage")
MISSING = "make test-all installs it: pip install 'gkcrawl[publish-check]'"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All tables have rows, most of them in several files."""
    folder = tmp_path_factory.mktemp("loaders")
    with Store(folder / "corpus.db") as store:
        fill(store)
        says = ["2023年共收到政府信息公开申请12件。"]
        store.write("r1", [a_report(number, says, report_year=2023) for number in (7, 8)], portal="demo")
        find_duplicates(store)
        read_new(store)
        said = {"title": "示例语料", "licence": "CC-BY-4.0", "url": "https://data.example.org/"}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tables, "PORTION_ROWS", 3)
            release = a_release(store, folder / "out", largest=1, **said)
    assert all(written.tally.rows for written in release.tables)
    assert len(release.table("documents").files) == 2
    return folder / "out"


def expected(snapshot: Path, table: str) -> list[dict[str, Any]]:
    return [plain(row) for row in parquet.read_table(snapshot / table).to_pylist()]


def plain(value: Any) -> Any:
    """Python's own types of what loaders give; moments in UTC."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc)
    if (
        value is None
        or type(value).__name__ in ("NAType", "NaTType")
        or (isinstance(value, float) and math.isnan(value))
    ):
        return None
    return value


@pytest.mark.parametrize("table", TABLES)
def test_datasets(snapshot: Path, tmp_path: Path, table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets", reason=MISSING)
    loaded = datasets.load_dataset(str(snapshot), table, split="train", cache_dir=str(tmp_path))
    assert [plain(row) for row in loaded] == expected(snapshot, table)


def test_datasets_takes_the_documents_where_no_table_is_named(snapshot: Path, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason=MISSING)
    loaded = datasets.load_dataset(str(snapshot), split="train", cache_dir=str(tmp_path))
    assert loaded.num_rows == len(expected(snapshot, "documents"))
    assert str(loaded.features["published_date"].dtype) == "date32"


@pytest.mark.parametrize("table", TABLES)
def test_pandas(snapshot: Path, table: str) -> None:
    pandas = pytest.importorskip("pandas", reason=MISSING)
    frame = pandas.read_parquet(snapshot / table, dtype_backend="pyarrow")
    assert [plain(row) for row in frame.to_dict("records")] == expected(snapshot, table)


@pytest.mark.parametrize("table", TABLES)
def test_polars(snapshot: Path, table: str) -> None:
    polars = pytest.importorskip("polars", reason=MISSING)
    frame = polars.read_parquet(snapshot / table / "*.parquet")
    assert [plain(row) for row in frame.to_dicts()] == expected(snapshot, table)


@pytest.mark.parametrize("table", TABLES)
def test_duckdb(snapshot: Path, table: str) -> None:
    duckdb = pytest.importorskip("duckdb", reason=MISSING)
    found = duckdb.sql(f"SELECT * FROM '{snapshot / table}/*.parquet'")
    assert [plain(dict(zip(found.columns, row, strict=True))) for row in found.fetchall()] == expected(snapshot, table)


def test_mlcroissant_has_nothing_to_say_and_reads_all_records(snapshot: Path, caplog: pytest.LogCaptureFixture) -> None:
    mlcroissant = pytest.importorskip("mlcroissant", reason=MISSING)
    dataset = mlcroissant.Dataset(snapshot / "croissant.json")
    issues = dataset.metadata.ctx.issues
    assert (issues.errors, issues.warnings, caplog.records) == (set(), set(), [])
    assert [one.name for one in dataset.metadata.record_sets] == list(TABLES)
    for table in TABLES:
        records = [shortened(record) for record in dataset.records(f"{table}-rows")]
        assert records == [without_nulls(row) for row in expected(snapshot, table)]


def shortened(record: dict[str, Any]) -> dict[str, Any]:
    """Fields by their names alone, bytes as text, and what is absent left out."""

    def made(value: Any) -> Any:
        if isinstance(value, dict):
            return {key.rpartition("/")[2]: made(item) for key, item in value.items()}
        if isinstance(value, list):
            return [made(item) for item in value]
        return value.decode() if isinstance(value, bytes) else value

    return dict(without_nulls(plain(made(record))))


def without_nulls(value: Any) -> Any:
    """mlcroissant makes one object without values of a null, dates are moments there."""
    if isinstance(value, dict):
        kept = {key: without_nulls(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, {}, [], [{}])}
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day).astimezone(timezone.utc)
    return value


def test_frictionless_takes_the_package_and_notices_a_changed_file(snapshot: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason=MISSING)
    report = frictionless.validate(str(snapshot / "datapackage.json"))
    assert (report.valid, report.flatten(["type", "message"])) == (True, [])
    assert report.stats["tasks"] == len(list(snapshot.rglob("*.parquet")))
    package = frictionless.Package(str(snapshot / "datapackage.json"))
    assert package.resources[0].schema.get_field("published_date").type == "date"
    copy = tmp_path / "copy"
    shutil.copytree(snapshot, copy)
    with (copy / package.resources[0].path).open("ab") as stream:
        stream.write(b" ")
    errors = frictionless.validate(str(copy / "datapackage.json")).flatten(["type"])
    assert errors == [["hash-count"], ["byte-count"]]
