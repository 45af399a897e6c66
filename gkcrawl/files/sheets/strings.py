"""Strings of XLS files in another charset than the file says: UTF-16 kept as 8-bit strings, GBK as Western text."""

from __future__ import annotations

import re

from gkcrawl.characters import HAN

_ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\xff]")  # no plain text of a Chinese sheet
_TEXT = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2026\t\n\r -~]+")
_COMMON_SHARE = 0.5  # of the Chinese characters are of level 1 of GB 2312; of bytes read by chance a seventh are
_LEVEL_1 = (b"\xb0\xa1", b"\xd7\xf9")


def utf16_undone(text: str) -> str | None:
    """What an 8-bit string says whose bytes are UTF-16, little end first; None where they are not.

    >>> utf16_undone("\\x17S¬N")
    '北京'
    """
    if len(text) % 2 or not _ODD.search(text):
        return None
    return _plausible(text, "utf-16-le")


def gbk_undone(text: str) -> str | None:
    """What a string says that is GBK read as Western text; None where it is not.

    >>> gbk_undone("ÄÏ¾©")
    '南京'
    """
    return _plausible(text, "gb18030") if _ODD.search(text) else None


def _plausible(text: str, charset: str) -> str | None:
    try:
        read = text.encode("latin-1").decode(charset)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    if not _TEXT.fullmatch(read):
        return None
    characters = HAN.findall(read)
    common = sum(_LEVEL_1[0] <= one.encode("gb2312", "ignore") <= _LEVEL_1[1] for one in characters)
    return read if common >= len(characters) * _COMMON_SHARE else None
