"""Writes tables that come as columns, a batch at a time: millions of rows to Parquet without a Python object a cell."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, NamedTuple

import numpy as np

from gkcrawl.export.formats import write_rows
from gkcrawl.export.rows import Column, pyarrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from gkcrawl.export.formats import Packing

    Numbers = NDArray[np.float64]


class Words(NamedTuple):
    """Cells of few different ``words`` (None among them): the place of each row's among these."""

    codes: NDArray[np.int32]
    words: Sequence[Any]


if TYPE_CHECKING:
    Table = Mapping[str, Words | Numbers]
    """Columns of equal length by name: words, or numbers with NaN for none."""


def write_tables(tables: Iterable[Table], columns: Sequence[Column], stream: IO[bytes], packing: Packing) -> int:
    """Write the ``columns`` of all ``tables``, one after another, to ``stream``; returns how many rows there were.

    Whole numbers are written without a point where a format tells them apart. Raises `ConfigError` for Parquet without
    pyarrow.
    """
    if packing.format == "parquet":
        return _write_parquet(tables, columns, stream)
    return write_rows((row for table in tables for row in rows_of(table, columns)), columns, stream, packing)


def rows_of(table: Table, columns: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    """The rows of a ``table``, cells in the order of ``columns``."""
    return zip(*(_listed(table[column.name]) for column in columns), strict=True)


def _listed(cells: Words | Numbers) -> list[Any]:
    if isinstance(cells, Words):
        return [cells.words[code] for code in cells.codes.tolist()]
    return [None if one != one else int(one) if one.is_integer() else one for one in cells.tolist()]


def _write_parquet(tables: Iterable[Table], columns: Sequence[Column], stream: IO[bytes]) -> int:
    pa, parquet = pyarrow()
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    texts = pa.dictionary(pa.int32(), pa.string())
    schema = pa.schema([(one.name, texts if one.type is str else kinds[one.type]) for one in columns])

    def array(cells: Words | Numbers, column: Column) -> Any:
        if not isinstance(cells, Words):
            return pa.array(cells, kinds[column.type], from_pandas=True)
        # Parquet writes words by their places as well, if each is there once and None is none of them.
        words = list(dict.fromkeys(word for word in cells.words if word is not None))
        places = {word: place for place, word in enumerate(words)}
        values = pa.array(words, kinds[column.type])
        if len(words) == len(cells.words):
            codes = pa.array(cells.codes)
        else:
            place = np.array([places.get(word, 0) for word in cells.words], np.int32)[cells.codes]
            codes = pa.array(place, mask=np.array([word is None for word in cells.words], bool)[cells.codes])
        return pa.DictionaryArray.from_arrays(codes, values) if column.type is str else values.take(codes)

    count = 0
    # The least and the greatest word of a group help no reader, and finding them takes a tenth of the time.
    ranged = [one.name for one in columns if one.type is not str]
    options = {"compression": "zstd", "store_schema": False, "write_statistics": ranged}
    with parquet.ParquetWriter(stream, schema, **options) as writer:
        for table in tables:
            made = pa.Table.from_arrays([array(table[one.name], one) for one in columns], schema=schema)
            writer.write_table(made)
            count += made.num_rows
    return count
