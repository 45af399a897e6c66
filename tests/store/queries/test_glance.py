"""The corpus at a glance (gkcrawl/store/queries/glance.py)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.store.queries.glance import glance, portal_states, state_of
from gkcrawl.store.queries.schedule import PortalStatus
from gkcrawl.store.runs import RunEnd
from tests.store.corpus import MONDAY, TUESDAY, a_document, a_file, start_run

if TYPE_CHECKING:
    from gkcrawl.store import Store

NOW = datetime.fromisoformat(TUESDAY)


def test_it_counts_documents_by_kind_month_year_and_flag(store: Store) -> None:
    documents = [
        a_document(1, kind="notice", published_date="2024-03-01", quality=["damaged"]),
        a_document(2, kind="notice", written_date="2023-03-01", quality=["damaged", "spun"]),
        a_document(3, fetched_at="2026-12-01T08:00:00+08:00"),
    ]
    store.write("r1", [*documents, a_file()])
    found = glance(store)
    assert found.documents == 3
    assert found.kinds == {"notice": 2, "other": 1}
    assert found.months == {"2026-11": 2, "2026-12": 1}
    assert found.years == {None: 1, 2023: 1, 2024: 1}
    assert found.flags == {"damaged": 2, "spun": 1}
    assert found.files == {"fetched": 1}


@pytest.mark.parametrize("statement", ["_KINDS", "_MONTHS", "_YEARS", "_FLAGS", "_DOCUMENTS"])
def test_no_row_of_a_document_is_read_for_it(store: Store, statement: str) -> None:
    """With 100,000 documents that is a hundredth of the bytes."""
    from gkcrawl.store.queries import glance as module

    plan = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {getattr(module, statement)}")]
    assert any("COVERING INDEX" in step for step in plan), plan


def test_portals_stand_as_their_last_run_left_them(store: Store) -> None:
    start_run(store, "r1", "good")
    store.finish_run("r1", "good", RunEnd(finished_at=MONDAY, status=0, reason="", outcome="ok", counts={}))
    found = {status.portal: state for status, state in portal_states(store, datetime.fromisoformat(MONDAY))}
    assert found == {"demo": "interrupted", "good": "good"}


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"frequency": "never", "last_run": MONDAY, "outcome": "ok"}, "import"),
        ({}, "never"),
        ({"last_run": MONDAY, "outcome": "running"}, "running"),
        ({"last_run": MONDAY, "outcome": "blocked", "next_due": MONDAY}, "failed"),
        ({"last_run": MONDAY, "outcome": "ok_partly", "next_due": MONDAY}, "due"),
        ({"last_run": MONDAY, "outcome": "ok", "next_due": "2026-11-09T08:00:00+08:00"}, "good"),
    ],
)
def test_a_state_is_one_word(fields: dict[str, str], state: str) -> None:
    values: Any = {"frequency": "daily"} | fields
    assert state_of(PortalStatus("demo", **values), NOW) == state
