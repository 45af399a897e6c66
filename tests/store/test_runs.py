"""Facts of a portal and the end of a run, as they are put on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store.runs import PortalFacts, RunEnd
from tests.store.corpus import MONDAY, TUESDAY

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_a_run_is_on_record_from_its_start(store: Store) -> None:
    facts = PortalFacts(name="another", agency="示例局", region="320100", family="hanweb")
    store.start_run("r2", facts, started_at=MONDAY, settings={})
    assert store.query("SELECT status FROM runs WHERE run = 'r2'") == [{"status": None}]
    store.finish_run("r2", "another", RunEnd(finished_at=TUESDAY, status=1, reason="why", outcome="gone", counts={}))
    (row,) = store.query("SELECT status, reason, outcome FROM runs WHERE run = 'r2'")
    assert row == {"status": 1, "reason": "why", "outcome": "gone"}
    assert store.query("SELECT agency, family FROM portals WHERE name = 'another'") == [
        {"agency": "示例局", "family": "hanweb"}
    ]
