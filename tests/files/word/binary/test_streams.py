"""Streams of DOC (gkcrawl/files/word/binary/streams.py)."""

from __future__ import annotations

import struct

from gkcrawl.files.word.binary.streams import open_streams, page_count
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


def summary(*properties: tuple[int, int, int], count: int | None = None) -> bytes:
    offsets = b"".join(
        struct.pack("<II", kind, 8 + 8 * len(properties) + 8 * at) for at, (kind, _, _) in enumerate(properties)
    )
    values = b"".join(struct.pack("<Ii", of_type, value) for _, of_type, value in properties)
    return bytes(44) + struct.pack("<III", 48, 0, len(properties) if count is None else count) + offsets + values


def test_pages_that_the_summary_states() -> None:
    assert page_count(summary((2, 3, 9), (14, 3, 5))) == 5
    assert page_count(summary((14, 30, 5))) is None
    assert page_count(summary((2, 3, 9), count=0xFFFFFFFF)) is None
    assert page_count(b"") is None
