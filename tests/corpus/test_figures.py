"""Values leave the store in columns or rows, and are what the view ``statistics`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from gkcrawl.corpus import figures as module
from gkcrawl.corpus import statistics
from gkcrawl.corpus.figures import COLUMNS, Coded, Figures, figures
from gkcrawl.corpus.statistics import read_new
from gkcrawl.document import Region
from gkcrawl.errors import ConfigError
from gkcrawl.statistics.model import Report, Statistics
from tests.corpus.reports import a_report
from tests.corpus.values import CELLS, SENTENCE

if TYPE_CHECKING:
    from gkcrawl.store import Store


@pytest.fixture
def filled(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Three reports of two layouts, the last a copy of the first one."""

    def read(report: Report) -> Statistics:
        said = [*CELLS, SENTENCE] if report.agency != "青溪县教育局" else CELLS[:2]
        return Statistics(agency=report.agency, year=report.year, form_era="2021", values=said)

    monkeypatch.setattr(statistics, "read_statistics", read)
    county, province = (
        Region(code="510722", name="青溪县", level="county"),
        Region(code="510000", name="省", level="province"),
    )
    for document in (
        a_report(1, report_year=2023, region=county),
        a_report(2, agency="青溪县教育局", report_year=2022, region=county),
        a_report(3, agency="示例省水利厅", report_year=2023, region=province),
    ):
        store.write("r1", [document])
    with store.transaction() as connection:
        copy = '{"group":"a","of":"a","relation":"exact"}'
        connection.execute("UPDATE documents SET duplicates = ? WHERE number = 3", (copy,))
    read_new(store)
    return store


def rows(store: Store, **chosen: Any) -> list[tuple[Any, ...]]:
    return [row for batch in figures(store, Figures(**chosen)) for row in batch.rows()]


def test_rows_are_those_of_the_view(filled: Store) -> None:
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    said = filled.query(f"SELECT {names} FROM statistics")
    found = rows(filled, copies=True)
    assert len(found) == 2 * (len(CELLS) + 1) + 2
    key = str
    assert sorted(found, key=key) == sorted((tuple(row.values()) for row in said), key=key)
    assert filled.query("SELECT count(relation) AS n FROM statistics") == [{"n": len(CELLS) + 1}]


def test_batches_end_between_reports(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rows(filled, copies=True)
    monkeypatch.setattr(module, "REPORTS_AT_ONCE", 1)
    assert len(list(figures(filled, Figures(copies=True)))) == 3
    assert rows(filled, copies=True) == whole


@pytest.mark.parametrize(
    ("chosen", "agencies"),
    [
        ({}, ["青溪县教育局", "青溪县水务局"]),
        ({"copies": True}, ["示例省水利厅", "青溪县教育局", "青溪县水务局"]),
        ({"copies": True, "region": "510000"}, ["示例省水利厅", "青溪县教育局", "青溪县水务局"]),
        ({"region": "510700"}, ["青溪县教育局", "青溪县水务局"]),
        ({"region": "510800"}, []),
        ({"region": "四川省"}, ["青溪县教育局", "青溪县水务局"]),
        ({"region": "四川"}, ["青溪县教育局", "青溪县水务局"]),
        ({"region": "三台县"}, ["青溪县教育局", "青溪县水务局"]),
        ({"region": "青溪县"}, ["青溪县教育局", "青溪县水务局"]),
        ({"region": "江苏省"}, []),
        ({"agency": "教育"}, ["青溪县教育局"]),
        ({"year": 2023}, ["青溪县水务局"]),
        ({"keys": ["proactive.year_total"]}, ["青溪县水务局"]),
    ],
)
def test_values_are_chosen(filled: Store, chosen: dict[str, Any], agencies: list[str]) -> None:
    assert sorted({row[2] for row in rows(filled, **chosen)}) == agencies


def test_only_the_keys_that_were_asked_for_come(filled: Store) -> None:
    assert [row[8:14] for row in rows(filled, keys=["t2.fees.amount"])] == [
        ("t2.fees.amount", None, 12.5, "NUMERIC", "万元", "12.50")
    ]


def test_a_region_of_digits_is_a_code(filled: Store) -> None:
    with pytest.raises(ConfigError, match="six digits"):
        rows(filled, region="51")


def test_columns_are_codes_and_numbers(filled: Store) -> None:
    (batch,) = figures(filled, Figures(agency="教育"))
    value, column = batch.columns["value"], batch.columns["column"]
    assert isinstance(value, np.ndarray)
    assert isinstance(column, Coded)
    assert value.tolist() == [12, 0]
    assert [column.words[code] for code in column.codes] == ["natural", "business"]
    assert tuple(batch.columns) == COLUMNS
