"""Runs of properties in DOC (gkcrawl/files/word/binary/runs.py)."""

from __future__ import annotations

from gkcrawl.files.word.binary.pieces import Piece
from gkcrawl.files.word.binary.runs import Run, by_character, character_runs, paragraph_runs


def test_offsets_become_characters_piece_by_piece() -> None:
    runs = [Run(100, 104, "a"), Run(104, 110, "b")]
    pieces = [Piece(0, 2, 106, wide=True), Piece(2, 6, 102, wide=False)]
    assert by_character(runs, pieces) == [Run(0, 2, "b"), Run(2, 4, "a"), Run(4, 6, "b")]


def test_pages_that_lie_are_left_out() -> None:
    table = bytes(8) + b"\x01\x00\x00\x00"
    crowded = bytes(512) + bytes(511) + b"\xff"
    assert (character_runs(crowded, table), paragraph_runs(crowded, table)) == ([], [])
    assert (character_runs(b"", table), character_runs(b"", b"")) == ([], [])
