"""Numbers of reports against those of the years before (gkcrawl/corpus/numbers/years.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.corpus import feed, statistics
from gkcrawl.corpus.statistics import read_new
from tests.corpus.test_statistics import Reader, on
from tests.store.corpus import TUESDAY

if TYPE_CHECKING:
    from gkcrawl.store import Store


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "read_statistics", Reader())
    monkeypatch.setattr(feed, "PAUSE_BETWEEN_TRANSACTIONS", 0)


def states(store: Store, id: str = "V7") -> dict[int, bool | None]:
    """Year of a report → whether the check ``id`` holds there."""
    found = store.query(
        "SELECT year, ok FROM statistics_checks JOIN documents ON documents.id = statistics_checks.document"
        " JOIN statistics_reports ON number = statistics_reports.document WHERE statistics_checks.id = ?",
        (id,),
    )
    return {row["year"]: bool(row["ok"]) for row in found}


@pytest.mark.parametrize("order", [(2021, 2022, 2023), (2023, 2022, 2021), (2022, 2023, 2021)])
def test_years_are_compared_in_whatever_order_they_come(store: Store, order: tuple[int, ...]) -> None:
    carried = {2021: ["carried_out 3"], 2022: ["carried_in 3", "carried_out 1"], 2023: ["carried_in 2"]}
    for year in order:
        store.write("r1", [on(year, *carried[year])])
        read_new(store)
    assert states(store) == {2022: True, 2023: False}
    store.write("r1", [on(2022, "carried_in 4", "carried_out 2", fetched_at=TUESDAY)])
    read_new(store)
    assert states(store) == {2022: False, 2023: True}


def test_another_agencys_report_is_not_compared(store: Store) -> None:
    store.write("r1", [on(2022, "carried_out 3"), on(2023, "carried_in 1", agency="青溪县教育局")])
    read_new(store)
    assert states(store) == {}


@pytest.mark.parametrize("at_once", [True, False])
def test_spellings_of_an_agency_are_one(store: Store, at_once: bool) -> None:
    region: Any = {"code": "510722", "name": "青溪县", "level": "county"}
    reports = [
        on(2022, "carried_out 3", agency="三台县发展和改革委员会", region=region),
        on(2023, "carried_in 1", agency="三台县发改委", region=region),
    ]
    for some in [reports] if at_once else [[one] for one in reports]:
        store.write("r1", some)
        read_new(store)
    assert states(store) == {2023: False}


def test_a_report_that_is_gone_is_compared_no_more(store: Store) -> None:
    store.write("r1", [on(2022, "carried_out 3"), on(2023, "carried_in 1")])
    read_new(store)
    assert states(store) == {2023: False}
    store.write("r1", [on(2022, kind="notice", fetched_at=TUESDAY)])
    read_new(store)
    assert states(store) == {}
