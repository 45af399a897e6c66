"""Numbers of lists as Word prints them: 一, ①, 壹, 甲, iv (ECMA-376 Part 1 §17.18.59, [MS-OSHARED] §2.2.1.3)."""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase, ascii_uppercase

from gkcrawl.data import rows

_HAN = ("〇一二三四五六七八九", "十百千万")
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_SMALL_ROMAN = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_TEENS = range(10, 20)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
# What has a character of its own for each of its first numbers: ① to ⑳, then ㉑ to ㊿.
_ENCLOSED = {
    "circle": "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)])),
    "full_stop": "".join(map(chr, range(0x2488, 0x249C))),
    "parentheses": "".join(map(chr, range(0x2474, 0x2488))),
    "han_circle": "".join(map(chr, range(0x3280, 0x328A))),
    "stems": _STEMS,
    "branches": _BRANCHES,
}
_BEYOND = {"full_stop": "{}.", "parentheses": "({})"}
_FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
_MOST_WRITTEN = 99_999  # numbers written out; Word prints larger ones in digits
_MOST_LETTERS = 780  # thirty times the alphabet, as Word does


@cache
def kinds() -> dict[str | int, str]:
    """How the formats of numbers count, by their name in DOCX and their code in DOC and RTF."""
    return {key: row["kind"] for row in rows("number_formats") for key in (row["name"], int(row["code"]))}


def counted(number: int, kind: str) -> str:
    """``number`` as the ``kind`` of `kinds` prints it, in digits where that has no character for it.

    >>> counted(12, "han"), counted(3, "circle"), counted(28, "lower_letter")
    ('十二', '③', 'bb')
    """
    if kind in ("none", "bullet"):
        return ""
    if number < 0 or number > _MOST_WRITTEN:
        return str(number)
    if signs := _ENCLOSED.get(kind):
        return signs[number - 1] if 0 < number <= len(signs) else _BEYOND.get(kind, "{}").format(number)
    match kind:
        case "han":
            return _written(number, _HAN)
        case "legal":
            return _written(number, _LEGAL)
        case "han_digits":
            return "".join(_HAN[0][int(digit)] for digit in str(number))
        case "full_width":
            return str(number).translate(_FULL_WIDTH)
        case "two_digits":
            return f"{number:02}"
        case "dashes":
            return f"- {number} -"
        case "sexagenary" if number:
            return _STEMS[(number - 1) % len(_STEMS)] + _BRANCHES[(number - 1) % len(_BRANCHES)]
        case "upper_roman" | "lower_roman" if number:
            return _roman(number) if kind == "upper_roman" else _roman(number).lower()
        case "upper_letter" | "lower_letter" if 0 < number <= _MOST_LETTERS:
            letters = ascii_uppercase if kind == "upper_letter" else ascii_lowercase
            return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    return str(number)


def _written(number: int, signs: tuple[str, str]) -> str:
    """A number below 100,000 in Chinese: 一百零五, and 十二 instead of 一十二."""
    digits, powers = signs
    if not number:
        return digits[0]
    text, zero = "", False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + (powers[place - 1] if place else "")
        zero = not digit
    return text[1:] if number in _TEENS else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_SMALL_ROMAN):
        text += letters * (number // value)
        number %= value
    return text
