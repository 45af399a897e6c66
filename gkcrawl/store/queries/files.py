"""Files of documents: listed, counted, to be fetched, archived and not yet read."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from gkcrawl.identity import file_key, is_passing
from gkcrawl.store.rows import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.store.connection import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """What is known of a file: the columns of the table ``files``."""

    key: str
    url: str
    portal: str
    status: str
    media_type: str | None
    bytes: int | None
    sha256: str | None
    warc: str | None
    offset: int | None
    etag: str | None
    last_modified: str | None
    fetched_at: str | None
    checked_at: str | None
    tries: int
    error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file of the document ``id`` in the archive, at ``position`` (from 1) among its files."""

    id: str
    portal: str | None
    position: int
    url: str
    name: str | None
    media_type: str | None
    sha256: str
    warc: str
    offset: int


FILE_STATUSES = (
    *("listed", "fetched", "read", "unreadable", "captcha", "login", "expired", "not_a_file", "not_a_document"),
    *("too_large", "robots", "foreign", "failed"),
)
"""What files may be, as docs/files.md explains; besides ``http_<status>``."""
_HTTP_STATUS = re.compile(r"http_\d{3}")
_COLUMNS = quoted([field.name for field in fields(StoredFile)])
_ARCHIVED = 'sha256 IS NOT NULL AND warc IS NOT NULL AND "offset" IS NOT NULL'
_ATTACHED = (
    "SELECT documents.id, documents.portal, position, attachments.url, name, files.media_type, files.sha256, warc,"
    f' "offset" FROM attachments JOIN documents ON documents.id = attachments.document JOIN files USING (key)'
    f" WHERE files.{_ARCHIVED} AND (? IS NULL OR documents.portal = ?)"
    " ORDER BY documents.portal, documents.id, position"
)


def files(store: Connection, *, status: str | None = None, portal: str | None = None) -> Iterator[StoredFile]:
    """The files of ``portal`` that have ``status``, None for any, by portal and address."""
    chosen = {name: value for name, value in (("portal", portal), ("status", status)) if value is not None}
    return _found(store, chosen)


def file_at(store: Connection, url: str, page: str | None = None) -> StoredFile | None:
    """What is known of the file at ``url``, which ``page`` links; without a page, of one linked as that."""
    chosen = {"url": url} if page is None and is_passing(url) else {"key": file_key(url, page)}
    return next(_found(store, chosen), None)


def is_file_status(word: str) -> bool:
    """Whether files may have the status ``word``.

    >>> is_file_status("captcha"), is_file_status("http_404"), is_file_status("nonsense")
    (True, True, False)
    """
    return word in FILE_STATUSES or _HTTP_STATUS.fullmatch(word) is not None


def file_counts(store: Connection) -> dict[str, dict[str, int]]:
    """How many files each portal has, by status; those of no declared portal are of imports."""
    counts: dict[str, dict[str, int]] = {}
    sql = "SELECT portal, status, count(*) FROM files GROUP BY portal, status ORDER BY portal, status"
    for portal, status, number in store.rows(sql):
        counts.setdefault(portal, {})[status] = number
    return counts


def files_to_fetch(store: Connection, portal: str, *, tries: int = 0) -> Iterator[StoredFile]:
    """Files of ``portal`` that do not lie in the archive: never asked for, or failed no more than ``tries`` times."""
    return _found(store, {"portal": portal}, "sha256 IS NULL AND (status = 'listed' OR tries <= ?)", tries)


def files_to_read(
    store: Connection, reader: int, *, portal: str | None = None, retry: bool = False, ocr: bool = False
) -> Iterator[StoredFile]:
    """Archived files, each content once, that version ``reader`` of the reader has not read.

    With ``retry`` also those it could not read, or not to their end, with ``ocr`` those that need OCR and had none.
    What is read from one goes back as a `FileRead` of the ``sha256`` of its row.
    """
    wanted = ["reading.reader IS NULL OR reading.reader < ?"]
    broken_off = [_flagged(flag) for flag in ("timed_out", "out_of_memory")]
    wanted += ["reading.status = 'unreadable'", *broken_off] if retry else []
    wanted += [f"({_flagged('needs_ocr')} AND NOT {_flagged('ocr')})"] if ocr else []
    columns = ", ".join(f'files."{field.name}"' for field in fields(StoredFile))
    sql = (
        f"SELECT {columns} FROM files LEFT JOIN file_readings AS reading USING (sha256)"
        f" WHERE files.{_ARCHIVED} AND ({' OR '.join(wanted)}) AND (? IS NULL OR files.portal = ?)"
        ' GROUP BY files.sha256 ORDER BY warc, "offset"'
    )
    return (StoredFile(**_named(row)) for row in store.rows(sql, (reader, portal, portal)))


def attached_files(store: Connection, portal: str | None = None) -> Iterator[AttachedFile]:
    """The archived files of all documents, of one ``portal`` or of any, by document and position."""
    names = [field.name for field in fields(AttachedFile)]
    rows = store.rows(_ATTACHED, (portal, portal))
    return (AttachedFile(**dict(zip(names, row, strict=True))) for row in rows)


def _found(store: Connection, chosen: dict[str, str], test: str = "1", *parameters: Any) -> Iterator[StoredFile]:
    equal = "".join(f"{name} = ? AND " for name in chosen)
    sql = f"SELECT {_COLUMNS} FROM files WHERE {equal}{test} ORDER BY portal, key"
    return (StoredFile(**_named(row)) for row in store.rows(sql, (*chosen.values(), *parameters)))


def _flagged(flag: str) -> str:
    return f"EXISTS (SELECT 1 FROM json_each(reading.flags) WHERE value = '{flag}')"


def _named(row: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip((field.name for field in fields(StoredFile)), row, strict=True))
