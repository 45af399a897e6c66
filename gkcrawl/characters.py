"""Text normalisation: Unicode's NFKC, case folding, white space and characters of no width.

=================  ======  =====  ===========================================================================
Function           NFKC    case   white space
=================  ======  =====  ===========================================================================
`nfkc`             yes     kept   kept
`narrow`           1 : 1   kept   kept: places in the text stay the same
`folded`           yes     lower  kept
`squash`           yes     kept   removed
`single_spaced`    no      kept   runs become one space; entities are read (text of a link, value of an API)
`unwrapped`        no      kept   runs become one space; line breaks of the source vanish between characters
`letters`          yes     lower  removed, and all else that is no letter, digit or character
=================  ======  =====  ===========================================================================
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What Chinese text is full of, the most frequent first.
_WIDE = (
    *(("：", ":"), ("，", ","), ("（", "("), ("）", ")"), ("\u3000", " "), ("；", ";"), ("\xa0", " ")),
    *(("！", "!"), ("？", "?"), ("％", "%")),
)
# All but ASCII, common punctuation and ideographs: what NFKC may change.
_COMPATIBLE = re.compile(r"[^\x00-\x7f\u3001-\u3020\u3400-\u9fff‘’“”—·]+")
# Accents that NFKC joins with the letter before them.
_ACCENT = re.compile("[\u0300-\u036f]")
_SPACE = re.compile(r"[\s\u200b\u200c\u200d\ufeff]+")
# Source code is wrapped and indented; between Chinese characters that is no space.
_WRAP = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])\n|\n(?=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])")
_NOISE = re.compile(r"[\W_]+")
HAN = re.compile(r"[\u4e00-\u9fff]")
"""A character of the basic block of Chinese characters."""
_LONG = 100
"""Characters, from which on arrays beat regular expressions."""


def nfkc(text: str) -> str:
    """``text`` in Unicode's form NFKC; `unicodedata.normalize` needs ten times as long for Chinese text.

    >>> nfkc("（2023）：")
    '(2023):'
    """
    if is_normalized("NFKC", text):
        return text
    for wide, plain in _WIDE:
        if wide in text:
            text = text.replace(wide, plain)
    if is_normalized("NFKC", text):
        return text
    if _ACCENT.search(text):
        return normalize("NFKC", text)
    return _COMPATIBLE.sub(lambda found: normalize("NFKC", found[0]), text)


def narrow(text: str) -> str:
    """``text`` in NFKC where that is one character for one (not … or ㎡): places in both are the same.

    >>> narrow("（2023）：防汛…")
    '(2023):防汛…'
    """
    if is_normalized("NFKC", text):
        return text
    for wide, thin in _WIDE:
        text = text.replace(wide, thin)
    return text if is_normalized("NFKC", text) else "".join(map(_narrowed, text))


def _narrowed(char: str) -> str:
    plain = normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def folded(text: str | None) -> str:
    """``text`` in NFKC and lower case, empty for None.

    >>> folded("ＰＤＦ（１）")
    'pdf(1)'
    """
    return nfkc(text or "").lower()


def squash(text: str) -> str:
    """``text`` for comparison: NFKC, without white space and characters of no width."""
    if text.isascii():
        return "".join(text.split())
    return "".join(_without_marks(nfkc(text)).split())


def single_spaced(text: str | None) -> str:
    """``text`` with entities read, characters of no width dropped and white space made single; empty for None.

    >>> single_spaced(" 关于&nbsp; 防汛 ")
    '关于 防汛'
    """
    text = unescape(text or "") if "&" in (text or "") else text or ""
    return _SPACE.sub(" ", _without_marks(text)).strip()


def unwrapped(text: str) -> str:
    """``text`` with source line breaks removed or turned into spaces, and runs of blanks joined to one."""
    if text.isalnum():
        return text
    if "\n" in (text := _without_marks(text).strip()):
        text = _WRAP.sub("", "\n".join(filter(None, map(str.strip, text.split("\n")))))
    return " ".join(text.split())


def _without_marks(text: str) -> str:
    if "\u200b" in text or "\ufeff" in text:
        return text.replace("\u200b", "").replace("\ufeff", "")
    return text


def letters(text: str | None) -> str:
    """``text`` as titles and texts are compared: `folded`, letters, digits and characters only.

    >>> letters("关于《示例办法》的通知〔2024〕3 号")
    '关于示例办法的通知20243号'
    """
    return alphanumeric(folded(text))


def alphanumeric(text: str) -> str:
    """`letters` of a ``text`` that is `folded` already."""
    if len(text) < _LONG:
        return _NOISE.sub("", text)
    # Not above: most callers have titles only, and start faster without.
    import numpy as np

    points = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if len(points) != len(text):
        # Of characters beyond the basic plane, which have no place in the table.
        return _NOISE.sub("", text)
    return points[_telling().take(points)].tobytes().decode("utf-16-le")


@cache
def _telling() -> NDArray[np.bool_]:
    """For each character of the basic plane, whether it is a letter, digit or character."""
    import numpy as np

    return np.array([chr(point).isalnum() for point in range(0x10000)])
