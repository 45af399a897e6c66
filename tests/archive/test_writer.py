"""What is archived is what came off the wire, and any WARC reader can read it."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from gkcrawl.archive.reader import read_record, read_records
from gkcrawl.archive.writer import ArchiveWriter
from gkcrawl.errors import ArchiveError
from tests.archive.conftest import URL, write

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[ArchiveWriter]:
    writer = ArchiveWriter(tmp_path, "example", "run")
    yield writer
    writer.close()


def test_a_capture_points_to_its_record(writer: ArchiveWriter) -> None:
    write(writer, body=b"first")
    capture = write(writer, body=b"second")
    assert capture.warc == "example/run.warc.gz"
    assert capture.sha256 == hashlib.sha256(b"second").hexdigest()
    assert capture.offset is not None
    record = read_record(writer.path, capture.offset)
    assert (record.url, record.body) == (URL, b"second")


def test_a_record_is_readable_as_soon_as_it_is_written(writer: ArchiveWriter) -> None:
    write(writer)
    assert len(list(read_records(writer.path))) == 1


def test_the_request_is_kept_with_its_body(writer: ArchiveWriter) -> None:
    write(writer, url=f"{URL}?page=2", method="POST", request_body=b"col=1&page=2")
    (record,) = read_records(writer.path)
    assert (record.method, record.request_body) == ("POST", b"col=1&page=2")


def test_header_bytes_survive_whatever_their_charset(writer: ArchiveWriter) -> None:
    name = "年报.pdf".encode("gb18030")
    write(writer, headers=[(b"Content-Disposition", name), (b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=2")])
    assert b"Content-Disposition: " + name + b"\r\n" in gzip.decompress(writer.path.read_bytes())
    (record,) = read_records(writer.path)
    assert record.headers[1:] == [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]


def test_a_compressed_body_stays_as_received_and_any_reader_unpacks_it(writer: ArchiveWriter) -> None:
    page = "<p>通知</p>".encode() * 9
    packed = gzip.compress(page)
    capture = write(writer, headers=[(b"Content-Encoding", b"gzip"), (b"Transfer-Encoding", b"chunked")], body=packed)
    assert capture.sha256 == hashlib.sha256(packed).hexdigest()
    with writer.path.open("rb") as file:
        bodies = [r.content_stream().read() for r in ArchiveIterator(file) if r.rec_type == "response"]
    assert bodies == [page]


@pytest.mark.parametrize(
    ("coding", "body", "stored"),
    [
        (b"gzip", gzip.compress(bytes(range(256)) * 9), True),
        (b"gzip", b"<html>" * 99, False),
        (None, b"%PDF" * 99, False),
    ],
)
def test_only_what_came_packed_is_not_packed(
    writer: ArchiveWriter, coding: bytes | None, body: bytes, *, stored: bool
) -> None:
    write(writer, headers=[(b"Content-Encoding", coding)] if coding else [], body=body)
    assert (body in writer.path.read_bytes()) is stored


def test_digests_hold(writer: ArchiveWriter) -> None:
    write(writer)
    with writer.path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests=True):
            record.raw_stream.read()
            assert record.digest_checker.passed is not False


def test_runs_never_share_a_file(writer: ArchiveWriter, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="exists already"):
        ArchiveWriter(tmp_path, "example", "run")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ArchiveError, match="GKCRAWL_ARCHIVE"):
        ArchiveWriter(tmp_path / "file", "example", "run")


def test_a_full_disk_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full on this system")
    real_open = Path.open
    monkeypatch.setattr(Path, "open", lambda self, mode: real_open(full, "wb"))
    writer = ArchiveWriter(tmp_path, "example", "run")
    with pytest.raises(ArchiveError, match="No space left"):
        write(writer)
    with pytest.raises(ArchiveError, match="No space left"):
        writer.close()


def test_sync_puts_on_disk_what_was_written_and_does_nothing_twice(
    writer: ArchiveWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr("gkcrawl.archive.writer.os.fsync", lambda file: sizes.append(os.fstat(file).st_size))
    writer.sync()
    assert sizes == []
    write(writer)
    writer.sync()
    writer.sync()
    # The file, and once that its folder has it.
    assert sizes == [writer.path.stat().st_size, writer.path.parent.stat().st_size]
    write(writer)
    writer.sync()
    assert sizes[2:] == [writer.path.stat().st_size]


def test_a_disk_that_fails_is_reported(writer: ArchiveWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    write(writer)
    monkeypatch.setattr("gkcrawl.archive.writer.os.fsync", fails)
    with pytest.raises(ArchiveError, match="Input/output error"):
        writer.sync()
