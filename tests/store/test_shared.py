"""Runs of one thread share their connection (gkcrawl/store/shared.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.errors import StoreError
from gkcrawl.store.shared import SharedStore

if TYPE_CHECKING:
    from pathlib import Path


def test_all_who_open_a_database_get_one_connection_until_the_last_has_closed_it(db: Path, tmp_path: Path) -> None:
    one, another = SharedStore.of(db), SharedStore.of(db.parent / "." / db.name)
    assert one is another
    other = SharedStore.of(tmp_path / "other.db")
    assert other is not one
    other.close()
    one.close()
    assert another.query("SELECT 1 AS n") == [{"n": 1}]
    another.close()
    with pytest.raises(StoreError, match="closed"):
        one.query("SELECT 1")
    again = SharedStore.of(db)
    assert again is not one
    again.close()


def test_a_database_that_cannot_be_opened_is_tried_anew(db: Path) -> None:
    db.write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match="not a SQLite database"):
        SharedStore.of(db)
    db.unlink()
    SharedStore.of(db).close()
