"""A record is a gzip member that any reader of WARC files takes (gkcrawl/archive/record.py)."""

from __future__ import annotations

import gzip
import random
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from gkcrawl.archive.record import new_id, pack_record

FIELDS = {"WARC-Record-ID": new_id(), "WARC-Date": "2026-11-21T08:00:00Z", "WARC-Target-URI": "http://a.example/通知"}
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
# Longer than the longest block of a gzip stream that is stored as it is.
NOISE = random.Random(1).randbytes(150_000)


@pytest.mark.parametrize("is_packed", [False, True])
@pytest.mark.parametrize("body", [b"", b"<p>", NOISE])
def test_readers_find_what_was_written_and_its_digests_hold(body: bytes, *, is_packed: bool) -> None:
    member = pack_record("response", FIELDS, HEAD, body, is_packed=is_packed)
    (record,) = ArchiveIterator(BytesIO(member), check_digests="raise")
    assert (record.rec_type, record.http_headers.get_header("Content-Type")) == ("response", "text/html")
    assert {name: record.rec_headers.get_header(name) for name in FIELDS} == FIELDS
    records = ArchiveIterator(BytesIO(member), check_digests="raise")
    assert next(records).raw_stream.read() == body


def test_a_body_that_came_packed_is_stored_as_it_came_and_all_else_is_packed() -> None:
    member = pack_record("response", FIELDS, HEAD, NOISE, is_packed=True)
    assert NOISE[:50_000] in member
    assert HEAD not in member
    assert HEAD + NOISE + b"\r\n\r\n" in gzip.decompress(member)
    assert len(pack_record("response", FIELDS, HEAD, b"<p>" * 50_000)) < 1_000


def test_no_two_records_have_one_name() -> None:
    assert new_id() != new_id()
