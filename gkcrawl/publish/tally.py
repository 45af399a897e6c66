"""Counts what goes into a table while it is written: rows, missing values of each column, and what the card names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import compute

if TYPE_CHECKING:
    from datetime import date

COUNTED = ("portal", "kind", "quality", "relation", "status")
"""Columns whose values are counted: words of a list, portals."""
RANGED = ("published_date", "fetched_at", "year")
"""Columns whose first and last value are kept."""


@dataclass(slots=True)
class Tally:
    """What was counted of one table: ``rows``, how many lack a value by column, counts of values, first and last.

    A list without items lacks a value, as null does: "none" and "not read" look alike on most pages.
    """

    rows: int = 0
    missing: Counter[str] = field(default_factory=Counter)
    values: dict[str, Counter[str | None]] = field(default_factory=dict)
    ranges: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    def add(self, table: Any) -> None:
        """Count the rows of an Arrow ``table``."""
        self.rows += table.num_rows
        for name in table.column_names:
            column = table[name]
            self.missing[name] += column.null_count
            if pa.types.is_list(column.type):
                self.missing[name] += _true(compute.equal(compute.list_value_length(column), 0))
            if name in COUNTED:
                self._count(name, compute.list_flatten(column) if pa.types.is_list(column.type) else column)
            if name in RANGED:
                self._range(name, column)
        if "duplicates" in table.column_names:
            self._count("relation", compute.struct_field(table["duplicates"], "relation"))

    def counts(self, name: str) -> Counter[str | None]:
        """How often each value of a column was there."""
        return self.values.get(name, Counter())

    def range(self, name: str) -> tuple[date | None, date | None]:
        """The first and the last value of a column; None for both where there is none."""
        return self.ranges.get(name, (None, None))

    def _count(self, name: str, column: Any) -> None:
        counts = self.values.setdefault(name, Counter())
        for one in compute.value_counts(column).to_pylist():
            counts[one["values"]] += one["counts"]

    def _range(self, name: str, column: Any) -> None:
        found = compute.min_max(column).as_py()
        if found["min"] is not None:
            first, last = self.ranges.get(name, (found["min"], found["max"]))
            self.ranges[name] = (min(first, found["min"]), max(last, found["max"]))


def _true(flags: Any) -> int:
    return compute.sum(flags).as_py() or 0
