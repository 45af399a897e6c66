"""Named cursors of consumers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.corpus.new_documents import new_documents
from gkcrawl.errors import ConfigError
from gkcrawl.store.lock import Lock
from gkcrawl.store.queries.selection import Selection, cursor_of
from tests.store.corpus import a_document, a_file, a_reading, with_files

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_a_cursor_moves_past_what_was_taken_not_past_what_came_meanwhile(store: Store) -> None:
    store.write("r1", [a_document(1), a_document(2)])
    with new_documents(store, "index", Selection()) as found:
        assert next(found)["title"]
        store.write("r1", [a_document(3)])
        assert len(list(found)) == 1
        assert cursor_of(store, "index").seq == 0, "before the block has ended"
    with new_documents(store, "index", Selection()) as found:
        assert [document["title"] for document in found] == ["通知3"]


def test_a_block_that_fails_or_takes_a_part_leaves_the_cursor(store: Store) -> None:
    store.write("r1", [a_document(1), a_document(2)])
    with new_documents(store, "index", Selection()) as found:
        next(found)
    with pytest.raises(OSError, match="disk"), new_documents(store, "index", Selection()) as found:
        list(found)
        raise OSError("disk")
    assert cursor_of(store, "index").seq == 0


def test_a_consumer_is_one_process(store: Store) -> None:
    with (
        Lock(store.path, "export index", ""),
        pytest.raises(ConfigError, match="another export for index is under way"),
        new_documents(store, "index", Selection()),
    ):
        pass


def test_a_document_whose_file_was_read_comes_again(store: Store) -> None:
    store.write("r1", [with_files(), a_file()])
    with new_documents(store, "index", Selection()) as found:
        assert [document["attachments"][0]["status"] for document in found] == ["fetched"]
    store.write("r1", [a_reading()])
    with new_documents(store, "index", Selection()) as found:
        assert [document["attachments"][0]["text"] for document in found] == ["文件的正文。"]
    with new_documents(store, "index", Selection()) as found:
        assert list(found) == []
