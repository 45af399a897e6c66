"""Text that was encoded twice (mojibake): its bytes were read in a wrong charset, and the result was saved as UTF-8."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

# What bytes 0x80 to 0x9F stand for in Windows-1252; undefined ones stay control characters, as in browsers.
_WINDOWS = {char: byte for byte in range(0x80, 0xA0) if (char := bytes((byte,)).decode("cp1252", "ignore"))}
_HIGH = "".join(map(re.escape, _WINDOWS))
# UTF-8 as Latin-1: 关 is å, a control character and ³. Sequences of three bytes, among them some of two; a no-break
# space has often become a blank. Of a byte that Windows-1252 has no character for, U+FFFD is left, or nothing.
_FOLLOWS = rf"\x80-\xbf\ufffd{_HIGH}"
_UTF8_AS_LATIN = re.compile(rf"(?:[\xe2-\xef](?:[{_FOLLOWS} ]{{2}}|[{_FOLLOWS}])|[\xc2-\xdf][{_FOLLOWS}])+")
_LOST_BYTE = re.compile(
    rf"[\xe2-\xef](?:\ufffd[{_FOLLOWS} ]?|[{_FOLLOWS} ]\ufffd|[{_FOLLOWS}](?![{_FOLLOWS} ]))|[\xc2-\xdf]\ufffd"
)
# No byte of UTF-8 or GBK.
_LOST = b"\xff"
_LEADS = "åäæçè"
# GBK as Latin-1: comma, stop and colon show at once whether it is worth a closer look.
_GBK_AS_LATIN = re.compile(rf"[\x80-\xfe{_HIGH}]{{2,}}")
_GBK_MARKS = ("£¬", "¡£", "¡¢", "£º")
_FEWEST_MARKS = 3  # punctuation: a page of three sentences has as many
_MOST_ACCENTS = 3  # high characters in a row: words of European languages have no more
# UTF-8 as GBK: comma and stop begin with these characters.
_UTF8_AS_GBK = re.compile(r"[^\x00-\x7f]+")
# Where readers of GBK met a byte 0x80, or bytes that are no character.
_UNKNOWN = re.compile("[€\ufffd]")
_HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
# What GBK's readers made of U+FFFD.
_REPLACED_TWICE = "锟斤拷"
_COMMA_AS_GBK = "锛"
_FEWEST_FOUND = 8  # Chinese characters that decoding must bring to light: fewer come by chance
_MOST_LOST = 0.3  # of the characters of a run: with more lost it is no text of that charset


class Undone(NamedTuple):
    """The text as it was meant, whether it was encoded twice, and whether some of it is lost for good."""

    text: str
    twice: bool = False
    damaged: bool = False


def may_be_encoded_twice(body: bytes, text: str) -> bool:
    """Whether a ``body`` in UTF-8, decoded to ``text``, has any of the characters that wrong readings leave.

    0xC3 begins the Latin letters from À to ÿ; single bytes and characters are found fastest.
    """
    return b"\xc3" in body or _COMMA_AS_GBK in text or _REPLACED_TWICE[0] in text


def undo_double_encoding(text: str) -> Undone:
    """``text`` of a UTF-8 page, decoded once more where it was encoded twice; names like Café are left alone.

    Runs of characters that do not decode stay as they are; what was lost on the way is damage.
    """
    damaged = _REPLACED_TWICE in text
    readings: list[tuple[bool, re.Pattern[str], Callable[[str], bytes], str]] = [
        (_may_be_gbk(text), _GBK_AS_LATIN, _bytes, "gb18030"),
        (any(lead in text for lead in _LEADS), _UTF8_AS_LATIN, _utf8_bytes, "utf-8"),
        (_COMMA_AS_GBK in text and "銆" in text, _UTF8_AS_GBK, _gbk_bytes, "utf-8"),
    ]
    for suspected, pattern, encode, charset in readings:
        if suspected and (undone := _undo(text, pattern, encode, charset)):
            return undone._replace(damaged=damaged or undone.damaged)
    return Undone(text, damaged=damaged)


def _may_be_gbk(text: str) -> bool:
    """Whether high Latin characters come in long runs, with Chinese punctuation among them: two in a row are French."""
    if sum(map(text.count, _GBK_MARKS)) < _FEWEST_MARKS:
        return False
    lengths = [len(run) for run in _GBK_AS_LATIN.findall(text)]
    return sum(length for length in lengths if length > _MOST_ACCENTS) * 2 > sum(lengths)


def _undo(text: str, pattern: re.Pattern[str], encode: Callable[[str], bytes], charset: str) -> Undone | None:
    """``text`` with every run of ``pattern`` decoded from ``charset``; None when that hardly gives Chinese."""
    lost = found = 0

    def mean(run: re.Match[str]) -> str:
        nonlocal lost, found
        data = encode(run[0])
        meant = data.decode(charset, "replace")
        gone = meant.count("\ufffd")
        chinese = len(_HAN.findall(meant))
        if gone - data.count(_LOST) > _MOST_LOST * len(meant) or not chinese:
            # Honest text, or one of which nothing is left.
            return run[0]
        lost, found = lost + gone, found + chinese
        return meant

    meant = pattern.sub(mean, text)
    return Undone(meant, twice=True, damaged=lost > 0) if found >= _FEWEST_FOUND else None


def _bytes(run: str) -> bytes:
    return bytes(_WINDOWS.get(char, 0xA0 if char == " " else ord(char)) for char in run)


def _utf8_bytes(run: str) -> bytes:
    """The bytes that a reader of Latin-1 took ``run`` from; `_LOST` for a character that it lost a byte of."""
    return _bytes(_LOST_BYTE.sub(_LOST.decode("latin-1"), run))


def _gbk_bytes(run: str) -> bytes:
    """The bytes that a reader of GBK took ``run`` from; what it lost stays lost."""
    known = _UNKNOWN.split(run)
    between = (b"\x80" if char == "€" else _LOST for char in _UNKNOWN.findall(run))
    return b"".join(part.encode("gbk", "replace") + byte for part, byte in zip(known, (*between, b""), strict=True))
