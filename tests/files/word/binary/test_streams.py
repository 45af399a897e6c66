"""Streams of DOC (gkcrawl/files/word/binary/streams.py)."""

from __future__ import annotations

from gkcrawl.files.word.binary.streams import open_streams
from tests.files.ole import compound_file


def test_streams_by_name() -> None:
    found = open_streams(compound_file({"WordDocument": b"text", "1Table": b"table"}))
    assert found is not None
    assert (found.main[:4], found.tables["1Table"][:5], found.tables["0Table"], found.data) == (
        b"text",
        b"table",
        b"",
        b"",
    )
    assert (found.damaged, found.pages) == (False, None)


def test_a_file_without_a_directory_is_taken_as_one_stream() -> None:
    found = open_streams(compound_file({"WordDocument": b"text"})[:1024])
    assert found is not None
    assert (found.main[:4], found.damaged) == (b"text", True)


def test_other_compound_files_have_none() -> None:
    assert open_streams(compound_file({"Workbook": b"x"})) is None
