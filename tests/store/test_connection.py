"""Statements that read, and transactions that hold all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.store.connection import Connection
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store import Store


def test_rows_by_name_and_by_place(db: Path, store: Store) -> None:
    store.write("r1", [a_document(1)])
    with Connection(db) as connection:
        assert connection.query("SELECT title, kind FROM documents") == [{"title": "通知1", "kind": "other"}]
        assert list(connection.rows("SELECT title FROM documents WHERE kind = ?", ("other",))) == [("通知1",)]


def test_a_transaction_that_fails_leaves_nothing(db: Path, store: Store) -> None:
    store.write("r1", [a_document(1)])
    with Connection(db) as connection:
        with pytest.raises(RuntimeError), connection.transaction() as inside:
            inside.execute("UPDATE documents SET title = 'x'")
            raise RuntimeError
        assert connection.query("SELECT title FROM documents") == [{"title": "通知1"}]
