"""Reads HTTP responses from WARC files, written by gkcrawl or any other tool."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.archive.members import RawRecord, Unread, iter_raw
from gkcrawl.archive.times import from_warc
from gkcrawl.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_HOLDS_NO_PAGE = frozenset(("warcinfo", "metadata", "request"))
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
REVISIT_ELSEWHERE = "a revisit whose page is not in this file"
"""What is said of such a record: nothing is damaged, the page is in an earlier file of its series."""
_STATUS = re.compile(r"(\d{3})(?!\d)")


class RecordIds(NamedTuple):
    """A record's ``own`` id, and that of the ``peer`` it says it is of one exchange with."""

    own: str | None = None
    peer: str | None = None

    @classmethod
    def of(cls, raw: RawRecord) -> RecordIds:
        """The ids in the headers of ``raw``."""
        return cls(raw.headers.get("warc-record-id"), raw.headers.get("warc-concurrent-to"))


@dataclass(slots=True, kw_only=True)
class Record:
    """A response as archived, and what is known of its request.

    ``headers`` keep order and repetition; ``body`` is as received (still compressed if it was); ``method``
    is None when the file does not hold the request; ``offset`` is that of the response in bytes, None where a gzip
    member holds others before it; ``truncated`` says that the tool that kept it lost the rest.
    """

    url: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    offset: int | None
    fetched_at: datetime | None = None
    method: str | None = None
    request_body: bytes = b""
    truncated: bool = False
    ids: RecordIds = field(default=RecordIds(), repr=False)

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of ``body``."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def named_headers(self) -> dict[str, str]:
        """Headers by name, in lower case; of one that is repeated the first."""
        return {name.lower(): value for name, value in reversed(self.headers)}


def read_records(path: Path) -> Iterator[Record]:
    """The answers in the WARC or ARC file at ``path``, in order: responses, and resources as if they were responses.

    Raises:
        ArchiveError: the file is missing, or some of it could not be read: a line for each place. Everything else
            has been yielded by then.
    """
    answers = _Answers(path)
    waiting: Record | None = None
    request: RawRecord | None = None
    for raw in iter_raw(path):
        if isinstance(raw, RawRecord) and raw.type == "request" and raw.http:
            request = raw
            if waiting and _is_request_of(raw, waiting):
                yield _asked_by(waiting, raw)
                waiting = request = None
        elif record := answers.take(raw):
            if waiting:
                yield waiting
            waiting = record
            if request and _is_request_of(request, waiting):
                yield _asked_by(waiting, request)
                waiting = request = None
    if waiting:
        yield waiting
    if answers.unread:
        raise ArchiveError("\n".join(answers.unread))


def read_record(path: Path, offset: int) -> Record:
    """The response at byte ``offset`` of the WARC file at ``path``, without its request.

    Raises:
        ArchiveError: there is no response there.
    """
    answers = _Answers(path)
    raw = next(iter_raw(path, offset), None)
    record = answers.take(raw) if raw else None
    if record is None:
        raise ArchiveError(f"{path}: no response at byte {offset}")
    return record


class _Answers:
    """Records as answers; ``unread`` names those that should hold one and do not."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: dict[str, int] = {}
        self.unread: list[str] = []

    def take(self, raw: RawRecord | Unread) -> Record | None:
        """The answer in a record; None where it holds none."""
        if isinstance(raw, Unread):
            self.unread.append(raw.why)
            return None
        if raw.type in _HOLDS_NO_PAGE:
            return None
        if not _ADDRESS.match(raw.headers["warc-target-uri"]):
            if "html" in raw.headers.get("content-type", ""):
                self._unread(raw, "a page without an address")
            return None
        if raw.type == "revisit":
            return self._revisited(raw)
        found = _response(raw) if raw.type == "response" else _resource(raw)
        if found is None:
            self._unread(
                raw, "no HTTP answer" if raw.type == "response" else f"a record of type {raw.type or 'unknown'}"
            )
        elif raw.offset is not None and (digest := raw.headers.get("warc-payload-digest")):
            self._places.setdefault(digest, raw.offset)
        return found

    def _revisited(self, raw: RawRecord) -> Record | None:
        """A revisit has the body of an earlier record, which may be in another file."""
        if raw.http and (record := _response(raw)) and record.status == HTTPStatus.NOT_MODIFIED:
            return record
        place = self._places.get(raw.headers.get("warc-payload-digest", ""))
        if place is None:
            self._unread(raw, REVISIT_ELSEWHERE)
            return None
        record = read_record(self._path, place)
        return replace(record, url=raw.headers["warc-target-uri"], fetched_at=from_warc(raw.headers.get("warc-date")))

    def _unread(self, raw: RawRecord, why: str) -> None:
        place = f" at byte {raw.offset}" if raw.offset is not None else ""
        self.unread.append(f"{self._path}: {raw.headers['warc-target-uri']}: {why}{place}")


def _response(raw: RawRecord) -> Record | None:
    """The HTTP response in a record, of whatever version: ``HTTP/1.1 200 OK`` or ``HTTP/2 200``."""
    status = _STATUS.match(raw.http.statusline) if raw.http and raw.http.protocol.upper().startswith("HTTP/") else None
    if status is None:
        return None
    headers = [(name, value) for name, value in raw.http.headers if name.lower() != "transfer-encoding"]
    return _record(raw, int(status[1]), headers)


def _resource(raw: RawRecord) -> Record | None:
    """What another tool kept without the answer it came in; None for other types of records."""
    if raw.type not in ("resource", "conversion"):
        return None
    kind = raw.headers.get("content-type")
    return _record(raw, 200, [("Content-Type", kind)] if kind else [])


def _record(raw: RawRecord, status: int, headers: list[tuple[str, str]]) -> Record:
    return Record(
        url=raw.headers["warc-target-uri"],
        status=status,
        headers=headers,
        body=raw.body,
        offset=raw.offset,
        fetched_at=from_warc(raw.headers.get("warc-date")),
        truncated="warc-truncated" in raw.headers,
        ids=RecordIds.of(raw),
    )


def _is_request_of(raw: RawRecord, record: Record) -> bool:
    """Requests and responses name one another, in either direction; failing that they share a URL."""
    request, response = RecordIds.of(raw), record.ids
    if request.peer or response.peer:
        return (request.peer is not None and request.peer == response.own) or (
            response.peer is not None and response.peer == request.own
        )
    return raw.headers.get("warc-target-uri") == record.url


def _asked_by(record: Record, raw: RawRecord) -> Record:
    record.method, record.request_body = raw.http.protocol, raw.body
    return record
