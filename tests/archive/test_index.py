"""Finding the answer to a request in archived files."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from gkcrawl.archive.index import ReplayIndex, replay_files
from gkcrawl.archive.reader import read_records
from gkcrawl.archive.writer import ArchiveWriter
from gkcrawl.errors import ConfigError
from tests.archive.conftest import URL, place_of, write

if TYPE_CHECKING:
    from pathlib import Path


def body(index: ReplayIndex, url: str, method: str = "GET", asked: bytes = b"") -> bytes | None:
    found = index.find(method, url, asked)
    return found[1].body if found else None


def test_an_answer_is_found_by_its_request(archive: Path) -> None:
    index = ReplayIndex([archive])
    assert len(index) == 3
    assert body(index, "http://www.example.gov.cn/1.html#top") == b"1"
    assert body(index, "http://www.example.gov.cn/9.html") is None
    assert body(index, "http://www.example.gov.cn/1.html", "POST") is None


def test_posts_are_told_apart_by_their_bodies(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, "example", "run")
    for number in (b"1", b"2"):
        write(writer, method="POST", request_body=b"page=" + number, body=number)
    writer.close()
    index = ReplayIndex([writer.path])
    assert body(index, URL, "POST", b"page=2") == b"2"
    assert body(index, URL, "POST", b"page=1") == b"1"
    assert body(index, URL, "POST", b"page=3") is None


def test_without_the_request_the_address_decides(tmp_path: Path) -> None:
    path = tmp_path / "saved.warc"
    message = b"HTTP/1.1 200 OK\r\n\r\nrows"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}?q=通知\r\nContent-Length: {len(message)}\r\n\r\n"
    path.write_bytes(head.encode() + message)
    index = ReplayIndex([path])
    assert body(index, f"{URL}?q=%E9%80%9A%E7%9F%A5", "POST", b"page=1") == b"rows"


def test_a_request_made_twice_is_answered_in_recorded_order(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, "example", "run")
    for answer in (b"busy", b"page"):
        write(writer, body=answer)
    writer.close()
    index = ReplayIndex([writer.path])
    assert [body(index, URL) for _ in range(3)] == [b"busy", b"page", b"page"]


def test_the_later_file_answers(tmp_path: Path) -> None:
    files = []
    for run in ("one", "two"):
        writer = ArchiveWriter(tmp_path, "example", run)
        write(writer, body=run.encode())
        writer.close()
        files.append(writer.path)
    assert body(ReplayIndex(files), URL) == b"two"


def test_a_run_done_again_gets_what_was_there_then(tmp_path: Path) -> None:
    files = []
    for run, answers in (
        ("20260101T010000Z", (b"1", b"11")),
        ("20260101T010000Z-2", ()),
        ("20260101T010000Z-10", (b"3",)),
    ):
        writer = ArchiveWriter(tmp_path, "example", run)
        for answer in answers:
            write(writer, body=answer)
        write(writer, url=f"{URL}other", body=b"")
        writer.close()
        files.append(writer.path)
    index = ReplayIndex(reversed(files))
    assert body(index, URL) == b"3", "the files are taken in the order of their runs"
    first, second = index.at(files[0]), index.at(files[1])
    assert [body(first, URL), body(first, URL)] == [b"1", b"11"]
    assert body(second, URL) == b"11", "what the run before came to in the end"


def test_not_modified_is_for_the_run_that_got_it(tmp_path: Path) -> None:
    files = []
    for run, status in (("20260101T010000Z", 200), ("20260102T010000Z", 304)):
        writer = ArchiveWriter(tmp_path, "example", run)
        write(writer, status=status, body=b"")
        writer.close()
        files.append(writer.path)
    index = ReplayIndex(files)

    def status_of(found: ReplayIndex, *, conditional: bool) -> int:
        answer = found.find("GET", URL, conditional=conditional)
        assert answer is not None
        return answer[1].status

    assert status_of(index, conditional=True) == 200
    assert [status_of(index.at(file), conditional=True) for file in files] == [200, 304]
    assert status_of(index.at(files[1]), conditional=False) == 200


def test_a_file_that_breaks_off_is_served_as_far_as_it_goes(archive: Path) -> None:
    last = list(read_records(archive))[2]
    archive.write_bytes(archive.read_bytes()[: place_of(last) + 50])
    index = ReplayIndex([archive])
    assert len(index) == 2
    why, served = index.warnings
    assert "cut short" in why
    assert "the other 2 responses are served" in served


def test_a_file_packed_as_a_whole_is_refused_with_the_remedy(tmp_path: Path, archive: Path) -> None:
    path = tmp_path / "solid.warc.gz"
    path.write_bytes(gzip.compress(gzip.decompress(archive.read_bytes())))
    with pytest.raises(ConfigError, match="warcio recompress"):
        ReplayIndex([path])


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b cut"])
def test_a_file_without_a_response_is_a_configuration_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match="REPLAY"):
        ReplayIndex([path])


def test_files_folders_and_patterns_can_be_named(tmp_path: Path) -> None:
    for name in ("a/1.warc.gz", "a/2.warc", "b/3.warc.gz", "b/notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    def names(setting: str) -> list[str]:
        return [file.name for file in replay_files(setting.replace("~", str(tmp_path)))]

    assert names("~/a") == ["1.warc.gz", "2.warc"]
    assert names("~/b/3.warc.gz, ~/a/2.warc") == ["3.warc.gz", "2.warc"]
    assert names("~/*/*.warc.gz") == ["1.warc.gz", "3.warc.gz"]
    for nothing in ("~/c", "~/*.warc", "~/a,~/c"):
        with pytest.raises(ConfigError, match="no WARC file at"):
            names(nothing)
