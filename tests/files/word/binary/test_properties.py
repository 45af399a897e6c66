"""Properties of characters and paragraphs in DOC (gkcrawl/files/word/binary/properties.py)."""

from __future__ import annotations

from gkcrawl.files.word.binary.properties import Characters, is_title_style, read_characters, read_paragraph
from gkcrawl.files.word.format import Format
from tests.files.word.doc_files import CENTRED, IN_TABLE, sprm


def test_characters() -> None:
    changes = sprm(0x4A43, 44) + sprm(0x6870, b"\xff\x00\x00\x00") + sprm(0x4A4F, 1) + sprm(0x4A30, 9)
    assert read_characters(changes, ["宋体", "黑体"]) == Characters(Format(size=22.0, red=True, font="黑体"), style=9)
    assert read_characters(sprm(0x2A42, 6)).format.red is True
    assert read_characters(sprm(0x083C, 128)).format.hidden is None
    assert read_characters(sprm(0x0800, 1) + sprm(0x083C, 0)).format.hidden is True


def test_paragraphs() -> None:
    found = read_paragraph(CENTRED + IN_TABLE + sprm(0x460B, 3) + sprm(0x260A, 1) + sprm(0x2640, 0))
    assert (found.format, found.depth) == (Format(centred=True, heading=True, number=3, level=1), 1)
    assert read_paragraph(sprm(0x460B, 0xF801)).format.number == 0


def test_large_properties_stand_in_a_stream_of_their_own() -> None:
    stored = b"...." + len(CENTRED).to_bytes(2, "little") + CENTRED
    assert read_paragraph(sprm(0x6646, 4), stored).format.centred is True


def test_styles_of_titles() -> None:
    assert (is_title_style(62), is_title_style(0)) == (True, False)
