"""Files of any format, and what cannot be read of them (gkcrawl/files/read.py)."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from gkcrawl.files.read import READERS, UNPACKERS, read_file
from gkcrawl.files.reading import FileLimits, FileReading
from tests.files.ole import compound_file

if TYPE_CHECKING:
    from collections.abc import Callable


def reader_that(monkeypatch: pytest.MonkeyPatch, does: Callable[[bytes], FileReading]) -> None:
    """Let ``does`` read RTF."""
    module = ModuleType("reader_of_this_test")
    vars(module)["read"] = lambda body, limits: does(body)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(READERS, "rtf", module.__name__)


@pytest.mark.parametrize(
    ("body", "name", "kind", "flag"),
    [
        (b"", "a.pdf", None, "empty"),
        (bytes(2000), "a.doc", None, "empty"),
        (b"\x01\x02\x03\xff" * 50, "a.doc", None, "unsupported"),
        (compound_file({"PowerPoint Document": b"x"}), "a.doc", "ppt", "unsupported"),
        (compound_file({"EncryptedPackage": b"x"}), "a.docx", "docx", "encrypted"),
        (compound_file({"EncryptedPackage": b"x"}), "a.doc", "ole", "encrypted"),
    ],
)
def test_what_cannot_be_read_is_flagged_and_said(body: bytes, name: str, kind: str | None, flag: str) -> None:
    reading = read_file(body, name)
    assert (reading.format, reading.flags, reading.text) == (kind, [flag], "")
    assert reading.error


def test_the_reader_of_the_format_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    reader_that(monkeypatch, lambda body: FileReading(format="rtf", text=body.decode()))
    assert read_file(b"{\\rtf1 x}", "a.pdf", FileLimits()).text == "{\\rtf1 x}"


def test_what_has_neither_text_nor_flags_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    reader_that(monkeypatch, lambda body: FileReading(format="rtf"))
    reading = read_file(b"{\\rtf1 x}")
    assert (reading.flags, reading.error) == (["empty"], "nothing in the file can be read")


def test_what_a_reader_raises_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(body: bytes) -> FileReading:
        raise KeyError("no such\npart")

    reader_that(monkeypatch, fails)
    reading = read_file(b"{\\rtf1 x}")
    assert (reading.format, reading.flags, reading.error) == ("rtf", ["damaged"], "KeyError: 'no such\\npart'")


def test_what_needs_too_much_memory_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(body: bytes) -> FileReading:
        raise MemoryError

    reader_that(monkeypatch, fails)
    with pytest.raises(MemoryError):
        read_file(b"{\\rtf1 x}")


@pytest.mark.parametrize("module", sorted(set(READERS.values())))
def test_readers_read(module: str) -> None:
    assert callable(import_module(module).read)


@pytest.mark.parametrize("module", sorted(set(UNPACKERS.values())))
def test_unpackers_unpack(module: str) -> None:
    assert callable(import_module(module).unpack)
