"""Writes CSV and Parquet, from the same flat rows: known objects as columns, other lists and objects as JSON."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import FIELDS
from gkcrawl.export.rows import Column, write_csv_rows, write_parquet_rows

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
_TYPED = [Column(name, int if name in INTEGERS else str) for name in COLUMNS]
_DOCUMENTS_OF_A_GROUP = 5000
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
    """Write a header and a row a document, as `write_csv_rows` does; returns how many."""
    return write_csv_rows(map(flattened, documents), _TYPED, stream)


def write_parquet(documents: Iterable[dict[str, Any]], stream: IO[bytes]) -> int:
    """Write a Parquet file, as `write_parquet_rows` does; returns how many documents."""
    return write_parquet_rows(map(flattened, documents), _TYPED, stream, _DOCUMENTS_OF_A_GROUP)
