"""The piece table of DOC (gkcrawl/files/word/binary/pieces.py)."""

from __future__ import annotations

import struct

import pytest

from gkcrawl.files.word.binary.pieces import Piece, joined, read_pieces, text_of, units


def clx(bounds: list[int], offsets: list[int]) -> bytes:
    table = struct.pack(f"<{len(bounds)}I", *bounds) + b"".join(struct.pack("<HIH", 0, one, 0) for one in offsets)
    return b"\x02" + struct.pack("<I", len(table)) + table


def test_pieces_of_one_and_two_bytes_a_character() -> None:
    table = clx([0, 2, 5], [100, 0x40000000 | 2 * 50])
    assert read_pieces(table) == [Piece(0, 2, 100, wide=True), Piece(2, 5, 50, wide=False)]
    assert read_pieces(b"\x01\x02\x00ab" + table, old=True)[0] == Piece(0, 2, 100, wide=False)


@pytest.mark.parametrize("table", [b"\x03", b"\x02\x00"])
def test_a_broken_table_raises(table: bytes) -> None:
    with pytest.raises((ValueError, struct.error)):
        read_pieces(table)


def test_pieces_that_show_the_same_bytes_end_the_text() -> None:
    main = "甲乙".encode("utf-16-le")
    pieces = [Piece(2 * number, 2 * number + 2, 0, wide=True) for number in range(1000)]
    text, whole = text_of(main, pieces)
    assert (text, whole) == ("甲乙甲乙", False)


def test_a_piece_beyond_the_stream_keeps_the_places_of_those_behind_it() -> None:
    main = bytes(20) + "甲乙".encode("utf-16-le")
    assert text_of(main, [Piece(0, 3, 22, wide=True), Piece(3, 5, 20, wide=True)]) == ("乙\0\0甲乙", False)


def test_code_units() -> None:
    text = units("𠮷a".encode("utf-16-le") + b"x")
    assert (len(text), joined(text), joined(text[1:])) == (3, "𠮷a", "a")
