"""Chinese numerals: what they are written with, numbers below 100 and years; and shares of counts."""

from __future__ import annotations

DIGITS = "一二三四五六七八九"
TENS = DIGITS + "十"
"""What numbers below 100 are written with."""
HUNDREDS = TENS + "百"
# Every glyph seen for 〇 in years such as 二O一一年: Latin, Greek, Cyrillic, full-width, circles.
ZEROS = "〇○OoＯ０0零◯ОΟ"
YEAR_DIGITS = ZEROS + DIGITS
_VALUES = {char: value for value, char in enumerate(DIGITS, 1)} | dict.fromkeys(ZEROS, 0)


def small_number(text: str) -> int | None:
    """0 to 99 in digits or Chinese numerals, None for anything else.

    >>> small_number("二十一")
    21
    """
    if text.isdecimal():
        return int(text)
    tens, ten, units = text.rpartition("十")
    high = _VALUES.get(tens) if tens else (1 if ten else 0)
    low = _VALUES.get(units) if units else (0 if ten else None)
    return None if high is None or low is None else 10 * high + low


def year_number(text: str) -> int:
    """A year written digit by digit (二〇二三).

    Raises:
        KeyError: a character is no digit.
    """
    return int("".join(str(_VALUES[char]) for char in text))


def in_chinese(number: int) -> str:
    """``number`` below 100 in Chinese, any other in digits.

    >>> in_chinese(21)
    '二十一'
    """
    tens, units = divmod(number, 10)
    if not number or tens not in range(10):
        return str(number) if number else "零"
    return (DIGITS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[units - 1] if units else "")


def year_in_chinese(year: int) -> str:
    """``year`` digit by digit, as it is printed below a document: 二〇二三."""
    return "".join(("〇" + DIGITS)[int(digit)] for digit in str(year))


def mostly(part: float, whole: float, share: float) -> bool:
    """Whether ``part`` is at least ``share`` (0.9: nine tenths) of ``whole``; of nothing everything is.

    >>> mostly(9, 10, 0.9), mostly(8, 10, 0.9)
    (True, False)
    """
    return part >= share * whole
