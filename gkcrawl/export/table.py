"""Writes CSV and Parquet, from the same flat rows: known objects as columns, other lists and objects as JSON."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import FIELDS
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Field → its parts, where it is one object.
_PARTS = {name: field.parts for name, field in FIELDS.items()}
_COLUMNS = {
    f"{name}_{part.name}" if _PARTS[name] else name: part
    for name, field in FIELDS.items()
    for part in (_PARTS[name] or {name: field}).values()
}
COLUMNS = tuple(_COLUMNS)
"""Names of the columns, in the order of the contract: ``region`` is ``region_code``, ``region_name`` …"""
INTEGERS = frozenset(name for name, field in _COLUMNS.items() if field.type is int)
"""Columns that hold whole numbers; all others hold text."""
_ROWS_OF_A_GROUP = 5000
"""Of a Parquet file: what is in memory at a time, and large enough to compress well."""


def flattened(document: Mapping[str, Any]) -> list[Any]:
    """The values of a document in the order of `COLUMNS`; KeyError where the contract has more fields than it."""
    row: list[Any] = []
    for name, parts in _PARTS.items():
        value = document[name]
        if parts:
            row.extend(value[part] if value else None for part in parts)
        elif isinstance(value, dict | list):
            row.append(orjson.dumps(value).decode())
        else:
            row.append(value)
    return row


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
