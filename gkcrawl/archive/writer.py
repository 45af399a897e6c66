"""Writes every request and response of a run to a WARC file."""

from __future__ import annotations

import hashlib
import os
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from warcio.warcwriter import WARCWriter

from gkcrawl import __version__
from gkcrawl.archive.times import to_warc
from gkcrawl.disk import sync_folder
from gkcrawl.document import Capture
from gkcrawl.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    Headers = Sequence[tuple[bytes, bytes]]

# Bodies come to us unchunked; with this header a reader would look for chunks in them.
_NOT_KEPT = b"transfer-encoding"


class _Head:
    """Start line and headers as received, where warcio's own class would percent-encode a Chinese file name."""

    def __init__(self, start_line: str, headers: Headers) -> None:
        lines = [b": ".join(header) for header in headers if header[0].lower() != _NOT_KEPT]
        self.headers_buff = b"\r\n".join([start_line.encode(), *lines, b"", b""])

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Asked for by warcio; there is nothing left to compute."""


class ArchiveWriter:
    """The WARC file of ``run`` of ``portal`` below the archive folder ``root``, one gzip member a record.

    It is flushed after each response, so that a kill costs at most the record under way; `sync` does as
    much for a power cut. Raises `ArchiveError` when the file exists already or cannot be written.
    """

    def __init__(self, root: Path, portal: str, run: str) -> None:
        self.name = f"{portal}/{run}.warc.gz"
        self.path = root / self.name
        self._run = run
        self._on_disk = True
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("xb")
            sync_folder(self.path.parent)
        except FileExistsError:
            raise ArchiveError(f"archive {self.path} exists already; runs never share a file") from None
        except OSError as error:
            raise ArchiveError(f"archive {self.path}: {error.strerror}; check GKCRAWL_ARCHIVE") from error
        self._writer = WARCWriter(self._file, gzip=True, warc_version="WARC/1.1")

    def write(
        self,
        *,
        url: str,
        method: str,
        request_headers: Headers,
        request_body: bytes,
        status: int,
        headers: Headers,
        body: bytes,
        fetched_at: datetime,
        protocol: str = "HTTP/1.1",
        lost: bool = False,
    ) -> Capture:
        """Append a response and its request; ``body`` is as received, its content encoding untouched;
        ``lost`` says that the connection was closed before its end.

        Returns the pointer to the response. Raises `ArchiveError` when the disk does not take it.
        """
        date = {"WARC-Date": to_warc(fetched_at)}
        try:
            if not self._file.tell():
                self._write_info(date)
            offset = self._file.tell()
            response = self._writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(body),
                length=len(body),
                http_headers=_Head(_status_line(protocol, status), headers),
                warc_headers_dict={**date, "WARC-Truncated": "disconnect"} if lost else dict(date),
            )
            request = self._writer.create_warc_record(
                url,
                "request",
                payload=BytesIO(request_body),
                length=len(request_body),
                http_headers=_Head(_request_line(method, url), request_headers),
                warc_headers_dict=dict(date),
            )
            self._writer.write_request_response_pair(request, response)
            self._on_disk = False
        except OSError as error:
            raise self._error(error) from error
        return Capture(warc=self.name, offset=offset, sha256=hashlib.sha256(body).hexdigest())

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

    def _write_info(self, date: dict[str, str]) -> None:
        info = {"software": f"gkcrawl/{__version__}", "format": "WARC File Format 1.1", "isPartOf": self._run}
        record = self._writer.create_warcinfo_record(self.path.name, info)
        record.rec_headers.replace_header("WARC-Date", date["WARC-Date"])
        self._writer.write_record(record)


def _status_line(protocol: str, status: int) -> str:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Unknown"
    return f"{protocol} {status} {phrase}"


def _request_line(method: str, url: str) -> str:
    parts = urlsplit(url)
    return f"{method} {parts.path or '/'}{'?' + parts.query if parts.query else ''} HTTP/1.1"
