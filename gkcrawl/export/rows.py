"""Writes flat rows under given columns as JSON Lines, CSV or Parquet: tables that are no documents."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import orjson

from gkcrawl.errors import ConfigError
from gkcrawl.export.formats import compressed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkcrawl.export.formats import Packing

ROWS_OF_A_GROUP = 50_000
"""Of a Parquet file: rows of some twenty short cells, in memory at a time."""


class Column(NamedTuple):
    """A column: its name, and what its cells are; any cell may be None."""

    name: str
    type: type[str] | type[int] | type[float] = str


def write_rows(rows: Iterable[Sequence[Any]], columns: Sequence[Column], stream: IO[bytes], packing: Packing) -> int:
    """Write ``rows``, cells in the order of ``columns``, to ``stream``; returns how many there were.

    CSV is UTF-8 with the mark that spreadsheets need, an absent cell is empty. Raises `ConfigError` for Parquet
    without pyarrow.
    """
    write = {"jsonl": _write_jsonl, "csv": _write_csv, "parquet": _write_parquet}[packing.format]
    with compressed(stream, packing.compression) as packed:
        return write(rows, columns, packed)


def _write_jsonl(rows: Iterable[Sequence[Any]], columns: Sequence[Column], stream: IO[bytes]) -> int:
    names, count = [column.name for column in columns], 0
    for row in rows:
        count += 1
        stream.write(orjson.dumps(dict(zip(names, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE))
    return count


def _write_csv(rows: Iterable[Sequence[Any]], columns: Sequence[Column], stream: IO[bytes]) -> int:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    text.write("\ufeff")
    writer, count = csv.writer(text, lineterminator="\n"), 0
    writer.writerow([column.name for column in columns])
    for row in rows:
        count += 1
        writer.writerow(row)
    # The stream is the caller's to close.
    text.detach()
    return count


def _write_parquet(rows: Iterable[Sequence[Any]], columns: Sequence[Column], stream: IO[bytes]) -> int:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ConfigError("Parquet needs pyarrow: pip install 'gkcrawl[parquet]'") from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(column.name, types[column.type]) for column in columns])
    count, cells = 0, iter(rows)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(cells, ROWS_OF_A_GROUP)):
            arrays = [
                pa.array(column, field.type) for column, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(group)
    return count
