"""Flat rows as files: the same cells in every format (gkcrawl/export/rows.py)."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest
from pyarrow import parquet

from gkcrawl.errors import ConfigError
from gkcrawl.export.formats import Format, Packing, write_rows
from gkcrawl.export.rows import Column

COLUMNS = (Column("agency"), Column("year", int), Column("value", float))
ROWS = [("甲局", 2023, 7), ("乙,局", None, 1.5), ("丙局", 2021, None)]


def written(format: Format) -> bytes:
    stream = io.BytesIO()
    assert write_rows(iter(ROWS), COLUMNS, stream, Packing(format, None)) == len(ROWS)
    return stream.getvalue()


def test_jsonl_keeps_whole_numbers_whole() -> None:
    lines = written("jsonl").decode().splitlines()
    assert lines[0] == '{"agency":"甲局","year":2023,"value":7}'
    assert [tuple(json.loads(line).values()) for line in lines] == ROWS


def test_csv_has_the_mark_and_empty_cells_for_none() -> None:
    data = written("csv")
    assert data.startswith(b"\xef\xbb\xbf"), "spreadsheets take it for GBK without the mark"
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig")))) == [
        ["agency", "year", "value"],
        ["甲局", "2023", "7"],
        ["乙,局", "", "1.5"],
        ["丙局", "2021", ""],
    ]


def test_parquet_has_the_types_of_the_columns() -> None:
    table = parquet.read_table(io.BytesIO(written("parquet")))
    assert [str(field.type) for field in table.schema] == ["string", "int64", "double"]
    assert [tuple(row.values()) for row in table.to_pylist()] == ROWS


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_no_rows_make_a_file_that_can_be_read(format: Format) -> None:
    stream = io.BytesIO()
    assert write_rows((), COLUMNS, stream, Packing(format, None)) == 0
    if format == "parquet":
        assert parquet.read_table(io.BytesIO(stream.getvalue())).column_names == ["agency", "year", "value"]


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match="pip install"):
        write_rows((), COLUMNS, io.BytesIO(), Packing("parquet", None))
