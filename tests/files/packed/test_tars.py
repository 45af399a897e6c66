"""TAR archives and compressed files (gkcrawl/files/packed/tars.py)."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.packed.tars import unpack
from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits
from gkcrawl.files.unzip import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {"附件/一.txt": b"one", "二.txt": b"two"}


def tar(files: dict[str, bytes], charset: str = "utf-8") -> bytes:
    body = io.BytesIO()
    with tarfile.open(fileobj=body, mode="w", format=tarfile.GNU_FORMAT, encoding=charset) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return body.getvalue()


def unpacked(body: bytes, limits: FileLimits | None = None) -> dict[str, bytes]:
    return {file.name: file.body for file in unpack(body, limits or FileLimits())}


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress], ids=["tar", "gz", "bz2", "xz"])
def test_files_of_a_tar_archive(pack: Callable[[bytes], bytes], charset: str) -> None:
    body = pack(tar(FILES, charset))
    assert unpacked(body) == FILES
    assert read_file(body, "a.doc").format == "tar"


def test_names_in_pax_headers_are_read() -> None:
    body = io.BytesIO()
    with tarfile.open(fileobj=body, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("附件" * 80 + ".txt"), io.BytesIO())
    assert list(unpacked(body.getvalue())) == ["附件" * 80 + ".txt"]


def test_a_compressed_file_alone_is_called_as_its_header_says() -> None:
    body = io.BytesIO()
    with gzip.GzipFile("年报.txt", "wb", fileobj=body) as file:
        file.write(b"one")
    assert read_file(gzip.compress(b"one") + gzip.compress(b" two")).members[0].name == "unnamed"
    assert b"".join(unpacked(gzip.compress(b"one") + gzip.compress(b" two")).values()) == b"one two"


def test_a_cut_stream_is_read_as_far_as_it_goes() -> None:
    body = lzma.compress(tar({"一.txt": b"one", "二.txt": bytes(range(256)) * 4000}))
    reading = read_file(body[:-200])
    assert [member.name for member in reading.members] == ["一.txt"]
    assert "damaged" in reading.flags


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gz", "bz2", "xz"])
def test_a_cut_file_is_not_taken_for_a_whole_one(pack: Callable[[bytes], bytes]) -> None:
    body = pack("\n".join(f"第{number}条" for number in range(20_000)).encode())
    reading = read_file(body[:-9])
    assert reading.flags == ["damaged"]
    assert reading.error == "the archive is cut or damaged: the compressed data break off"


@pytest.mark.parametrize("end", [1024, 1024 + 512, 1024 + 700, 2048])
def test_a_tar_archive_that_is_cut_between_files_is_damaged(end: int) -> None:
    body = tar({"一.txt": b"one", "二.txt": b"two"})[:end]
    reading = read_file(body)
    assert reading.members[0].name == "一.txt"
    assert reading.flags == ["damaged"]


def sparse(size: int) -> bytes:
    """A header of a sparse file of GNU tar of ``size`` bytes that has none of them in the archive."""
    member = tarfile.TarInfo("sparse.txt")
    member.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    header[483:495] = b"%011o\0" % size
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + bytes(1024)


@pytest.mark.parametrize(
    "bomb",
    [
        lzma.compress(bytes(60_000_000)),
        gzip.compress(bytes(30_000_000)),
        bz2.compress(bytes(60_000_000)),
        sparse(8_000_000_000),
        gzip.compress(tar({f"{at}.txt": b"" for at in range(1500)})),
    ],
    ids=["xz", "gz", "bz2", "sparse", "empty members"],
)
def test_bombs_do_not_go_off(bomb: bytes) -> None:
    began = time.process_time()
    assert "too_large" in read_file(bomb, limits=FileLimits(unpacked=20_000_000)).flags
    assert time.process_time() - began < 5


def test_a_ratio_beyond_the_limit_is_too_large() -> None:
    with pytest.raises(TooLarge):
        unpacked(lzma.compress(bytes(9_000_000)), FileLimits(ratio=100))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 255), st.booleans())
def test_any_damage_gives_a_reading(at: int, value: int, cut: bool) -> None:
    body = gzip.compress(tar(FILES), mtime=0)
    at %= len(body)
    reading = read_file(body[:at] if cut else body[:at] + bytes([value]) + body[at + 1 :], "a.tar.gz")
    assert reading.text or reading.flags
