"""Candidates for near-duplicates stand under keys, until they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.likeness import leave
from tests.corpus.reports import a_report, invented

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_what_was_compared_is_entered_and_can_leave(store: Store) -> None:
    store.write("r1", [a_report(1), a_report(2, body=invented(7))])
    find_duplicates(store)
    assert store.query("SELECT count(*) AS n FROM likeness") == [{"n": 2}]
    with store.transaction() as connection:
        assert leave(connection, 1)
        assert not leave(connection, 1)
    assert store.query("SELECT count(*) AS n FROM likeness") == [{"n": 1}]
