"""Former texts, changes of metadata, and the day on which a document vanished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store.history import mark_gone
from tests.store.corpus import TUESDAY, WEDNESDAY, a_document

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_a_text_that_was_replaced_is_kept(store: Store) -> None:
    store.write("r1", [a_document(1), a_document(1, text="改。", title="新题", fetched_at=TUESDAY)])
    assert ["正文。" in str(row) for row in store.query("SELECT * FROM versions WHERE version = 1")] == [True]


def test_a_change_of_metadata_is_recorded_with_both_values(store: Store) -> None:
    store.write("r1", [a_document(1), a_document(1, kind="policy", fetched_at=TUESDAY)])
    (row,) = store.query("SELECT * FROM history")
    assert '"kind":["other","policy"]' in str(row)


def test_a_document_is_gone_when_none_of_its_addresses_answers(store: Store) -> None:
    document = a_document(1)
    store.write("r1", [document])
    with store.transaction() as connection:
        assert mark_gone(connection, document.url, TUESDAY)
    assert store.query("SELECT gone FROM documents") == [{"gone": TUESDAY}]
    store.write("r1", [a_document(1, fetched_at=WEDNESDAY)])
    assert store.query("SELECT gone FROM documents") == [{"gone": None}]
