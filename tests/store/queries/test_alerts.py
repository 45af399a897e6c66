"""What of a portal needs a person, and what does not yet."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from gkcrawl.store import Store
from gkcrawl.store.queries.alerts import Alert, alerts_of
from gkcrawl.store.queries.schedule import portal_status
from gkcrawl.store.runs import PortalFacts, RunEnd
from tests.store.corpus import MONDAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BEGAN = datetime.fromisoformat(MONDAY)
DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty one."""
    return Store(tmp_path / "corpus.db")


def run(
    store: Store, day: int, status: int, columns: Sequence[dict[str, object]] = (), frequency: str = "daily"
) -> None:
    """A run that began so many days after Monday."""
    facts = PortalFacts(name="demo", agency="示例市人民政府", region="320100", family="trs")
    at = (BEGAN + day * DAY).isoformat()
    store.start_run(f"r{day}", facts, started_at=at, settings={"frequency": frequency})
    reason = "404 on the first page" if status else "2 new"
    store.finish_run(
        f"r{day}", "demo", RunEnd(finished_at=at, status=status, reason=reason, counts={}, columns=columns)
    )


def found(store: Store, now: datetime) -> list[Alert]:
    return alerts_of(store, portal_status(store, "demo", now), now)


def test_three_runs_that_failed_in_a_row_are_an_alert(store: Store) -> None:
    for day, status in enumerate((0, 1, 1)):
        run(store, day, status)
    assert found(store, BEGAN + 2.5 * DAY) == []
    run(store, 3, 1)
    (alert,) = found(store, BEGAN + 3.5 * DAY)
    assert alert == (
        "demo",
        "failing",
        f"3 runs in a row, last good run {MONDAY}; the last: 404 on the first page",
    )
    run(store, 4, 0)
    assert found(store, BEGAN + 4.5 * DAY) == []


@pytest.mark.parametrize(("frequency", "days"), [("daily", 1), ("weekly", 7), ("monthly", 30)])
def test_a_portal_that_is_overdue_by_its_period_is_an_alert(store: Store, frequency: str, days: int) -> None:
    run(store, 0, 0, frequency=frequency)
    # It is due after nine tenths of the period.
    assert found(store, BEGAN + 1.8 * days * DAY) == []
    (alert,) = found(store, BEGAN + 2 * days * DAY)
    due = (BEGAN + 0.9 * days * DAY).isoformat()
    assert alert == ("demo", "missed", f"due ({frequency}) since {due}; is cron running?")


def test_a_portal_that_was_only_tried_is_not_missed(store: Store) -> None:
    run(store, 0, 1)
    assert found(store, BEGAN + 30 * DAY) == []


def test_a_column_that_shrank_is_an_alert(store: Store) -> None:
    for day, rows in enumerate((100, 45)):
        run(store, day, 0, [{"name": "通知", "entries": rows, "rejected": 0, "whole": True}])
    assert [str(alert) for alert in found(store, BEGAN + 1.5 * DAY)] == ["demo: shrunk: 通知 to 45 rows from 100"]


def test_a_portal_without_runs_has_no_alert(store: Store) -> None:
    assert found(store, BEGAN) == []
