"""Writes every request and response of a run to a WARC file."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl import __version__
from gkcrawl.archive.record import new_id, pack_record
from gkcrawl.archive.times import to_warc
from gkcrawl.disk import sync_folder
from gkcrawl.document import Capture
from gkcrawl.errors import ArchiveError, UnusableArchive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    Headers = Sequence[tuple[bytes, bytes]]

# Bodies come to us unchunked; with this header a reader would look for chunks in them.
_NOT_KEPT = b"transfer-encoding"
_BEGINS_TEXT = (b"<", b"{", b"[", b" ", b"\t", b"\r", b"\n", b"\xef\xbb\xbf")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpRequest:
    """A request as it was sent."""

    url: str
    method: str = "GET"
    headers: Headers = ()
    body: bytes = b""

    @property
    def start_line(self) -> str:
        """Method, path and version."""
        parts = urlsplit(self.url)
        return f"{self.method} {parts.path or '/'}{'?' + parts.query if parts.query else ''} HTTP/1.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpResponse:
    """A response as it was received, the content encoding of its body untouched; ``lost`` if its end never came."""

    status: int
    headers: Headers
    body: bytes
    protocol: str = "HTTP/1.1"
    lost: bool = False

    @property
    def start_line(self) -> str:
        """Version, status and the phrase that belongs to it."""
        try:
            phrase = HTTPStatus(self.status).phrase
        except ValueError:
            phrase = "Unknown"
        return f"{self.protocol} {self.status} {phrase}"

    @property
    def is_packed(self) -> bool:
        """Whether the body is in a content encoding, and not, as with some servers, only said to be."""
        is_said = any(name.lower() == b"content-encoding" for name, _ in self.headers)
        return is_said and not self.body.startswith(_BEGINS_TEXT)


class ArchiveWriter:
    """The WARC file of ``run`` of ``portal`` below the archive folder ``root``, one gzip member a record.

    It is flushed after each response, so that a kill costs at most the record under way; `sync` does as
    much for a power cut. Raises `ArchiveError` when the file exists already or cannot be written.
    """

    def __init__(self, root: Path, portal: str, run: str) -> None:
        self.name = f"{portal}/{run}.warc.gz"
        self.path = root / self.name
        self._run = run
        self._on_disk, self._is_listed = True, False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("xb")
        except FileExistsError:
            raise ArchiveError(f"archive {self.path} exists already; runs never share a file") from None
        except OSError as error:
            raise UnusableArchive(f"archive {self.path}: {error.strerror}; check GKCRAWL_ARCHIVE") from error

    def write(self, request: HttpRequest, response: HttpResponse, *, fetched_at: datetime) -> Capture:
        """Append ``response`` and its ``request``; returns the pointer to the response.

        Raises `ArchiveError` when the disk does not take it.
        """
        date, address, id = to_warc(fetched_at), request.url, new_id()
        told = {"WARC-Date": date, "WARC-Target-URI": address}
        cut = {"WARC-Truncated": "disconnect"} if response.lost else {}
        try:
            if not self._file.tell():
                self._file.write(self._info(date))
            offset = self._file.tell()
            self._file.write(
                pack_record(
                    "response",
                    {"WARC-Record-ID": id, **told, **cut},
                    _head(response),
                    response.body,
                    is_packed=response.is_packed,
                )
            )
            asked = {"WARC-Record-ID": new_id(), **told, "WARC-Concurrent-To": id}
            self._file.write(pack_record("request", asked, _head(request), request.body))
            self._file.flush()
            self._on_disk = False
        except OSError as error:
            raise self._error(error) from error
        return Capture(warc=self.name, offset=offset, sha256=hashlib.sha256(response.body).hexdigest())

    def sync(self) -> None:
        """Have on disk what was written before this call, from whatever thread; no work when nothing was.

        Raises `ArchiveError` when the disk does not take it.
        """
        if self._on_disk:
            return
        # Before the work: what is written meanwhile needs a call of its own.
        self._on_disk = True
        try:
            os.fsync(self._file.fileno())
            if not self._is_listed:
                # Here, where nobody waits for the disk.
                sync_folder(self.path.parent)
                self._is_listed = True
        except OSError as error:
            raise self._error(error) from error

    def close(self) -> None:
        """Close the file. Raises `ArchiveError` when what was left of it could not be written."""
        try:
            self._file.close()
        except OSError as error:
            raise self._error(error) from error

    def _error(self, error: OSError) -> ArchiveError:
        return ArchiveError(f"archive {self.path}: {error.strerror}; what was archived before is intact")

    def _info(self, date: str) -> bytes:
        info = {"software": f"gkcrawl/{__version__}", "format": "WARC File Format 1.1", "isPartOf": self._run}
        fields = {"WARC-Record-ID": new_id(), "WARC-Filename": self.path.name, "WARC-Date": date}
        return pack_record(
            "warcinfo", fields, body="".join(f"{name}: {value}\r\n" for name, value in info.items()).encode()
        )


def _head(message: HttpRequest | HttpResponse) -> bytes:
    """Start line and headers as received: bytes of a Chinese file name stay as they are."""
    lines = [b": ".join(header) for header in message.headers if header[0].lower() != _NOT_KEPT]
    return b"\r\n".join([message.start_line.encode(), *lines, b"", b""])
