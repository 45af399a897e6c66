"""A small archive to read from."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.archive.writer import ArchiveWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gkcrawl.archive.reader import Record
    from gkcrawl.document import Capture

    Write = Callable[..., Capture]

URL = "http://www.example.gov.cn/tzgg/1.html"


def write(writer: ArchiveWriter, **changes: Any) -> Capture:
    """Archive one response, ordinary but for ``changes``."""
    message: dict[str, Any] = {
        "url": URL,
        "method": "GET",
        "request_headers": [(b"User-Agent", b"gkcrawl")],
        "request_body": b"",
        "status": 200,
        "headers": [(b"Content-Type", b"text/html")],
        "body": "<p>通知</p>".encode(),
        "fetched_at": datetime(2026, 11, 21, tzinfo=timezone.utc),
    }
    return writer.write(**(message | changes))


def place_of(record: Record) -> int:
    """The byte at which ``record`` can be read again."""
    assert record.offset is not None
    return record.offset


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A WARC file of three GETs: /0.html, /1.html and /2.html."""
    writer = ArchiveWriter(tmp_path, "example", "20261121T000000Z")
    for number in range(3):
        write(writer, url=f"http://www.example.gov.cn/{number}.html", body=b"%d" % number)
    writer.close()
    return writer.path
