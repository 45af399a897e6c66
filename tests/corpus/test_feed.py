"""Each consumer is told once of each document that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.corpus.duplicates import CONSUMER, find_duplicates
from gkcrawl.corpus.feed import FILE_TEXT, fetch, pending
from tests.store.corpus import TUESDAY, a_document, a_file, a_reading, with_files

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_what_changed_is_pending_until_it_was_looked_at(store: Store) -> None:
    store.write("r1", [a_document(1), a_document(2)])
    assert pending(store, CONSUMER) == 2
    find_duplicates(store)
    assert pending(store, CONSUMER) == 0
    store.write("r1", [a_document(2, text="改。", fetched_at=TUESDAY)])
    assert pending(store, CONSUMER) == 1


def test_a_document_is_fetched_by_its_number(store: Store) -> None:
    store.write("r1", [a_document(1)])
    with store.transaction() as connection:
        document = fetch(connection, 1)
    assert (document["title"], document["text"]) == ("通知1", "正文。")


def test_what_is_read_from_a_file_is_pending_once(store: Store) -> None:
    store.write("r1", [with_files(), a_file()])
    find_duplicates(store)
    store.write("r1", [a_reading(text="甲" * 2 * FILE_TEXT)])
    assert find_duplicates(store)["compared"] == 1
    store.write("r1", [a_file(at=TUESDAY), a_reading(text="甲" * 2 * FILE_TEXT)])
    assert find_duplicates(store)["compared"] == 0
    with store.transaction() as connection:
        (file,) = fetch(connection, 1)["attachments"]
    assert (file["name"], file["sha256"], len(file["text"])) == ("1.pdf", "a" * 64, FILE_TEXT)
