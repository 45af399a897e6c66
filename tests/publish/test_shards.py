"""Parquet files of limited size (gkcrawl/publish/shards.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from gkcrawl.publish.shards import Shards

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = pa.schema([("n", pa.int64())])


def test_a_file_ends_after_so_many_bytes_and_each_portion_is_a_row_group(tmp_path: Path) -> None:
    with Shards(tmp_path / "numbers", "numbers", SCHEMA, largest=1) as shards:
        for start in range(0, 3000, 1000):
            shards.write(pa.table({"n": range(start, start + 1000)}, schema=SCHEMA))
        paths = shards.finish()
    assert [path.name for path in paths] == [f"numbers-0000{n}-of-00003.parquet" for n in range(3)]
    assert sorted(paths) == sorted((tmp_path / "numbers").iterdir())
    assert parquet.read_table(tmp_path / "numbers")["n"].to_pylist() == list(range(3000))


def test_a_small_table_is_one_file_with_its_row_groups(tmp_path: Path) -> None:
    with Shards(tmp_path / "numbers", "numbers", SCHEMA) as shards:
        for _ in range(2):
            shards.write(pa.table({"n": range(10)}, schema=SCHEMA))
        (path,) = shards.finish()
    assert parquet.ParquetFile(path).num_row_groups == 2


def test_a_table_without_rows_is_a_file_with_its_columns(tmp_path: Path) -> None:
    with Shards(tmp_path / "numbers", "numbers", SCHEMA) as shards:
        (path,) = shards.finish()
    table = parquet.read_table(path)
    assert (path.name, table.num_rows, table.schema) == ("numbers-00000-of-00001.parquet", 0, SCHEMA)
