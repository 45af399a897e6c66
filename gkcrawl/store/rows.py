"""Encodes a `Document` as table rows and decodes rows, in the order of the contract."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import orjson

from gkcrawl.contract import FIELDS, fields_of
from gkcrawl.document import KEPT, Attachment
from gkcrawl.errors import StoreError
from gkcrawl.identity import file_key, url_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gkcrawl.document import Document

COLUMNS = tuple(name for name in FIELDS if name != "attachments")
ATTACHMENT_COLUMNS = tuple(fields_of(Attachment))
_ATTACHMENT_JSON = tuple(name for name, field in fields_of(Attachment).items() if field.nested)
_ATTACHMENT_HASHED = ("name", "media_type", "bytes", "sha256", "text", "status")
OF_READING = ("text", "tables", "pages", "flags")
"""What an attachment has of the reading of its file, where there is one."""
JSON_COLUMNS = frozenset(name for name in COLUMNS if FIELDS[name].nested)
_READ = tuple(name for name in COLUMNS if KEPT not in FIELDS[name].marks)
_JSON_PLACES = tuple(place for place, field in enumerate(FIELDS.values()) if field.nested)

IMPORT = "import"
"""The portal of runs that are imports, and of rows of lists of no declared portal; documents of those have none."""
GONE = "gone"
"""The flag in ``quality`` of a document none of whose addresses answers."""


Change = Literal["new", "changed", "unchanged", "moved", "mirrored"]
"""``moved`` and ``mirrored``: a known document at an address, or on a host, where it had not been met."""


class UnstorableDocument(StoreError):
    """One document cannot be stored as it is; the store is well and takes others."""


@dataclass(slots=True, kw_only=True)
class CaptureRow:
    """One request of a run and what came back; ``error`` says why nothing did, ``bytes`` is the body's size.

    ``warc`` and ``offset`` point to the archived record, ``sha256`` is of the body.
    """

    url: str
    method: str
    status: int | None = None
    content_type: str | None = None
    bytes: int | None = None
    warc: str | None = None
    offset: int | None = None
    sha256: str | None = None
    fetched_at: str
    error: str | None = None


@dataclass(slots=True)
class DocumentRow:
    """A document ready for its tables: ``values`` by column, its attachments, ``keys`` it is known by.

    The first key is the document's own; a part of a compilation has none and is known by its id alone.
    """

    values: dict[str, Any]
    attachments: list[tuple[Any, ...]]
    keys: list[str]


def encode(document: Document) -> DocumentRow:
    """The rows of ``document``; raises `UnstorableDocument`."""
    try:
        datetime.fromisoformat(document.fetched_at or "")
        values = {
            name: _json(value) if name in JSON_COLUMNS else value
            for name in COLUMNS
            for value in (getattr(document, name),)
        }
        attachments = [_attachment(attachment) for attachment in document.attachments]
        read = [values[name] for name in _READ]
        files = [_hashed(attachment) for attachment in document.attachments]
        values["reading_sha256"] = hashlib.sha256(orjson.dumps([read, files])).hexdigest()
    except (ValueError, TypeError) as error:
        # UnicodeEncodeError is a ValueError, orjson.JSONEncodeError a TypeError.
        raise UnstorableDocument(f"document {document.url} cannot be stored: {error}") from error
    keys = [] if document.part_of else [url_key(url) for url in (document.url, *document.other_urls)]
    return DocumentRow(values, attachments, keys)


def _attachment(attachment: Attachment) -> tuple[Any, ...]:
    return tuple(
        (_json(value) if value else None) if name in _ATTACHMENT_JSON else value
        for name in ATTACHMENT_COLUMNS
        for value in (getattr(attachment, name),)
    )


def _hashed(attachment: Attachment) -> list[Any]:
    """What makes another reading of a page; fields that were added count where they hold something."""
    added = [getattr(attachment, name) for name in OF_READING[1:]]
    said = [getattr(attachment, name) for name in _ATTACHMENT_HASHED]
    return [file_key(attachment.url), *said, *(added if any(added) else ())]


def insert(table: str, columns: Sequence[str]) -> str:
    """The INSERT statement for ``columns`` of ``table``, one placeholder each."""
    return f"INSERT INTO {table} ({quoted(columns)}) VALUES ({', '.join('?' * len(columns))})"


def quoted(columns: Sequence[str], suffix: str = "") -> str:
    """Column names as SQL wants them ("column" and "offset" are words of its own), each with ``suffix``."""
    return ", ".join(f'"{name}"{suffix}' for name in columns)


def _json(value: Any) -> str | None:
    return None if value is None else orjson.dumps(value).decode()


def decode(row: Sequence[Any], nested: Callable[[str], Any] = orjson.loads) -> dict[str, Any]:
    """The document of a row selected with `SELECT`, keys in contract order; ``nested`` reads JSON columns."""
    values = list(row)
    for place in _JSON_PLACES:
        if values[place] is not None:
            values[place] = nested(values[place])
    return dict(zip(FIELDS, values, strict=True))


def file_value(name: str) -> str:
    """The SQL of a field of `Attachment` in `FILES`: of the reading of the file, else what the page says."""
    if name not in OF_READING:
        return f"attachments.{name}"
    nothing = ", '[]'" if name in _ATTACHMENT_JSON else ""
    value = f"coalesce(reading.{name}, attachments.{name}{nothing})"
    return f"json({value})" if name in _ATTACHMENT_JSON else value


FILES = (
    "FROM attachments LEFT JOIN file_readings AS reading ON reading.sha256 = attachments.sha256"
    " WHERE document = documents.id"
)
"""The files of a row of ``documents``, each with what was read from it as ``reading``."""


_STATISTICS = "SELECT nullif(flags, '[]') FROM statistics_reports WHERE document = documents.number"
"""What is wrong with the numbers of a report, where these were read."""


def _select() -> str:
    pairs = ", ".join(f"'{name}', {file_value(name)}" for name in ATTACHMENT_COLUMNS)
    attachments = (
        f"(SELECT json_group_array(json(file)) FROM (SELECT json_object({pairs}) AS file {FILES} ORDER BY position))"
    )
    # What the store knows and no page can say are flags, so that the contract holds.
    derived = f"SELECT value FROM json_each(({_STATISTICS})) UNION ALL SELECT '{GONE}' WHERE gone IS NOT NULL"
    all_flags = f"SELECT json_group_array(value) FROM (SELECT value FROM json_each(quality) UNION ALL {derived})"
    flags = f"CASE WHEN gone IS NULL AND ({_STATISTICS}) IS NULL THEN quality ELSE ({all_flags}) END"
    made = {"attachments": attachments, "quality": flags}
    columns = (made.get(name, f'documents."{name}"') for name in FIELDS)
    return f"SELECT {', '.join(columns)} FROM documents"


SELECT = _select()
