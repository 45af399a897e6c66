"""Values of reports as tables to write: a line a value, with all that a citation needs, or a line a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gkcrawl.corpus.figures import OF_REPORT
from gkcrawl.export.columns import Words
from gkcrawl.export.rows import Column
from gkcrawl.statistics.crosswalk import BEFORE_THE_FORMS, bridges
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from gkcrawl.corpus.figures import Batch
    from gkcrawl.export.columns import Table

_INTEGERS = ("version", "year", "part")
_REPORT = tuple(Column(name, int if name in _INTEGERS else str) for name in (*OF_REPORT, "url"))
_UNIT = ".unit"
LONG = (
    *_REPORT,
    *map(Column, ("series", "key", "column")),
    Column("value", float),
    *map(Column, ("meaning", "unit", "raw", "kind", "where")),
    Column("confidence", float),
)
"""Columns of the long form."""


def wide_columns(chosen: Iterable[str]) -> tuple[Column, ...]:
    """Columns of the wide form for the keys ``chosen``: ``key`` or ``key.column``; and the unit where it differs."""
    found = [*_REPORT]
    for key in chosen:
        columns = keys()[key].columns
        found += [Column(f"{key}.{column}", float) for column in columns] or [Column(key, float)]
        found += [Column(f"{key}{_UNIT}")] if keys()[key].unit is None else []
    return tuple(found)


def long_tables(batches: Iterable[Batch], urls: Mapping[str, str], extra: Sequence[str]) -> Iterator[Table]:
    """``batches`` with the address of each report and the series of each value.

    Values of the ``extra`` keys, which the user did not name, come only where they belong to a series that he did name.
    """
    for batch in batches:
        table: dict[str, Any] = {
            name: cells if isinstance(cells, np.ndarray) else Words(*cells) for name, cells in batch.columns.items()
        }
        table["url"] = Words(table["document"].codes, [urls.get(id) for id in table["document"].words])
        table["series"] = _series(table["key"], table["form_era"])
        if extra:
            wanted = ~_among(table["key"], extra) | _among(table["form_era"], BEFORE_THE_FORMS)
            table = {
                name: Words(cells.codes[wanted], cells.words) if isinstance(cells, Words) else cells[wanted]
                for name, cells in table.items()
            }
        yield table


def wide_tables(tables: Iterable[Table], columns: Sequence[Column]) -> Iterator[Table]:
    """Long ``tables`` with one line a report, its values in ``columns``.

    The total of a series across the forms also stands in the column of its newest key. What is given in another unit
    than its key's is left to the long form, so that a column has one unit.
    """
    places = {column.name: place for place, column in enumerate(columns)}
    for table in tables:
        made: dict[str, Any] = dict(table)
        documents, first, line = np.unique(made["document"].codes, return_index=True, return_inverse=True)
        cells = np.full((len(columns), len(documents)), np.nan)
        own_unit = _own_unit(made["key"], made["unit"])
        # A report's own key goes last, so that it stays where a series leads to its column too.
        for place in (_places(made["series"], None, places), _places(made["key"], made["column"], places)):
            chosen = (place >= 0) & own_unit
            cells[place[chosen], line[chosen]] = made["value"][chosen]
        written: dict[str, Any] = {column.name: cells[places[column.name]] for column in columns}
        for column in _REPORT:
            written[column.name] = Words(made[column.name].codes[first], made[column.name].words)
        for column in columns[len(_REPORT) :]:
            if column.type is str:
                written[column.name] = _units(made, column.name.removesuffix(_UNIT), line, len(documents))
        yield written


def _series(key: Words, era: Words) -> Words:
    """The series of each value, by its key and the era of its report."""
    words = [*key.words, *bridges().values()]
    leads = np.array([words.index(bridges()[word]) if word in bridges() else n for n, word in enumerate(key.words)])
    before = _among(era, BEFORE_THE_FORMS)
    codes = np.where(before, leads.astype(np.int32)[key.codes], key.codes) if key.words else key.codes
    return Words(codes, words)


def _among(cells: Words, words: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([word in words for word in cells.words], bool)[cells.codes]


def _places(key: Words, column: Words | None, places: Mapping[str, int]) -> NDArray[np.int32]:
    """The place of each value's column in the wide form, -1 for none; without ``column`` that of totals of series."""
    if column is None:
        series = set(bridges().values())
        names = [f"{word}.total" if keys()[word].columns else word for word in key.words]
        found = [places.get(name, -1) if word in series else -1 for word, name in zip(key.words, names, strict=True)]
        return np.array(found, np.int32)[key.codes]
    table = [
        [places.get(f"{word}.{one}" if one is not None else word, -1) for one in column.words] for word in key.words
    ]
    return np.array(table, np.int32).reshape(len(key.words), -1)[key.codes, column.codes]


def _own_unit(key: Words, unit: Words) -> NDArray[np.bool_]:
    """Whether each value has the unit of its key, or says none."""
    table = [[one is None or (keys()[word].unit or one) == one for one in unit.words] for word in key.words]
    return np.array(table, bool).reshape(len(key.words), -1)[key.codes, unit.codes]


def _units(table: Mapping[str, Any], key: str, line: NDArray[np.intp], lines: int) -> Words:
    """The unit of ``key`` in each report."""
    codes = np.full(lines, -1, np.int32)
    chosen = _among(table["key"], [key])
    codes[line[chosen]] = table["unit"].codes[chosen]
    return Words(codes, [*table["unit"].words, None])
