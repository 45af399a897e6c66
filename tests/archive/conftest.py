"""A small archive to read from."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.archive.writer import ArchiveWriter, HttpRequest, HttpResponse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gkcrawl.archive.reader import Record
    from gkcrawl.document import Capture

    Write = Callable[..., Capture]

URL = "http://www.example.gov.cn/tzgg/1.html"


def write(writer: ArchiveWriter, **changes: Any) -> Capture:
    """Archive one response, ordinary but for ``changes``."""
    asked: dict[str, Any] = {"url": URL, "method": "GET", "headers": [(b"User-Agent", b"gkcrawl")], "request_body": b""}
    asked |= {name: changes.pop(name) for name in ("url", "method", "request_body") if name in changes}
    answered: dict[str, Any] = {
        "status": 200,
        "headers": [(b"Content-Type", b"text/html")],
        "body": "<p>通知</p>".encode(),
    } | changes
    return writer.write(
        HttpRequest(body=asked.pop("request_body"), **asked),
        HttpResponse(**answered),
        fetched_at=datetime(2026, 11, 21, tzinfo=timezone.utc),
    )


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
