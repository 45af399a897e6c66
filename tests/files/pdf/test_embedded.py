"""Fonts as pdfium unpacks them, against what the file says of them (gkcrawl/files/pdf/embedded.py)."""

from __future__ import annotations

import zlib

import pytest

from gkcrawl.files.pdf import fonts
from gkcrawl.files.pdf.reader import read
from gkcrawl.files.reading import FileLimits, FileReading
from tests.files.pdf import writer

FONT = zlib.compress(fonts.font(), 0)  # stored as it is: a cut one unpacks to its first bytes


def with_font(content: bytes, told: bytes = b"/Length1 %d" % len(fonts.font())) -> FileReading:
    """A page in a font of its own, the file of which is ``content``, packed."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        writer.stream(b"", b"BT /F1 16 Tf 80 700 Td <0001000100010001> Tj ET"),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H /DescendantFonts [6 0 R]"
        b" /ToUnicode 8 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own /DW 1000 /CIDToGIDMap /Identity"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R >>",
        b"<< /Type /FontDescriptor /FontName /ABCDEF+Own /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 9 0 R >>",
        writer.stream(
            b"",
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange"
            b" 1 beginbfchar <0001> <6c34> endbfchar endcmap end",
        ),
        b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (told, len(content), content),
    ]
    return read(writer.file_of(objects), FileLimits())


@pytest.mark.parametrize("told", [b"/Length1 %d" % len(fonts.font()), b"", b"/Length1 1"])
def test_a_whole_font_is_no_damage(told: bytes) -> None:
    reading = with_font(FONT, told)
    assert (reading.text, reading.flags) == ("水水水水", [])


@pytest.mark.parametrize("left", [40, 200, len(FONT) - 20])
def test_a_cut_font_is_damage(left: int) -> None:
    reading = with_font(FONT[:left])
    assert (reading.flags, reading.error) == (["damaged"], "a part of the file is damaged: text is missing or wrong")
