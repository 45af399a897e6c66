"""Styles and fonts of DOC (gkcrawl/files/word/binary/stylesheet.py)."""

from __future__ import annotations

from gkcrawl.files.word.binary.stylesheet import Stylesheet, font_names
from gkcrawl.files.word.format import Format
from tests.files.word.doc_files import CENTRED, sprm, stylesheet

STYLES = stylesheet([(0, 1, 0xFFF, [b"\0\0", sprm(0x4A43, 32)]), (62, 1, 0, [b"\1\0" + CENTRED]), (90, 1, 2, [])])


def test_a_style_says_what_it_is_based_on_says() -> None:
    styles = Stylesheet(STYLES, ())
    assert styles.format(1) == Format(size=16.0, centred=True, heading=True)
    assert (styles.format(2), styles.format(99)) == (Format(), Format())


def test_of_a_broken_sheet_the_first_styles_are_read() -> None:
    assert Stylesheet(STYLES[:60], ()).format(0) == Format(size=16.0)
    assert Stylesheet(b"", ()).format(0) == Format()


def test_fonts() -> None:
    name = "黑体\0".encode("utf-16-le")
    table = b"\x02\x00\x00\x00" + bytes([39 + len(name)]) + bytes(39) + name
    assert (font_names(table), font_names(b"")) == (["黑体"], [])
