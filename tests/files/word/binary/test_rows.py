"""Definitions of rows in DOC (gkcrawl/files/word/binary/rows.py)."""

from __future__ import annotations

from gkcrawl.files.word.binary.rows import row_definition
from tests.files.word.doc_files import row_end, sprm


def test_edges_and_merges() -> None:
    found = row_definition(row_end(0, 10, 20, cells=(0x0001, 0x0002)) + sprm(0xD62B, b"\x02\x01\x01"))
    assert found is not None
    assert (found.edges, found.beside, found.above) == ([0, 10, 20], {1}, {1})


def test_definitions_that_are_none() -> None:
    assert row_definition(b"") is None
    assert row_definition(sprm(0x5624, b"\x00\x02")) is None
    assert row_definition(b"\x08\xd6\x03\x00\x05\x00") is None
