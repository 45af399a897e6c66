"""Reads HTTP responses from WARC files, written by gkcrawl or any other tool."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.archive.members import iter_raw
from gkcrawl.archive.times import from_warc
from gkcrawl.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from gkcrawl.archive.members import RawRecord


@dataclass(slots=True, kw_only=True)
class Record:
    """A response as archived, and what is known of its request.

    ``headers`` keep order and repetition; ``body`` is as received (still compressed if it was); ``method``
    is None when the file does not hold the request; ``offset`` is that of the response in bytes.
    """

    url: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    offset: int
    fetched_at: datetime | None = None
    method: str | None = None
    request_body: bytes = b""
    ids: tuple[str | None, str | None] = field(default=(None, None), repr=False)

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of ``body``."""
        return hashlib.sha256(self.body).hexdigest()


def read_records(path: Path) -> Iterator[Record]:
    """The HTTP responses in the WARC file at ``path`` (gzip a record, or plain), in order.

    Raises:
        ArchiveError: the file is missing or no WARC file, or it ends or breaks within a record; every
            response before that has been yielded by then.
    """
    waiting: Record | None = None
    request: RawRecord | None = None
    broken: ArchiveError | None = None
    records = iter_raw(path)
    while True:
        try:
            raw = next(records, None)
        except ArchiveError as error:
            raw, broken = None, error
        if raw is None:
            break
        if raw.type == "request" and raw.http:
            request = raw
            if waiting and _is_request_of(raw, waiting):
                yield _asked_by(waiting, raw)
                waiting = request = None
        elif raw.type == "response" and raw.http:
            if waiting:
                yield waiting
            waiting = _response(raw)
            if request and _is_request_of(request, waiting):
                yield _asked_by(waiting, request)
                waiting = request = None
    if waiting:
        yield waiting
    if broken:
        raise broken


def read_record(path: Path, offset: int) -> Record:
    """The response at byte ``offset`` of the WARC file at ``path``, without its request.

    Raises:
        ArchiveError: there is no response there.
    """
    raw = next(iter_raw(path, offset), None)
    if raw is None or raw.type != "response" or not raw.http:
        raise ArchiveError(f"{path}: no response at byte {offset}")
    return _response(raw)


def _response(raw: RawRecord) -> Record:
    status = raw.http.get_statuscode()
    return Record(
        url=raw.headers.get("warc-target-uri", ""),
        status=int(status) if status.isdigit() else 0,
        headers=[(name, value) for name, value in raw.http.headers if name.lower() != "transfer-encoding"],
        body=raw.body,
        offset=raw.offset,
        fetched_at=from_warc(raw.headers.get("warc-date")),
        ids=(raw.headers.get("warc-record-id"), raw.headers.get("warc-concurrent-to")),
    )


def _is_request_of(raw: RawRecord, record: Record) -> bool:
    """Requests and responses name one another, in either direction; failing that they share a URL."""
    record_id, record_peer = record.ids
    own_id, peer = raw.headers.get("warc-record-id"), raw.headers.get("warc-concurrent-to")
    if peer or record_peer:
        return (peer is not None and peer == record_id) or (record_peer is not None and record_peer == own_id)
    return raw.headers.get("warc-target-uri") == record.url


def _asked_by(record: Record, raw: RawRecord) -> Record:
    record.method, record.request_body = raw.http.protocol, raw.body
    return record
