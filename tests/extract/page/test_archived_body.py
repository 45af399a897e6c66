"""A record is read as the crawl read it: unpacked, and known to be cut where it was (gkcrawl/extract/page/response_body.py)."""

from __future__ import annotations

import gzip

import pytest

from gkcrawl.archive.reader import Record
from gkcrawl.extract.page.content_encoding import TooLarge
from gkcrawl.extract.page.response_body import Received, receive_archived

PAGE = b"<html><body><p>a page</p></body></html>"


def _record(body: bytes, coding: str | None = None, *, truncated: bool = False) -> Record:
    headers = [("Content-Encoding", coding)] if coding else []
    return Record(url="https://example.org/", status=200, headers=headers, body=body, offset=0, truncated=truncated)


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (_record(PAGE), Received(PAGE)),
        (_record(gzip.compress(PAGE), "gzip"), Received(PAGE)),
        (_record(PAGE[:10], truncated=True), Received(PAGE[:10], "disconnect")),
        (_record(gzip.compress(PAGE)[:-20], "gzip"), Received(PAGE[:21], "gzip")),
    ],
    ids=["plain", "packed", "cut", "packed and cut"],
)
def test_what_was_received_is_in_the_record(record: Record, found: Received) -> None:
    assert receive_archived(record) == found


def test_it_is_bounded() -> None:
    with pytest.raises(TooLarge):
        receive_archived(_record(gzip.compress(PAGE), "gzip"), limit=10)
