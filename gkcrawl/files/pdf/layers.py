"""Judges the text layer of a page: whether it is text, or codes of glyphs that only look like characters.

Some programs (Founder) write fonts whose codes lead to no characters: the layer then holds punctuation, control and
Latin-1 characters, or rare Chinese ones, while headers set in another font can be read. Such a page is one for OCR.
"""

from __future__ import annotations

import re

FEW = 12
"""Characters: less is not judged."""
ODD = 0.3
"""Share of a page's characters that no text has: signs, control characters, private use."""
CHINESE = 0.3
"""Share of Chinese characters that makes a page's text good whatever else is there."""
COMMON = 0.5
"""Share of Chinese characters in the first level of GB/T 2312 (3,755 common ones): 0.97 and more in any text."""
HIGH = 0xA1  # the least byte of a character of GB/T 2312 (EUC-CN)
LEVEL_1 = (0xB0, 0xD7)
"""First bytes of that level (GB/T 2312-1980)."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_SIGN = re.compile(r"[!-,/:-@\[-`{-~\x00-\x1f\x7f-\xff\u0100-\u024f\ue000-\uf8ff\ufff0-\uffff]")
# Signs that tables of figures and addresses of sites are full of.
_FIGURES = re.compile(r"\d[\d.,:%/()+*-]*%?|https?:\S+|\S+@\S+|[A-Za-z]{3,}|[°²³±×÷·§®©«»]|/")


def is_text(text: str) -> bool:
    """Whether ``text`` of a page (without its headers) is one that somebody could read."""
    plain = "".join(text.split())
    if len(plain) < FEW:
        return True
    han = _HAN.findall(plain)
    if len(han) >= CHINESE * len(plain):
        return _common(han) >= COMMON
    return len(_SIGN.findall(_FIGURES.sub("", text))) < ODD * len(plain)


def _common(han: list[str]) -> float:
    codes = "".join(han).encode("gb2312", "replace")
    first = [byte for byte in codes if byte >= HIGH][::2]
    return sum(LEVEL_1[0] <= byte <= LEVEL_1[1] for byte in first) / len(han)
