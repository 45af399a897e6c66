"""Fields that keep no result (gkcrawl/files/word/fields.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.word.fields import printed


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (r" eq \o\ac(○,12) ", "⑫"),
        (r"EQ \f(1,2)", "12"),
        (r' SYMBOL 254 \f "Wingdings" \s 12', "☑"),
        (r" SYMBOL 0xB3 ", "≥"),
        (" SYMBOL ", ""),
        (" EQ ", ""),
        (" MACROBUTTON NoMacro 点击此处", "点击此处"),
        (" MACROBUTTON NoMacro", ""),
        (' TOC \\o "1-3" ', ""),
        ("", ""),
    ],
)
def test_printed(instruction: str, text: str) -> None:
    assert printed(instruction) == text
