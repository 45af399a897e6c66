"""Changes of properties in DOC (gkcrawl/files/word/binary/sprms.py)."""

from __future__ import annotations

from gkcrawl.files.word.binary.sprms import number, signed, sprms


def test_operands_have_the_length_that_their_opcode_says() -> None:
    changes = b"\x3c\x08\x01" + b"\x43\x4a\x20\x00" + b"\x32\xca\x02ab" + b"\x70\x68\xff\x00\x00\x00"
    assert list(sprms(changes)) == [
        (0x083C, b"\x01"),
        (0x4A43, b"\x20\x00"),
        (0xCA32, b"ab"),
        (0x6870, b"\xff\x00\x00\x00"),
    ]


def test_tables_and_tabs_have_lengths_of_their_own() -> None:
    tabs = b"\x15\xc6\xff\x01" + bytes(4) + b"\x02" + bytes(6)
    assert [opcode for opcode, _ in sprms(b"\x08\xd6\x03\x00ab" + tabs + b"\x3c\x08\x01")] == [0xD608, 0xC615, 0x083C]


def test_what_breaks_off_ends_the_list() -> None:
    assert list(sprms(b"\x43\x4a\x20")) == [(0x4A43, b"\x20")]
    assert list(sprms(b"\x08\xd6\x00")) == []
    assert list(sprms(b"\x08\xd6\x00\x00\x00")) == []
    assert list(sprms(b"\x15\xc6\xff")) == [(0xC615, b"\xff")]


def test_numbers() -> None:
    assert (number(b"\xff\xff"), signed(b"\xff\xff")) == (65535, -1)
