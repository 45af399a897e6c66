"""Characters of symbol fonts (gkcrawl/files/word/symbols.py, gkcrawl/data/symbol_fonts.csv)."""

from __future__ import annotations

import pytest

from gkcrawl.data import rows
from gkcrawl.files.word.symbols import shown, symbol


@pytest.mark.parametrize(
    ("font", "code", "text"),
    [
        ("Wingdings", 0xF0A8, "□"),
        ("Wingdings", 0xFE, "☑"),
        ("Wingdings 2", 0xA3, "□"),
        ("Symbol", 0xF0B3, "≥"),
        ("宋体", 0xF0B3, ""),
        ("宋体", ord("√"), "√"),
        ("Webdings", 0x110000, ""),
    ],
)
def test_symbols(font: str, code: int, text: str) -> None:
    assert symbol(font, code) == text


def test_no_code_stands_in_two_rows() -> None:
    codes = [
        (row["font"], int(row["first"], 16) + at)
        for row in rows("symbol_fonts")
        for at in range(len(row["characters"]))
    ]
    assert len(codes) == len(set(codes))
    assert max(code for _, code in codes) <= 0xFF


def test_text_in_a_symbol_font() -> None:
    assert (shown("Wingdings", "\uf0d8 甲J"), shown("宋体", "R\uf052")) == ("➢ 甲J", "R\uf052")
