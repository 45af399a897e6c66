"""Low-level WARC and ARC parser: records one by one with their byte offsets; damaged ones are named and passed over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeadersParser

from gkcrawl.archive.source import GZIP, Damaged, Member, Source, next_member
from gkcrawl.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RECORD = re.compile(rb"WARC/\d")
_LATER_RECORD = re.compile(rb"\n(WARC/\d\.\d+\s)")
# A line of ARC 1.0: address, IP address, time, media type, length.
_ARC = re.compile(rb"(\w{2,20}:\S{1,4000}) \S{0,60} (\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d) .{0,200} (\d{1,15})\s*")
_HTTP = ("http:", "https:")
_CHUNK = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\n]{0,200})?\r?\n")


@dataclass(slots=True)
class RawRecord:
    """A record: its ``type``, its ``headers`` (lower case) and, for HTTP, the message's own; ``body`` unchunked.

    ``offset`` is None for all but the first record of a gzip member: nothing can be read from there.
    """

    type: str
    headers: dict[str, str]
    http: Any
    body: bytes
    offset: int | None


@dataclass(slots=True)
class Unread:
    """What is no whole record; ``why`` names file and place."""

    why: str


def iter_raw(path: Path, offset: int = 0) -> Iterator[RawRecord | Unread]:
    """Records of the file at ``path``, plain or in gzip members of one record or many, from the one at ``offset`` on.

    Raises:
        ArchiveError: missing or unreadable.
    """
    try:
        with path.open("rb") as file:
            is_gzip = file.read(len(GZIP) - 1) == GZIP[:-1]
            file.seek(offset)
            yield from _gzip_records(file, path, offset) if is_gzip else _plain_records(file, path, offset)
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror}") from error


def _plain_records(file: IO[bytes], path: Path, offset: int) -> Iterator[RawRecord | Unread]:
    for at, found in _records(Source(file.read)):
        if isinstance(found, str):
            yield Unread(f"{path}: {found} at byte {offset + at}")
        else:
            yield replace(found, offset=offset + at)


def _gzip_records(file: IO[bytes], path: Path, offset: int) -> Iterator[RawRecord | Unread]:
    """From member to member; behind a damaged one the next that holds a record is looked for."""
    lost = False
    while file.seek(offset) == offset and file.read(1):
        file.seek(offset)
        member = Member(file)
        source = Source(member.read)
        try:
            if lost and not _begins_record(source):
                offset = next_member(file, offset + 1)
                continue
            for at, found in _records(source):
                if isinstance(found, str):
                    yield Unread(f"{path}: {found} at byte {offset}")
                else:
                    yield replace(found, offset=None if at else offset)
            offset, lost = offset + member.size, False
        except Damaged as error:
            if not lost:
                yield Unread(f"{path}: {error} at byte {offset}")
            offset, lost = next_member(file, offset + 1), True


def _begins_record(source: Source) -> bool:
    line = source.readline()
    source.put_back(line)
    return _is_head(line)


def _is_head(line: bytes) -> bool:
    return _RECORD.match(line) is not None or _ARC.fullmatch(line) is not None


def _records(source: Source) -> Iterator[tuple[int, RawRecord | str]]:
    """Place and record, or what is wrong there."""
    while line := source.readline():
        if not line.strip():
            continue
        start = source.position - len(line)
        headers = _headers(line, source)
        length = (headers or {}).get("content-length", "").strip()
        if headers is None or not (length.isascii() and length.isdecimal()):
            yield start, "no WARC record" if headers is None else "a record without its length"
            _skip(source, b"")
            continue
        block = source.read(int(length))
        if len(block) < int(length) or not _at_boundary(source):
            _skip(source, block)
            rest = source.readline()
            source.put_back(rest)
            whole = rest or len(block) == int(length)
            yield start, "a record of another length than it says" if whole else "cut short within the record"
            continue
        yield start, _record(headers, block)


def _headers(line: bytes, source: Source) -> dict[str, str] | None:
    """Headers of the record that begins with ``line``, in lower case; None where none begins."""
    if _RECORD.match(line):
        read = StatusAndHeadersParser([], verify=False).parse(source, line)
        headers = {name.lower(): value.strip() for name, value in read.headers}
    elif arc := _ARC.fullmatch(line):
        address, *time, length = (part.decode("latin-1") for part in arc.groups())
        kind = "warcinfo" if address.startswith("filedesc:") else "response"
        headers = {"warc-type": kind, "warc-target-uri": address, "content-length": length}
        headers["warc-date"] = "{}-{}-{}T{}:{}:{}Z".format(*time)
    else:
        return None
    headers["warc-target-uri"] = headers.get("warc-target-uri", "").strip("<>").replace(" ", "%20")
    return headers


def _at_boundary(source: Source) -> bool:
    """Whether a record ends here: another begins behind empty lines, or nothing follows."""
    read = b""
    while (line := source.readline()) and not line.strip():
        read += line
    source.put_back(read + line)
    return not line or _is_head(line)


def _skip(source: Source, block: bytes) -> None:
    """Go on at the next record: in ``block``, which may have taken half of its first line in, or behind."""
    block += source.readline()
    if later := _LATER_RECORD.search(block):
        source.put_back(block[later.start(1) :])
        return
    while line := source.readline():
        if _is_head(line):
            source.put_back(line)
            return


def _record(headers: dict[str, str], block: bytes) -> RawRecord:
    kind = headers.get("warc-type", "").lower()
    http, body = None, block
    if kind in ("response", "request", "revisit") and headers["warc-target-uri"].lower().startswith(_HTTP) and block:
        stream = BytesIO(block)
        http = StatusAndHeadersParser([], verify=False).parse(stream)
        body = stream.read()
        # A body that was put together while its header was left in has no chunks.
        if "chunked" in (http.get_header("transfer-encoding") or "").lower() and _CHUNK.match(body):
            body = ChunkedDataReader(BytesIO(body)).read()
    return RawRecord(kind, headers, http, body, None)
