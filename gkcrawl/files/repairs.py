"""Repairs characters that fonts give wrong codes: radicals in place of characters, signs that come out as rare ones."""

from __future__ import annotations

import re
from functools import cache, partial
from unicodedata import normalize

from gkcrawl.data import rows

RADICALS = "radicals"
"""Repair: CJK radicals replaced by the characters that they look like (Unicode 16, EquivalentUnifiedIdeograph.txt)."""
GLYPHS = "font_glyphs"
"""Repair: rare characters replaced by the signs that their font draws for them."""

SYMBOLS = "symbol_fonts"
"""Repair: codes of symbol fonts (in Unicode's private use area) replaced by what the likeliest of them shows."""

OCR_LAYER = "ocr_layer"
"""Not repaired but noted: text that a scanner read off its pictures, and laid under or over them."""

_LIKELIEST = ("Symbol", "Wingdings 2", "Wingdings")  # a later one wins: boxes to tick are what documents use them for
_PRIVATE = 0xF000  # where the 8 bits of a symbol font are put (ECMA-376 Part 1 §17.3.3.30)
_SYMBOL = re.compile(r"[\uf020-\uf0ff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Nobody sets blanks between Chinese characters where a scanner reads them.
_WIDE = r"[\u2018-\u201d\u3001-\u9fff\uff00-\uffef]"
_GAP = re.compile(rf"(?<={_WIDE}) +(?={_WIDE})")
_RADICAL = re.compile(r"[\u2e80-\u2fdf]")


def repaired(text: str) -> tuple[str, list[str]]:
    """``text`` with its repairs, and what they are called.

    >>> repaired("明政暡2022暢6号⽂件")
    ('明政〔2022〕6号文件', ['radicals', 'font_glyphs'])
    """
    if not _odd().search(text):
        return text, []
    done = []
    text = _CONTROL.sub("", text)
    if _RADICAL.search(text):
        text = _RADICAL.sub(lambda found: _characters()[found[0]], text)
        done.append(RADICALS)
    if _SYMBOL.search(text):
        fixed = text.translate(_symbols())
        done += [SYMBOLS] if fixed != text else []
        text = fixed
    for context, signs in () if _suspects().isdisjoint(text) else _glyphs():
        fixed = context.sub(partial(_signs, signs), text)
        if fixed != text:
            text = fixed
            done.append(GLYPHS)
    return text, list(dict.fromkeys(done))


def joined_scan(text: str) -> str:
    """A line of an OCR layer without the blanks that places of single characters leave, and without unread signs.

    >>> joined_scan("一 、 贷款， 提取 5 次\ufffd")
    '一、贷款，提取 5 次'
    """
    return _GAP.sub("", text.replace("\ufffd", ""))


def _signs(signs: dict[str, str], found: re.Match[str]) -> str:
    return "".join(signs.get(char, char) for char in found[0])


@cache
def _characters() -> dict[str, str]:
    table = {row["radical"]: row["character"] for row in rows("radicals")}
    every = map(chr, range(0x2E80, 0x2FE0))
    return {radical: table.get(radical) or normalize("NFKC", radical) for radical in every}


@cache
def _symbols() -> dict[int, str]:
    return {
        _PRIVATE + int(row["first"], 16) + at: char
        for font in _LIKELIEST
        for row in rows("symbol_fonts")
        if row["font"] == font
        for at, char in enumerate(row["characters"])
    }


@cache
def _suspects() -> frozenset[str]:
    return frozenset(row["glyph"] for row in rows("font_glyphs"))


@cache
def _odd() -> re.Pattern[str]:
    """Any character that a repair begins with; most texts have none, and are looked through but once."""
    classes = (found.pattern.strip("[]") for found in (_CONTROL, _RADICAL, _SYMBOL))
    return re.compile(f"[{''.join(classes)}{re.escape(''.join(sorted(_suspects())))}]")


@cache
def _glyphs() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """Where a sign is expected, and what stands there in its place."""
    table = rows("font_glyphs")
    contexts = dict.fromkeys(row["context"] for row in table)
    return tuple(
        (re.compile(context), {row["glyph"]: row["sign"] for row in table if row["context"] == context})
        for context in contexts
    )
