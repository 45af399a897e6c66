"""When a portal is due."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from gkcrawl.store.queries.schedule import portal_status
from gkcrawl.store.runs import RunEnd
from tests.store.conftest import db, store
from tests.store.corpus import MONDAY

if TYPE_CHECKING:
    from gkcrawl.store import Store

__all__ = ["db", "store"]
BEGAN = datetime.fromisoformat(MONDAY)


def test_a_portal_that_was_never_crawled_is_due(store: Store) -> None:
    assert portal_status(store, "unknown", BEGAN).is_due(BEGAN)


def test_after_a_good_run_it_is_due_a_period_later(store: Store) -> None:
    store.finish_run("r1", "demo", RunEnd(finished_at=MONDAY, status=0, reason="", counts={}))
    status = portal_status(store, "demo", BEGAN)
    assert (status.is_due(BEGAN + timedelta(hours=12)), status.is_due(BEGAN + timedelta(days=1))) == (False, True)
    assert portal_status(store, "demo", BEGAN, "weekly").is_due(BEGAN + timedelta(days=7))


def test_a_run_that_nobody_holds_any_more_was_interrupted(store: Store) -> None:
    assert portal_status(store, "demo", BEGAN).outcome == "interrupted"
