"""Writes flat rows under given columns as JSON Lines, CSV or Parquet: of documents and of other tables."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import orjson

from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROWS_OF_A_GROUP = 50_000
"""Of a Parquet file: rows of some twenty short cells, in memory at a time."""


class Column(NamedTuple):
    """A column: its name, and what its cells are; any cell may be None."""

    name: str
    type: type[str] | type[int] | type[float] = str


def write_json_rows(rows: Iterable[Sequence[Any]], columns: Sequence[Column], stream: IO[bytes]) -> int:
    """Write a line of JSON a row, with its cells by the names of ``columns``; returns how many."""
    names, count = [column.name for column in columns], 0
    for row in rows:
        count += 1
        stream.write(orjson.dumps(dict(zip(names, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE))
    return count


def write_csv_rows(rows: Iterable[Sequence[Any]], columns: Sequence[Column], stream: IO[bytes]) -> int:
    """Write a header and a line a row, UTF-8 with the mark that spreadsheets need; returns how many rows.

    An absent cell is empty.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        text.write("\ufeff")
        writer, count = csv.writer(text, lineterminator="\n"), 0
        writer.writerow([column.name for column in columns])
        for row in rows:
            count += 1
            writer.writerow(row)
        return count
    finally:
        # The stream is the caller's to close, also where its reader went away.
        text.detach()


def write_parquet_rows(
    rows: Iterable[Sequence[Any]], columns: Sequence[Column], stream: IO[bytes], group: int = ROWS_OF_A_GROUP
) -> int:
    """Write a Parquet file, zstd inside, with ``group`` rows in memory at a time; returns how many.

    Raises `ConfigError` without pyarrow.
    """
    pa, parquet = pyarrow()
    types = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(column.name, types[column.type]) for column in columns])
    count, cells = 0, iter(rows)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while taken := list(islice(cells, group)):
            arrays = [
                pa.array(column, field.type) for column, field in zip(zip(*taken, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(taken)
    return count


def pyarrow() -> tuple[Any, Any]:
    """The packages ``pyarrow`` and ``pyarrow.parquet``; raises `ConfigError` where they are not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ConfigError("Parquet needs pyarrow: pip install 'gkcrawl[parquet]'") from error
    return pyarrow, parquet
