"""Flattens a document to one row for CSV and Parquet: known objects as columns, other lists and objects as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

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
