"""The tables of a snapshot: their columns with types and meanings, and their rows as Arrow tables in portions."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from gkcrawl.contract import FIELDS, fields_of
from gkcrawl.coverage.table import INTEGERS, Row
from gkcrawl.data import rows as data_rows
from gkcrawl.document import Attachment
from gkcrawl.publish.attached import OF_FILE, attached
from gkcrawl.publish.columns import AT, DAY, Column, arrow_schema, arrow_table, column_of
from gkcrawl.publish.documents import IN_FILES, current_documents, former_documents, paragraphs
from gkcrawl.publish.figures import NUMBERS, STATISTICS, WHOLE, coverage_rows, statistics
from gkcrawl.store.schema import comments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gkcrawl.publish.source import Source

PORTION_CHARACTERS = 8_000_000
"""Characters of text in a row group: some 25 MB, four times as much in memory while it is made."""
PORTION_ROWS = 50_000
"""Rows in a row group, where texts are short."""
_INTEGERS = {"version", "position", "start", "offset"}
_DAYS = {"due", "date"}


@dataclass(frozen=True, slots=True)
class Table:
    """A published table: what a row is, its columns, what names a row, and its rows as Arrow tables, a row group each.

    ``key`` are the columns that no two rows have alike, none where there are no such; ``refers`` the column that is an
    id of the table documents.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    portions: Callable[[Source], Iterator[Any]]
    key: tuple[str, ...] = ()
    refers: str | None = None


def tables() -> tuple[Table, ...]:
    """All tables in the order in which the card names them."""
    return (
        _of_rows(
            ("documents", "A document as it is now: its fields, its text, where each field was read."),
            _document_columns(),
            lambda source: source.cleaned(current_documents(source.store, copies=source.copies)),
            ("id",),
        ),
        _of_rows(
            ("paragraphs", "A line of the text of a document: a paragraph, or a row of a table."),
            _described("paragraphs", ("document", "version", "position", "start", "text")),
            lambda source: paragraphs(source.store, source.text, copies=source.copies),
            ("document", "position"),
        ),
        _of_rows(
            ("files", "A file of a document: what became of it, and what was read from it."),
            _file_columns(),
            lambda source: source.cleaned(attached(source.store, copies=source.copies)),
            ("document", "position"),
        ),
        _of_rows(
            ("versions", "A document as it was before another text, or another file, replaced what it had."),
            _document_columns(),
            lambda source: source.cleaned(former_documents(source.store, copies=source.copies)),
            ("id", "version"),
        ),
        _statistics(),
        _of_rows(
            ("coverage", "An annual report that there is or should be, agency by year; missing means missing here."),
            _described("coverage", [field.name for field in fields(Row)]),
            lambda source: coverage_rows(source.store, source.day),
            (),
        ),
    )


def portioned(rows: Iterable[dict[str, Any]], columns: Sequence[Column]) -> Iterator[Any]:
    """``rows`` as Arrow tables, so many at a time as fit into memory."""
    some: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        some.append(row)
        size += len(row.get("text") or "")
        if size > PORTION_CHARACTERS or len(some) == PORTION_ROWS:
            yield arrow_table(some, columns)
            some, size = [], 0
    if some:
        yield arrow_table(some, columns)


def _of_rows(
    said: tuple[str, str],
    columns: tuple[Column, ...],
    rows: Callable[[Source], Iterable[dict[str, Any]]],
    key: tuple[str, ...],
) -> Table:
    refers = "document" if any(column.name == "document" for column in columns) else None
    return Table(*said, columns, lambda source: portioned(rows(source), columns), key, refers)


def _statistics() -> Table:
    said = comments()
    columns = tuple(Column(name, _number_type(name), said["statistics", name]) for name in STATISTICS)
    schema = arrow_schema(columns)
    return Table(
        "statistics",
        "A number of an annual report: what it counts, its value, what is printed and where.",
        columns,
        lambda source: statistics(source.store, schema, copies=source.copies),
        refers="document",
    )


def _number_type(name: str) -> Any:
    return pa.float64() if name in NUMBERS else pa.int64() if name in WHOLE else pa.string()


def _document_columns() -> tuple[Column, ...]:
    return tuple(column_of(field, without=IN_FILES if name == "attachments" else ()) for name, field in FIELDS.items())


def _file_columns() -> tuple[Column, ...]:
    head = _described("files", ("document", "version", "portal", "position"))
    said = {column.name: column.meaning for column in _described("files", (*fields_of(Attachment), *OF_FILE))}
    fields = (column_of(field)._replace(meaning=said[name]) for name, field in fields_of(Attachment).items())
    return (*head, *fields, *_described("files", tuple(OF_FILE)))


def _described(table: str, names: Sequence[str]) -> tuple[Column, ...]:
    """Columns of the ``table`` with what a migration says of them, else published_columns.csv."""
    own = {row["column"]: row["meaning"] for row in data_rows("published_columns") if row["table"] == table}
    stored = comments()
    said = {name: own.get(name) or stored.get((table, name)) or stored["file_readings", name] for name in names}
    return tuple(Column(name, _type(name), meaning) for name, meaning in said.items())


def _type(name: str) -> Any:
    if name in _DAYS:
        return DAY
    if name == "fetched_at":
        return AT
    return pa.int64() if name in _INTEGERS | INTEGERS else pa.string()
