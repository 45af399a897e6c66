"""RAR and 7z archives (gkcrawl/files/packed/libarchive.py)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.packed import libarchive
from gkcrawl.files.packed.libarchive import load, unpack
from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits
from gkcrawl.files.unzip import TooLarge
from tests.files.packed.archives import rar, seven_zip

FILES = {"附件/一.txt": b"one", "二.txt": b"two"}
needs_libarchive = pytest.mark.skipif(load() is None, reason="needs libarchive: apt-get install libarchive13")


@needs_libarchive
def test_files_of_a_rar_archive() -> None:
    assert {file.name: file.body for file in unpack(rar(FILES), FileLimits())} == FILES
    reading = read_file(rar(FILES), "附件.zip")
    assert (reading.format, [member.name for member in reading.members]) == ("rar", list(FILES))


@needs_libarchive
def test_files_of_a_7z_archive() -> None:
    body = seven_zip(FILES)
    assert {file.name: file.body for file in unpack(body, FileLimits())} == FILES
    assert read_file(body).format == "7z"


def test_a_machine_without_libarchive_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libarchive, "load", lambda: None)
    reading = read_file(rar(FILES), "a.rar")
    assert (reading.format, reading.flags) == ("rar", ["unsupported"])
    assert "apt-get install libarchive13" in str(reading.error)


@needs_libarchive
def test_too_many_files_or_bytes_are_left_out() -> None:
    with pytest.raises(TooLarge):
        list(unpack(rar(FILES), FileLimits(members=1)))
    with pytest.raises(TooLarge):
        list(unpack(rar({"a": bytes(2000)}), FileLimits(unpacked=1000)))
    bomb = seven_zip({"zeros.txt": bytes(9_000_000)})
    assert read_file(bomb, limits=FileLimits(ratio=100)).flags == ["too_large"]


@needs_libarchive
def test_a_cut_archive_is_read_as_far_as_it_goes() -> None:
    body = rar({"一.txt": b"one", "二.txt": b"two" * 1000})
    reading = read_file(body[:-1500])
    assert reading.members[0].name == "一.txt"
    assert reading.members[1].reading.flags == ["damaged"] or reading.flags == ["damaged"]


@needs_libarchive
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 255), st.booleans(), st.booleans())
def test_any_damage_gives_a_reading(at: int, value: int, cut: bool, seven: bool) -> None:
    body = SEVEN if seven else rar(FILES)
    at %= len(body)
    reading = read_file(body[:at] if cut else body[:at] + bytes([value]) + body[at + 1 :], "a.rar")
    assert reading.text or reading.flags


SEVEN = seven_zip(FILES) if load() else b"7z\xbc\xaf\x27\x1c"
