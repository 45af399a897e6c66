"""Tables in columns as files: the same rows in every format (gkcrawl/export/columns.py)."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pytest
from pyarrow import parquet

from gkcrawl.export.columns import Words, rows_of, write_tables
from gkcrawl.export.formats import Format, Packing
from gkcrawl.export.rows import Column

COLUMNS = (Column("agency"), Column("year", int), Column("value", float))
TABLE: dict[str, Any] = {
    "value": np.array([7, np.nan, 1.5]),
    "agency": Words(np.array([0, 1, 0], np.int32), ["甲局", None]),
    "year": Words(np.array([1, 0, 0], np.int32), [2023, None]),
}
ROWS = [("甲局", None, 7), (None, 2023, None), ("甲局", 2023, 1.5)]


def test_rows_have_whole_numbers_and_none() -> None:
    rows = list(rows_of(TABLE, COLUMNS))
    assert rows == ROWS
    assert isinstance(rows[0][2], int)


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_tables_are_written_one_after_another(format: Format) -> None:
    stream = io.BytesIO()
    assert write_tables([TABLE, TABLE], COLUMNS, stream, Packing(format, None)) == 6
    if format == "jsonl":
        rows = [tuple(json.loads(line).values()) for line in stream.getvalue().splitlines()]
    else:
        table = parquet.read_table(io.BytesIO(stream.getvalue()))
        assert [str(field.type) for field in table.schema] == ["string", "int64", "double"]
        rows = [tuple(row.values()) for row in table.to_pylist()]
    assert rows == ROWS * 2
