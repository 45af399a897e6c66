"""Tables of a snapshot (gkcrawl/publish/tables.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

import gkcrawl.publish.tables as made
from gkcrawl.publish.columns import Column
from gkcrawl.publish.tables import portioned, tables

if TYPE_CHECKING:
    import pytest


def test_every_column_says_what_it_holds() -> None:
    for table in tables():
        assert [column.name for column in table.columns if not column.meaning.endswith(".")] == [], table.name


def test_a_row_group_ends_where_memory_would(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"text": "字" * 10} for _ in range(5)]
    columns = [Column("text", pa.string())]
    assert [portion.num_rows for portion in portioned(rows, columns)] == [5]
    monkeypatch.setattr(made, "PORTION_CHARACTERS", 15)
    assert [portion.num_rows for portion in portioned(rows, columns)] == [2, 2, 1]
