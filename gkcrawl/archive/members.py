"""Low-level WARC parser: records one by one with their byte offsets, gzip or plain."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from gkcrawl.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GZIP = b"\x1f\x8b"
_CHUNK = 2**16
_BLANK = (b"\r\n", b"\n")


@dataclass(slots=True)
class RawRecord:
    """A WARC record: its ``type``, WARC ``headers`` and, for HTTP, the message's own; ``body`` unchunked."""

    type: str
    headers: dict[str, str]
    http: Any
    body: bytes
    offset: int


def iter_raw(path: Path, offset: int = 0) -> Iterator[RawRecord]:
    """Records of the file at ``path``, gzip a record or plain, from the one at ``offset`` on.

    Raises:
        ArchiveError: missing, unreadable, no WARC file, or broken at the offset named in the message.
    """
    try:
        with path.open("rb") as file:
            is_gzip = file.read(2) == _GZIP
            file.seek(offset)
            yield from _gzip_records(file, path, offset) if is_gzip else _plain_records(file, path)
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror}") from error


def _gzip_records(file: IO[bytes], path: Path, offset: int) -> Iterator[RawRecord]:
    data = file.read(_CHUNK)
    while data:
        member = zlib.decompressobj(wbits=31)
        parts = []
        size = 0
        while not member.eof:
            if not data:
                raise ArchiveError(f"{path}: cut short within the record at byte {offset}")
            try:
                parts.append(member.decompress(data))
            except zlib.error as error:
                raise ArchiveError(f"{path}: damaged at byte {offset} ({error})") from error
            size += len(data) - len(member.unused_data)
            data = member.unused_data or file.read(_CHUNK)
        yield _only_record(BytesIO(b"".join(parts)), path, offset)
        offset += size


def _plain_records(file: IO[bytes], path: Path) -> Iterator[RawRecord]:
    while True:
        offset = file.tell()
        line = file.readline()
        if not line:
            return
        if line not in _BLANK:
            file.seek(offset)
            yield _record(file, path, offset)


def _only_record(stream: BytesIO, path: Path, offset: int) -> RawRecord:
    record = _record(stream, path, offset)
    if stream.read().strip():
        raise ArchiveError(f"{path}: several records in one gzip member; split them with `warcio recompress`")
    return record


def _record(stream: IO[bytes], path: Path, offset: int) -> RawRecord:
    try:
        raw = ArcWarcRecordLoader().parse_record_stream(stream)
        body = raw.raw_stream.read()
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError) as error:
        raise ArchiveError(f"{path}: no WARC record at byte {offset} ({error})") from error
    whole = raw.payload_length if raw.http_headers else raw.length
    if whole is not None and len(body) < whole:
        raise ArchiveError(f"{path}: cut short within the record at byte {offset}")
    if raw.http_headers and "chunked" in (raw.http_headers.get_header("transfer-encoding") or "").lower():
        body = ChunkedDataReader(BytesIO(body)).read()
    return RawRecord(
        raw.rec_type or "", {k.lower(): v for k, v in raw.rec_headers.headers}, raw.http_headers, body, offset
    )
