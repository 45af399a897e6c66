"""Writes CSV and Parquet, from the same flat rows."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from gkcrawl.errors import ConfigError
from gkcrawl.export.flat import COLUMNS, INTEGERS, flattened

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROWS_OF_A_GROUP = 5000
"""Of a Parquet file: what is in memory at a time, and large enough to compress well."""


def write_csv(documents: Iterable[dict[str, Any]], stream: IO[bytes]) -> int:
    """Write a header and a row a document, UTF-8 with the mark that spreadsheets need; returns how many."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    text.write("\ufeff")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for document in documents:
        writer.writerow(flattened(document))
        count += 1
    # The stream is the caller's to close.
    text.detach()
    return count


def write_parquet(documents: Iterable[dict[str, Any]], stream: IO[bytes]) -> int:
    """Write a Parquet file, zstd inside; returns how many documents. Raises `ConfigError` without pyarrow."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ConfigError("Parquet needs pyarrow: pip install 'gkcrawl[parquet]'") from error
    schema = pa.schema([(name, pa.int64() if name in INTEGERS else pa.string()) for name in COLUMNS])
    rows = map(flattened, documents)
    count = 0
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS_OF_A_GROUP)):
            arrays = [
                pa.array(column, field.type) for column, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(group)
    return count
