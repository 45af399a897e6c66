"""Gives pdfium a font for text in Chinese fonts that neither the file nor the machine has: it leaves it out otherwise.

pdfium measures text by the outlines of its font, and does not read what is empty (CPDF_TextPage::ProcessTextObject).
The font given here has one glyph, as large as a Chinese character and without any area: nothing is drawn in pictures
of pages, as before. Fonts of the machine come first.
"""

from __future__ import annotations

from ctypes import c_void_p, cast, memmove
from functools import cache
from struct import pack
from sys import maxunicode
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c

if TYPE_CHECKING:
    from collections.abc import Callable

EM = 1000
"""Units of the font in its size (OpenType 1.9, head: unitsPerEm)."""
ASCENT, DESCENT = 880, -120
"""Upper and lower edge of its glyph, usual ones of Chinese fonts."""
_GB2312: int = pdfium_c.FXFONT_GB2312_CHARSET
CHINESE = (
    _GB2312,
    pdfium_c.FXFONT_CHINESEBIG5_CHARSET,
    pdfium_c.FXFONT_SHIFTJIS_CHARSET,
    pdfium_c.FXFONT_HANGEUL_CHARSET,
)
"""Character sets of Chinese, Japanese and Korean fonts; for others pdfium has fonts of its own."""
_TABLE_BYTES = 4  # bytes, to which tables of a font are filled up


def font() -> bytes:
    """A TrueType font of one glyph for all characters: a line up from corner to corner, and back (OpenType 1.9)."""
    up = ASCENT - DESCENT
    box, points, x, y = (0, DESCENT, EM, ASCENT), (1, 1, 1), (0, EM, -EM), (DESCENT, up, -up)
    glyph = pack(">5h2H3B6h", 1, *box, len(points) - 1, 0, *points, *x, *y)
    tables = {
        # Format 13 gives all characters of Unicode glyph 1; glyph 0 is that of no character.
        b"cmap": pack(">4HI2H6I", 0, 1, 3, 10, 12, 13, 0, 28, 0, 1, 0, maxunicode, 1),
        b"glyf": glyph,
        b"head": pack(">4I2H2q4h2H3h", 0x10000, 0, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, DESCENT, EM, ASCENT, 0, 8, 2, 1, 0),
        b"hhea": pack(">I3hH11hH", 0x10000, ASCENT, DESCENT, 0, EM, 0, 0, EM, 1, *[0] * 7, 1),
        b"hmtx": pack(">H2h", EM, 0, 0),
        b"loca": pack(">3I", 0, 0, len(glyph)),
        b"maxp": pack(">I14H", 0x10000, 2, 3, 1, 0, 0, 1, *[0] * 8),
    }
    directory, body = pack(">I4H", 0x10000, len(tables), 64, 2, 32), b""
    place = len(directory) + 16 * len(tables)
    for name, table in tables.items():
        directory += name + pack(">3I", 0, place + len(body), len(table))
        body += table + bytes(-len(table) % _TABLE_BYTES)
    return directory + body


@cache
def install() -> object:
    """Give pdfium the font, once in a process; what is returned lives as long as pdfium does."""
    found = pdfium_c.FPDF_GetDefaultSystemFontInfo()
    if not found:
        return None
    fonts = Fonts(found.contents)
    pdfium_c.FPDF_SetSystemFontInfo(found)
    return fonts


class Fonts:
    """pdfium's access to the fonts of the machine (fpdf_sysfontinfo.h), with ours behind them."""

    def __init__(self, system: pdfium_c.FPDF_SYSFONTINFO) -> None:
        """Put this object's functions in the place of those of ``system`` that get to see a font."""
        self._file = font()
        self._own = id(self)
        self._kept: list[object] = [system]
        functions = {
            "MapFont": self._map,
            "GetFontData": self._data,
            "GetFaceName": self._nothing,
            "GetFontCharset": self._charset,
            "DeleteFont": self._nothing,
        }
        for name, ours in functions.items():
            field = getattr(system, name)
            theirs = type(field)(cast(field, c_void_p).value)
            setattr(system, name, mine := type(field)(self._either(ours, theirs)))
            self._kept.append(mine)

    def _either(self, ours: Callable[..., Any], theirs: Callable[..., Any]) -> Callable[..., Any]:
        """What asks for our font, or for those of the machine, by the second argument."""
        if ours == self._map:
            return lambda *asked: theirs(*asked) or ours(*asked)
        return lambda *asked: (ours if asked[1] == self._own else theirs)(*asked)

    def _map(self, *asked: Any) -> int | None:
        """The font for a character set, the fourth argument."""
        return self._own if asked[3] in CHINESE else None

    def _data(self, _system: object, _font: int, table: int, buffer: Any, size: int) -> int:
        """The whole file, as table 0; without room its size."""
        if table:
            return 0
        if size >= len(self._file):
            memmove(buffer, self._file, len(self._file))
        return len(self._file)

    def _charset(self, *_asked: Any) -> int:
        return _GB2312

    def _nothing(self, *_asked: Any) -> int:
        return 0
