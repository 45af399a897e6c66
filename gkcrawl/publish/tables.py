"""The tables of a snapshot: their columns with types and meanings, and their rows as Arrow tables in portions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from gkcrawl.contract import FIELDS, fields_of
from gkcrawl.data import rows as data_rows
from gkcrawl.document import Attachment
from gkcrawl.publish.attached import attached
from gkcrawl.publish.columns import AT, Column, arrow_table, column_of
from gkcrawl.publish.documents import IN_FILES, current_documents, former_documents, paragraphs
from gkcrawl.store.schema import comments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gkcrawl.publish.edition import Edition
    from gkcrawl.store import Store

PORTION_CHARACTERS = 8_000_000
"""Characters of text in a row group: some 25 MB, four times as much in memory while it is made."""
PORTION_ROWS = 50_000
"""Rows in a row group, where texts are short."""


@dataclass(frozen=True, slots=True)
class Table:
    """A published table: what a row is, its columns, and what reads its rows as Arrow tables of one row group each."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    portions: Callable[[Store, Edition], Iterator[Any]]


def portioned(rows: Iterable[dict[str, Any]], columns: Sequence[Column]) -> Iterator[Any]:
    """``rows`` as Arrow tables, so many at a time as fit into memory."""
    some: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        some.append(row)
        size += len(row["text"] or "")
        if size > PORTION_CHARACTERS or len(some) == PORTION_ROWS:
            yield arrow_table(some, columns)
            some, size = [], 0
    if some:
        yield arrow_table(some, columns)


def _meanings(table: str) -> dict[str, str]:
    return {row["column"]: row["meaning"] for row in data_rows("published_columns") if row["table"] == table}


def _document_columns() -> tuple[Column, ...]:
    return tuple(column_of(field, without=IN_FILES) for field in FIELDS.values())


def _paragraph_columns() -> tuple[Column, ...]:
    types = {"document": pa.string(), "version": pa.int64(), "position": pa.int64(), "start": pa.int64()}
    return tuple(Column(name, types.get(name, pa.string()), said) for name, said in _meanings("paragraphs").items())


def _file_columns() -> tuple[Column, ...]:
    own, stored = _meanings("files"), comments()

    def said(name: str) -> str:
        reading = stored.get(("file_readings", name), "")
        return own.get(name) or stored.get(("files", name), reading)

    head = [
        Column(name, pa.int64() if name in ("version", "position") else pa.string(), said(name))
        for name in ("document", "version", "portal", "position")
    ]
    fields = [column_of(field)._replace(meaning=said(name)) for name, field in fields_of(Attachment).items()]
    types = {"fetched_at": AT, "offset": pa.int64()}
    tail = [
        Column(name, types.get(name, pa.string()), said(name))
        for name in ("format", "title", "fetched_at", "warc", "offset")
    ]
    return (*head, *fields, *tail)


def tables() -> tuple[Table, ...]:
    """All tables in the order in which the card names them."""
    of_documents, of_lines, of_files = _document_columns(), _paragraph_columns(), _file_columns()
    return (
        Table(
            "documents",
            "A document as it is now: its fields, its text, where each field was read.",
            of_documents,
            lambda store, edition: portioned(current_documents(store, copies=edition.copies), of_documents),
        ),
        Table(
            "paragraphs",
            "A line of the text of a document: a paragraph, or a row of a table.",
            of_lines,
            lambda store, edition: portioned(paragraphs(store, copies=edition.copies), of_lines),
        ),
        Table(
            "files",
            "A file of a document: what became of it, and what was read from it.",
            of_files,
            lambda store, edition: portioned(attached(store, copies=edition.copies), of_files),
        ),
        Table(
            "versions",
            "A document as it was before another text, or another file, replaced what it had.",
            of_documents,
            lambda store, edition: portioned(former_documents(store, copies=edition.copies), of_documents),
        ),
    )
