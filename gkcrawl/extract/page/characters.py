"""Text normalisation: NFKC, white space, numbers in Chinese numerals."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

# Every glyph seen for 〇 in years such as 二O一一年: Latin, Greek, Cyrillic, full-width, circles.
ZEROS = "〇○OoＯ０0零◯ОΟ"
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys(ZEROS, 0)
# What Chinese text is full of, the most frequent first.
_WIDE = (("：", ":"), ("，", ","), ("（", "("), ("）", ")"), ("\u3000", " "), ("；", ";"), ("\xa0", " "))


def nfkc(text: str) -> str:
    """``text`` in Unicode's form NFKC; `unicodedata.normalize` needs five times as long for Chinese punctuation.

    >>> nfkc("（2023）：")
    '(2023):'
    """
    if is_normalized("NFKC", text):
        return text
    for wide, narrow in _WIDE:
        if wide in text:
            text = text.replace(wide, narrow)
    return text if is_normalized("NFKC", text) else normalize("NFKC", text)


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


def squash(text: str) -> str:
    """``text`` for comparison: NFKC, without white space and characters of no width."""
    text = nfkc(text)
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return "".join(text.split())


def small_number(text: str) -> int | None:
    """0 to 99 in digits or Chinese numerals, None for anything else.

    >>> small_number("二十一")
    21
    """
    if text.isdecimal():
        return int(text)
    tens, ten, units = text.rpartition("十")
    high = _DIGITS.get(tens) if tens else (1 if ten else 0)
    low = _DIGITS.get(units) if units else (0 if ten else None)
    return None if high is None or low is None else 10 * high + low


def year_number(text: str) -> int:
    """A year written digit by digit (二〇二三).

    Raises:
        KeyError: a character is no digit.
    """
    return int("".join(str(_DIGITS[char]) for char in text))
