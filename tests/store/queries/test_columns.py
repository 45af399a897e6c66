"""A good column that shrinks is told from one that was cleared out, and from a walk that was cut short."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from gkcrawl.portals.walking.column_report import ColumnReport, Stop
from gkcrawl.store import RunEnd, Store
from gkcrawl.store.queries.columns import KEPT_PART, ROWS_MISSED, WALKS_COMPARED, Shrunk, shrunk, whole_walks
from gkcrawl.store.queries.schedule import portal_status
from tests.store.corpus import TUESDAY, start_run


@pytest.mark.parametrize(
    ("walks", "before"),
    [
        ([100], None),
        ([100, 100], None),
        ([91, 100], None),
        ([89, 100], 100),
        ([89, 80, 90, 100], 100),
        ([89, 80, 80, 90, 100], None),
        ([6, 10], None),
        ([5, 10], 10),
        ([120, 100], None),
    ],
)
def test_the_latest_walk_is_held_against_the_three_before(walks: list[int], before: int | None) -> None:
    assert shrunk({"通知": walks}) == ([] if before is None else [Shrunk("通知", walks[0], before)])


def walk(entries: int, stop: Stop = Stop.NO_NEXT, expected: int | None = None) -> ColumnReport:
    return ColumnReport("通知", "http://a.gov.cn/", stop=stop, entries=entries + 1, rejected=1, expected=expected)


def test_only_whole_walks_count_and_only_own_rows(store: Store) -> None:
    reports = [walk(100), walk(20, Stop.OVERLAP), walk(30, expected=99), walk(7, Stop.ERROR), walk(0), walk(45)]
    for number, report in enumerate(reports, 2):
        start_run(store, run=f"r{number}")
        end = RunEnd(finished_at=TUESDAY, status=0, reason="", counts={}, columns=[report.to_dict()])
        store.finish_run(f"r{number}", "demo", end)
    start_run(store, run="r9")
    assert whole_walks(store, "demo") == {"通知": [45, 0, 100]}
    assert whole_walks(store, "another") == {}
    status = portal_status(store, "demo", datetime.fromisoformat(TUESDAY))
    assert status.to_dict()["shrunk"] == [{"column": "通知", "rows": 45, "before": 100}]
    assert str(status.shrunk[0]) == "通知 to 45 rows from 100"


def test_the_documentation_gives_the_same_numbers() -> None:
    words = {3: "three", 5: "five"}
    text = " ".join((Path(__file__).parents[3] / "docs" / "schedule.md").read_text(encoding="utf-8").split())
    assert f"its {words[WALKS_COMPARED]} walks before that: with less than {KEPT_PART * 100:g} % of them" in text
    assert f"{words[ROWS_MISSED]} rows fewer" in text
