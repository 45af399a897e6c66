"""Reading our files and others', whole and broken."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.archive.reader import Record, read_record, read_records
from gkcrawl.errors import ArchiveError
from tests.archive.conftest import place_of

if TYPE_CHECKING:
    from pathlib import Path


def block(kind: str, message: bytes, **headers: str) -> bytes:
    """A WARC record as another tool might write it."""
    lines = [f"WARC-Type: {kind}", "WARC-Target-URI: http://a.gov.cn/", "WARC-Date: 2026-11-21T08:00:00.123Z"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join(["WARC/1.0", *lines, f"Content-Length: {len(message)}", "", ""])
    return head.encode() + message + b"\r\n\r\n"


ASKED = b"POST / HTTP/1.1\r\nHost: a.gov.cn\r\n\r\npage=2"
ANSWERED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nhello"


def read_until_error(path: Path) -> tuple[list[Record], str]:
    records = []
    with pytest.raises(ArchiveError) as error:
        for record in read_records(path):
            records.append(record)
    return records, str(error.value)


def test_records_come_in_order(archive: Path) -> None:
    records = list(read_records(archive))
    assert [(record.url[-6:], record.body) for record in records] == [
        ("0.html", b"0"),
        ("1.html", b"1"),
        ("2.html", b"2"),
    ]
    assert [read_record(archive, place_of(record)).body for record in records] == [b"0", b"1", b"2"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("request_first", [True, False])
def test_a_request_belongs_to_its_response_in_either_order(
    tmp_path: Path, pack: type[bytes], request_first: bool
) -> None:
    records = [
        block("request", ASKED, WARC_Record_ID="<urn:1>"),
        block("response", ANSWERED, WARC_Record_ID="<urn:2>", WARC_Concurrent_To="<urn:1>"),
    ]
    path = tmp_path / "other.warc"
    path.write_bytes(b"".join(map(pack, records if request_first else records[::-1])))
    (record,) = read_records(path)
    assert (record.method, record.request_body, record.body) == ("POST", b"page=2", b"hello")
    assert record.fetched_at is not None
    assert record.fetched_at.isoformat() == "2026-11-21T08:00:00+00:00"


def test_a_request_of_another_response_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "other.warc"
    other = block("request", ASKED, WARC_Record_ID="<urn:1>", WARC_Concurrent_To="<urn:9>")
    path.write_bytes(other + block("response", ANSWERED, WARC_Record_ID="<urn:2>"))
    (record,) = read_records(path)
    assert record.method is None


def test_chunked_bodies_of_other_tools_are_unchunked(tmp_path: Path) -> None:
    path = tmp_path / "other.warc"
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    path.write_bytes(block("response", chunked))
    (record,) = read_records(path)
    assert (record.body, record.headers) == (b"hello", [])


def test_other_records_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "other.warc"
    path.write_bytes(block("warcinfo", b"software: x") + block("metadata", b"a: b") + block("response", ANSWERED))
    assert len(list(read_records(path))) == 1


def test_a_cut_off_member_is_reported_after_all_that_is_whole(archive: Path) -> None:
    whole = list(read_records(archive))
    archive.write_bytes(archive.read_bytes()[: place_of(whole[2]) + 100])
    records, message = read_until_error(archive)
    assert records == whole[:2]
    assert "cut short" in message
    assert str(whole[2].offset) in message


def test_a_damaged_member_is_reported_and_passed_over(archive: Path) -> None:
    whole = list(read_records(archive))
    data = bytearray(archive.read_bytes())
    place = place_of(whole[1])
    data[place + 40 : place + 60] = b"\xff" * 20
    archive.write_bytes(data)
    records, message = read_until_error(archive)
    assert records == [whole[0], whole[2]]
    assert "damaged" in message


def test_a_plain_file_cut_short_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "plain.warc"
    path.write_bytes(block("response", ANSWERED) + block("response", ANSWERED)[:-8])
    records, message = read_until_error(path)
    assert len(records) == 1
    assert "cut short" in message


def test_a_file_packed_as_a_whole_is_read_without_places(tmp_path: Path) -> None:
    path = tmp_path / "solid.warc.gz"
    path.write_bytes(gzip.compress(block("response", ANSWERED) * 2) + gzip.compress(block("response", ANSWERED)))
    places = [record.offset for record in read_records(path)]
    assert places[:2] == [0, None]
    assert read_record(path, places[2] or 0).body == b"hello"


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<html>hello</html>\n")
    assert "no WARC record" in read_until_error(path)[1]
    assert "No such file" in read_until_error(tmp_path / "missing.warc")[1]


def test_an_offset_that_is_none_is_refused(archive: Path) -> None:
    with pytest.raises(ArchiveError):
        read_record(archive, 7)
    with pytest.raises(ArchiveError, match="no response at byte 0"):
        read_record(archive, 0)


@given(data=st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(lambda tail: b"WARC/1.0\r\n" + tail)))
def test_no_bytes_bring_it_down(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "junk.warc"
    for content in (data, gzip.compress(data)):
        path.write_bytes(content)
        try:
            list(read_records(path))
        except ArchiveError:
            continue
