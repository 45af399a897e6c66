"""Archives as one reading (gkcrawl/files/packed/members.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.document import FileTable
from gkcrawl.files.packed.members import PackedFile, Unsupported, read_members
from gkcrawl.files.reading import FileLimits, FileReading
from gkcrawl.files.unzip import Encrypted, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = FileTable(rows=[["甲", "乙"]])


def read(body: bytes, name: str, limits: FileLimits) -> FileReading:
    if not body:
        return FileReading(format="pdf", flags=["needs_ocr"])
    return FileReading(
        format="txt", text=body.decode(), tables=[TABLE], title=f"{name}: {limits.unpacked} {limits.cells}"
    )


def test_members_stand_one_after_another_below_their_names() -> None:
    files = [PackedFile("附件/一.txt", b"one"), PackedFile("../二.txt", b"two"), PackedFile("__MACOSX/._一.txt", b"x")]
    reading = read_members("zip", files, FileLimits(unpacked=10, cells=5), read)
    assert reading.text == "附件/一.txt\none\n二.txt\ntwo"
    assert reading.tables == [TABLE, TABLE]
    assert [member.reading.title for member in reading.members] == ["附件/一.txt: 10 5", "二.txt: 7 3"]
    assert (reading.title, reading.flags) == (None, [])


def test_an_archive_of_one_file_is_called_as_that() -> None:
    assert (
        read_members("zip", [PackedFile("一.txt", b"one")], FileLimits(unpacked=10), read).title == "一.txt: 10 1000000"
    )


def test_what_is_wrong_with_all_members_is_wrong_with_the_archive() -> None:
    scan, text = PackedFile("扫描.pdf"), PackedFile("一.txt", b"one")
    assert read_members("zip", [scan], FileLimits(), read).flags == ["needs_ocr"]
    assert read_members("zip", [scan, text], FileLimits(), read).flags == []


def test_a_member_that_is_left_out_is_said_of_the_archive() -> None:
    files = [PackedFile("一.txt", b"one"), PackedFile("二.doc", flag="encrypted", error="a password")]
    reading = read_members("zip", files, FileLimits(), read)
    assert (reading.flags, reading.error) == (["encrypted"], "a password")
    assert "二.doc" in reading.text


@pytest.mark.parametrize(
    ("error", "flag"),
    [
        (TooLarge("more than 3 files"), "too_large"),
        (Encrypted("x"), "encrypted"),
        (Unsupported("no library"), "unsupported"),
        (KeyError("x"), "damaged"),
    ],
)
def test_what_came_before_an_archive_broke_off_is_read(error: Exception, flag: str) -> None:
    def files() -> Iterator[PackedFile]:
        yield PackedFile("一.txt", b"one")
        raise error

    reading = read_members("rar", files(), FileLimits(), read)
    assert (reading.text, reading.flags) == ("一.txt\none", [flag])
    assert reading.error


def test_an_archive_of_nothing_is_empty() -> None:
    assert read_members("zip", [], FileLimits(), read).flags == ["empty"]


def test_a_file_that_cannot_be_unpacked_makes_the_archive_damaged() -> None:
    files = [PackedFile("a.txt", "清河市节水办法".encode()), PackedFile("b.txt", flag="damaged", error="bad checksum")]
    reading = read_members("rar", files, FileLimits(), read)
    assert (reading.flags, reading.error) == (["damaged"], "bad checksum")
    assert "清河市节水办法" in reading.text
