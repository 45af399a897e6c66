"""WARC and ARC files that browsers, wget, Heritrix and others wrote."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from gkcrawl.archive.index import ReplayIndex
from gkcrawl.archive.reader import Record, read_record, read_records
from gkcrawl.errors import ArchiveError
from tests.archive.conftest import place_of
from tests.archive.test_reader import ANSWERED, block, read_until_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PACKS = pytest.mark.parametrize("pack", [bytes, gzip.compress])


def at(record: bytes, url: str) -> bytes:
    return record.replace(b"http://a.gov.cn/", url.encode(), 1)


def write(tmp_path: Path, *records: bytes) -> Path:
    path = tmp_path / "other.warc"
    path.write_bytes(b"".join(records))
    return path


@pytest.mark.parametrize("line", ["HTTP/2 200", "HTTP/2.0 200 OK", "HTTP/3 200 ", "HTTP/1.1 200", "HTTP/1.0  200 OK"])
def test_a_status_line_may_be_of_any_version_and_without_a_reason(tmp_path: Path, line: str) -> None:
    answer = ANSWERED.replace(b"HTTP/1.1 200 OK", line.encode())
    (record,) = read_records(write(tmp_path, block("response", answer)))
    assert (record.status, record.body) == (200, b"hello")
    assert record.headers == [("Content-Type", "text/html")]


@PACKS
@pytest.mark.parametrize("answer", [b"no answer\r\n\r\nhello", b"", b"HTTP/1.1 OK\r\n\r\n"])
def test_a_record_without_an_answer_is_named_and_the_next_is_read(
    tmp_path: Path, answer: bytes, pack: Callable[[bytes], bytes]
) -> None:
    path = write(tmp_path, pack(at(block("response", answer), "http://b.gov.cn/")), pack(block("response", ANSWERED)))
    records, message = read_until_error(path)
    assert [record.url for record in records] == ["http://a.gov.cn/"]
    assert "http://b.gov.cn/: no HTTP answer at byte 0" in message


def test_resources_and_conversions_are_answers(tmp_path: Path) -> None:
    page = b"<html>\xe9\x80\x9a\xe7\x9f\xa5</html>"
    records = [
        block(kind, page).replace(b"Content-L", b"Content-Type: text/html\r\nContent-L")
        for kind in ("resource", "conversion")
    ]
    path = write(tmp_path, *map(gzip.compress, records))
    for record in read_records(path):
        assert (record.status, record.headers, record.body) == (200, [("Content-Type", "text/html")], page)
        assert read_record(path, record.offset or 0).body == page
    assert len(ReplayIndex([path])) == 2


@pytest.mark.parametrize("address", ["urn:pageinfo:http://a.gov.cn/", "dns:a.gov.cn", "metadata://wget/warc.log"])
@pytest.mark.parametrize("kind", ["resource", "metadata", "response"])
def test_what_tools_note_of_themselves_is_no_answer(tmp_path: Path, address: str, kind: str) -> None:
    note = at(block(kind, b"{}").replace(b"Content-L", b"Content-Type: application/json\r\nContent-L"), address)
    assert [record.url for record in read_records(write(tmp_path, note, block("response", ANSWERED)))] == [
        "http://a.gov.cn/"
    ]


@pytest.mark.parametrize(
    ("kind", "why"), [("continuation", "a record of type continuation"), ("revisit", "a revisit whose page")]
)
def test_records_that_are_parts_of_others_are_named(tmp_path: Path, kind: str, why: str) -> None:
    records, message = read_until_error(write(tmp_path, block(kind, b"rest"), block("response", ANSWERED)))
    assert (len(records), why in message) == (1, True)


def test_a_revisit_has_the_body_of_the_page_it_names(tmp_path: Path) -> None:
    first = block("response", ANSWERED, WARC_Payload_Digest="sha1:A")
    again = at(block("revisit", b"HTTP/1.1 200 OK\r\n\r\n", WARC_Payload_Digest="sha1:A"), "http://a.gov.cn/2")
    unchanged = at(block("revisit", b"HTTP/1.1 304 Not Modified\r\n\r\n"), "http://a.gov.cn/3")
    found = [
        (record.url, record.status, record.body) for record in read_records(write(tmp_path, first, again, unchanged))
    ]
    assert found == [
        ("http://a.gov.cn/", 200, b"hello"),
        ("http://a.gov.cn/2", 200, b"hello"),
        ("http://a.gov.cn/3", 304, b""),
    ]


@PACKS
@pytest.mark.parametrize("length", [b"3", b"60", b"4000", b"", b"many"])
def test_a_wrong_length_costs_one_record(tmp_path: Path, length: bytes, pack: Callable[[bytes], bytes]) -> None:
    whole = block("response", ANSWERED)
    wrong = whole.replace(b"Content-Length: 49", b"Content-Length: " + length)
    assert wrong != whole
    records, message = read_until_error(write(tmp_path, pack(whole), pack(wrong), pack(whole), pack(whole)))
    assert len(records) == 3
    (line,) = message.splitlines()
    assert f"at byte {len(pack(whole))}" in line


@pytest.mark.parametrize("size", [100, 20_000, 300_000])
def test_places_hold_for_records_of_any_size(tmp_path: Path, size: int) -> None:
    answer = ANSWERED + b"".join(b"%d" % (number * number) for number in range(size // 6))
    path = write(tmp_path, *[gzip.compress(block("response", answer))] * 3)
    for record in read_records(path):
        assert read_record(path, place_of(record)).body == record.body


def test_a_file_cut_and_written_on_loses_one_record(tmp_path: Path) -> None:
    member = gzip.compress(block("response", ANSWERED))
    records, message = read_until_error(write(tmp_path, member, member[:90], member, member))
    assert len(records) == 3
    assert f"at byte {len(member)}" in message


def test_an_arc_file_is_read(tmp_path: Path) -> None:
    arc = b"filedesc://x.arc 0.0.0.0 20240318010000 text/plain 20\n1 0 InternetArchive\n\n"
    arc += b"".join(
        b"http://a.gov.cn/%d 10.0.0.1 20240318010203 text/html %d\n%s\n" % (number, len(ANSWERED), ANSWERED)
        for number in (1, 2)
    )
    records: list[Record] = list(read_records(write(tmp_path, arc)))
    assert [(record.url, record.body) for record in records] == [(f"http://a.gov.cn/{n}", b"hello") for n in (1, 2)]
    assert str(records[0].fetched_at) == "2024-03-18 01:02:03+00:00"


def test_addresses_in_angle_brackets_are_addresses(tmp_path: Path) -> None:
    (record,) = read_records(write(tmp_path, at(block("response", ANSWERED), "<http://a.gov.cn/>")))
    assert record.url == "http://a.gov.cn/"


def test_a_body_put_together_with_its_header_left_in_is_kept(tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<html>hello</html>"
    (record,) = read_records(write(tmp_path, block("response", answer)))
    assert record.body == b"<html>hello</html>"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="No such file"):
        list(read_records(tmp_path / "missing.warc"))
