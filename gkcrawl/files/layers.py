"""Judges the text layer of a page: whether it is text, or codes of glyphs that only look like characters.

Some programs (Founder) write fonts whose codes lead to no characters: the layer then holds punctuation, control and
Latin-1 characters, or rare Chinese ones, while headers set in another font can be read. Such a page is one for OCR.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

FEW = 12
"""Characters: less is not judged."""
ODD = 0.3
"""Share of a page's characters that no text has: signs, control characters, private use."""
CHINESE = 0.3
"""Share of Chinese characters that makes a page's text good whatever else is there."""
USUAL = "的，。、和年一"
"""What no Chinese text does without."""
USUAL_SHARE = 0.05
"""Share of a page's characters, from which on these tell that it is text without a closer look."""
COMMON = 0.5
"""Share of Chinese characters in the first level of GB/T 2312 (3,755 common ones): 0.97 and more in any text."""
LEVEL_1 = (0xB0, 0xD7)
"""First bytes of that level (GB/T 2312-1980)."""

# Control characters are none: Python's own ``isspace`` counts some of them.
_BLANKS = frozenset(" \t\r\n\u00a0\u3000")
_SIGN = re.compile(r"[!-,/:-@\[-`{-~\x00-\x1f\x7f-\xff\u0100-\u024f\ue000-\uf8ff\ufff0-\uffff]")
# Signs that tables of figures and addresses of sites are full of.
_FIGURES = re.compile(r"\d[\d.,:%/()+*-]*%?|https?:\S+|\S+@\S+|[A-Za-z]{3,}|[°²³±×÷·§®©«»]|/")


def is_text(text: str) -> bool:
    """Whether ``text`` of a page (without its headers) is one that somebody could read."""
    if sum(map(text.count, USUAL)) > USUAL_SHARE * len(text):
        return True
    counts = Counter(text)
    count = sum(number for char, number in counts.items() if char not in _BLANKS)
    if count < FEW:
        return True
    han = {char: number for char, number in counts.items() if "\u4e00" <= char <= "\u9fff"}
    total = sum(han.values())
    if total >= CHINESE * count:
        return sum(number for char, number in han.items() if _is_common(char)) >= COMMON * total
    return len(_SIGN.findall(_FIGURES.sub("", text))) < ODD * count


@cache
def _is_common(char: str) -> bool:
    return LEVEL_1[0] <= char.encode("gb2312", "replace")[0] <= LEVEL_1[1]
