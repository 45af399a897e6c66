"""Portions of the published tables statistics and coverage: numbers of annual reports, and which reports there are."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from gkcrawl.corpus.figures import COLUMNS, Coded, Figures, figures
from gkcrawl.coverage.table import coverage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gkcrawl.store import Store

NUMBERS = frozenset({"value", "confidence"})
WHOLE = frozenset({"version", "year", "part"})
RELATION = "relation"
STATISTICS = (*COLUMNS[:2], RELATION, *COLUMNS[2:])
"""Columns of the table statistics: those of the view of that name in the database."""
_RELATIONS = (
    "SELECT id, json_extract(duplicates, '$.relation') FROM documents"
    " WHERE duplicates IS NOT NULL AND number IN (SELECT document FROM statistics_reports)"
)


def statistics(store: Store, schema: Any, *, copies: bool) -> Iterator[Any]:
    """The numbers of annual reports as Arrow tables of ``schema``, by region, agency and year."""
    relations = dict(store.rows(_RELATIONS))
    for batch in figures(store, Figures(copies=copies)):
        columns = dict(batch.columns)
        documents = columns["document"]
        assert isinstance(documents, Coded)
        columns[RELATION] = Coded(documents.codes, [relations.get(id) for id in documents.words])
        arrays = [_array(columns[field.name], field.type) for field in schema]
        yield pa.Table.from_arrays(arrays, schema=schema)


def coverage_rows(store: Store, day: date) -> Iterator[dict[str, Any]]:
    """A row an agency and year: the report is there, late, repeated, without tables or missing, as on ``day``."""
    return (asdict(row) for row in coverage(store, day))


def _array(column: Coded | Any, type: Any) -> Any:
    if isinstance(column, np.ndarray):
        return pa.array(column, type, from_pandas=True)
    return pa.array(column.words, type).take(pa.array(column.codes))
