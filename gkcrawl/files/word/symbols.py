"""Characters of symbol fonts (Symbol, Wingdings), whose codes mean something else in any other font: ☑ □ ①."""

from __future__ import annotations

import sys
from functools import cache

from gkcrawl.data import rows

_PRIVATE = 0xF000  # where Word puts the 8 bits of a symbol font (ECMA-376 Part 1 §17.3.3.30)
_SPACE = 0x20  # below it are control characters
_PRIVATE_USE = range(0xE000, 0xF900)  # Unicode's private use area of the basic plane


@cache
def _characters() -> dict[tuple[str, int], str]:
    return {
        (row["font"], int(row["first"], 16) + at): char
        for row in rows("symbol_fonts")
        for at, char in enumerate(row["characters"])
    }


@cache
def _symbol_fonts() -> frozenset[str]:
    return frozenset(row["font"] for row in rows("symbol_fonts"))


def symbol(font: str, code: int) -> str:
    """The character that ``font`` shows for ``code``, empty for a picture that stands for none.

    >>> symbol("Wingdings 2", 0xF052), symbol("宋体", 0x2713), symbol("Wingdings", 0xF04A)
    ('☑', '✓', '')
    """
    if known := _characters().get((font, code - _PRIVATE if code >= _PRIVATE else code)):
        return known
    return "" if font in _symbol_fonts() or code in _PRIVATE_USE or not _SPACE <= code <= sys.maxunicode else chr(code)


def shown(font: str, text: str) -> str:
    """``text`` as ``font`` shows it: what a symbol font has no character for is left as it is.

    >>> shown("Wingdings 2", "R 是  £ 否")
    '☑ 是  □ 否'
    """
    if font not in _symbol_fonts():
        return text
    return "".join((char > " " and symbol(font, ord(char))) or char for char in text)
