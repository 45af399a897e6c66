"""What becomes of a document that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store.documents import write_document
from gkcrawl.store.rows import encode
from tests.store.corpus import MONDAY, TUESDAY, WEDNESDAY, a_document

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_new_unchanged_changed_and_late(store: Store) -> None:
    readings = [
        (a_document(1), "new"),
        (a_document(1, fetched_at=TUESDAY), "unchanged"),
        (a_document(1, text="改。", fetched_at=WEDNESDAY), "changed"),
        (a_document(1, fetched_at=MONDAY), "unchanged"),
    ]
    for document, change in readings:
        with store.transaction() as connection:
            assert write_document(connection, encode(document)) == change
    assert store.query("SELECT version, text FROM documents") == [{"version": 2, "text": "改。"}]
