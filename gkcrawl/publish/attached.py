"""Rows of the published table files: each file of each document, with what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import fields_of
from gkcrawl.document import Attachment
from gkcrawl.store.queries.selection import NO_COPY
from gkcrawl.store.rows import file_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.store import Store

_FIELDS = fields_of(Attachment)
OF_FILE = {
    "format": "reading.format",
    "title": "reading.title",
    "fetched_at": "files.fetched_at",
    "warc": "files.warc",
    "offset": 'files."offset"',
}
"""What the store knows of a file besides the contract, and where."""
_NAMES = ("document", "version", "portal", "position", *_FIELDS, *OF_FILE)
_COLUMNS = ", ".join(
    (
        *("documents.id", "documents.version", "documents.portal", "position"),
        *map(file_value, _FIELDS),
        *OF_FILE.values(),
    )
)
# Without CROSS JOIN the texts themselves would be sorted.
_SELECT = (
    f"SELECT {_COLUMNS} FROM documents CROSS JOIN attachments ON attachments.document = documents.id"
    " LEFT JOIN file_readings AS reading ON reading.sha256 = attachments.sha256"
    " LEFT JOIN files ON files.key = attachments.key AND files.sha256 IS attachments.sha256"
    "{where} ORDER BY documents.portal, documents.id, position"
)
_NESTED = tuple(name for name, field in _FIELDS.items() if field.nested)


def attached(store: Store, *, copies: bool) -> Iterator[dict[str, Any]]:
    """The files of all documents, by document and position."""
    where = "" if copies else f" WHERE {NO_COPY}"
    for values in store.rows(_SELECT.format(where=where)):
        row = dict(zip(_NAMES, values, strict=True))
        yield row | {name: orjson.loads(row[name]) for name in _NESTED}
