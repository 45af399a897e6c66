"""The text of DOC without its structures: of Word 6 and 95, and of later files whose piece table is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.files.word.binary.pieces import read_pieces, units
from gkcrawl.files.word.binary.streams import BROKEN

if TYPE_CHECKING:
    from gkcrawl.files.word.binary.fib import Fib

# Languages ([MS-LCID]) → code pages of their 8-bit text.
_CODE_PAGES = {0x0804: "gb18030", 0x1004: "gb18030", 0x0404: "big5", 0x0C04: "big5", 0x0411: "cp932", 0x0412: "cp949"}
_WESTERN = "cp1252"
_CELL_MARK = re.compile("\x07")
_LIKELY = 0.7  # of the characters of real text are those that text is made of


def plain_text(main: bytes, fib: Fib) -> str:
    """The main text from where the block says that it begins, in the coding that it most likely has."""
    length = fib.lengths["text"]
    if fib.old and fib.fast_saved:
        try:
            offset, size = fib.old_pieces()
            pieces = read_pieces(main[offset : offset + size], old=True)
            raw = b"".join(main[piece.offset : piece.offset + piece.end - piece.start] for piece in pieces)
            return _decoded(raw[:length], fib.language)
        except BROKEN:
            pass
    wide = units(main[fib.first : fib.first + 2 * length])
    narrow = _decoded(main[fib.first : fib.first + length], fib.language)
    return wide if _likelihood(wide) >= _likelihood(narrow) else narrow


def row_ends(text: str) -> list[int]:
    """Places of the marks in ``text`` that end rows of tables, where no properties say so.

    Such a mark stands behind that of the last cell, as does the one of an empty cell: a row ends with as many cells as
    the first one of its table.
    """
    found: list[int] = []
    cells = first = last = 0
    for mark in _CELL_MARK.finditer(text):
        place = mark.start()
        if cells == 0 and "\r" in text[last:place]:
            first = 0  # what stands between is a paragraph, and the next table has columns of its own
        if cells and place == last + 1 and cells >= first:
            found.append(place)
            cells, first = 0, first or cells
        else:
            cells += 1
        last = place
    return found


def _decoded(raw: bytes, language: int) -> str:
    """8-bit text: in the code page of the language, or in Chinese where all of it can be that and little is ASCII."""
    if language in _CODE_PAGES:
        return raw.decode(_CODE_PAGES[language], "replace")
    try:
        chinese = raw.decode("gb18030")
    except UnicodeDecodeError:
        chinese = ""
    return chinese if _likelihood(chinese) > _LIKELY else raw.decode(_WESTERN, "replace")


def _likelihood(text: str) -> float:
    """The share of characters that Chinese and English text is made of."""
    if not text:
        return 0.0
    likely = sum("\u4e00" <= char <= "\u9fff" or char.isascii() or "\u3000" <= char <= "\u301f" for char in text)
    odd = sum(char < " " and char not in "\r\n\t\x07\x0b\x0c\x13\x14\x15" for char in text)
    return (likely - 2 * odd) / len(text)
