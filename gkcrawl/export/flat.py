"""Flattens a document to one row for CSV and Parquet: known objects as columns, other lists and objects as JSON."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.document import Capture, Document, Duplicates, PartOf, Region

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = {
    outer: tuple(field.name for field in fields(part))
    for outer, part in (("region", Region), ("part_of", PartOf), ("duplicates", Duplicates), ("capture", Capture))
}
COLUMNS: tuple[str, ...] = tuple(
    column
    for field in fields(Document)
    for column in ([f"{field.name}_{part}" for part in _PARTS[field.name]] if field.name in _PARTS else [field.name])
)
"""Names of the columns, in the order of the contract: ``region`` is ``region_code``, ``region_name`` …"""
INTEGERS = frozenset({"version", "report_year", "part_of_part", "part_of_of", "capture_offset"})
"""Columns that hold whole numbers; all others hold text."""


def flattened(document: Mapping[str, Any]) -> list[Any]:
    """The values of a document in the order of `COLUMNS`."""
    row: list[Any] = []
    for name, value in document.items():
        if name in _PARTS:
            row.extend((value or {}).get(part) for part in _PARTS[name])
        elif isinstance(value, dict | list):
            row.append(orjson.dumps(value).decode())
        else:
            row.append(value)
    return row
