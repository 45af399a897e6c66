"""When a portal is due."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from gkcrawl.store.queries.schedule import portal_status
from gkcrawl.store.runs import PortalFacts, RunEnd
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


def test_a_run_for_files_only_is_no_crawl_of_the_portal(store: Store) -> None:
    facts = PortalFacts(name="filed", agency="示例局", region="320100", family="trs")
    end = RunEnd(finished_at=MONDAY, status=0, reason="", outcome="ok", counts={})
    for run, files in (("r1", "only"), ("r2", "1")):
        store.start_run(run, facts, started_at=MONDAY, settings={"files": files})
        store.finish_run(run, "filed", end)
        status = portal_status(store, "filed", BEGAN)
        assert (status.last_good, status.is_due(BEGAN)) == ((None, True) if files == "only" else (MONDAY, False))


def test_a_sample_is_no_good_run(store: Store) -> None:
    facts = PortalFacts(name="tasted", agency="示例局", region="320100", family="trs")
    end = RunEnd(finished_at=MONDAY, status=0, reason="", outcome="ok", counts={"new": 5})
    store.start_run("r1", facts, started_at=MONDAY, settings={"sample": 5})
    store.finish_run("r1", "tasted", end)
    status = portal_status(store, "tasted", BEGAN)
    assert (status.last_good, status.outcome, status.new, status.is_due(BEGAN)) == (None, "ok", 5, True)
    store.start_run("r2", facts, started_at=MONDAY, settings={"sample": None})
    store.finish_run("r2", "tasted", end)
    later = BEGAN + timedelta(hours=12)
    store.start_run("r3", facts, started_at=later.isoformat(), settings={"sample": 5})
    store.finish_run("r3", "tasted", end)
    status = portal_status(store, "tasted", later)
    assert (status.last_good, status.is_due(later)) == (MONDAY, False)
