"""Counts in a sentence: digits, 万 and Chinese numerals, 余 and 多, each with its unit; years and shares are none."""

from __future__ import annotations

import re
from typing import NamedTuple

_HAN = "零〇一二两三四五六七八九十百千"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = {"": 1, "万": 10_000, "亿": 100_000_000}
_UNITS = r"万元|亿元|人次|条次|批次|[条件份篇宗起个次期场项元人例则批名所处张部]"
# Chinese numerals count only before units that are no part of other words (一个, 三项).
_HAN_UNITS = r"(?:人次|条次|[条件份篇宗起期场例则])"
_COUNT = re.compile(
    rf"(?<![第\d.〔\[【])(?<!\d-)(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?)(?P<myriad>[万亿](?!元))?"
    rf"|(?P<han>[{_HAN}]{{1,8}}(?:万[{_HAN}]{{0,7}})?)(?=[余多]?{_HAN_UNITS}))"
    rf"(?P<about>[余多])?(?P<unit>{_UNITS})?"
)
# What stands behind a number that counts nothing here: 2017年, 33.04%, 7个工作日, 3月, 10号文, telephone numbers.
_NO_COUNT = re.compile(
    r"[年月日号%‰时分度天周级余类种位家台楼栋路户期岁\d]|[-.~—][\d%]|个(?:工作日|月|百分点|小时|自然日|部门|单位|方面|[省市县区乡镇村]|街道|栏目|专栏|科室|机构)|"
    r"(?:名|人次?)以[上下]"
)
_NO_UNIT = re.compile(r"[。,;)、]|$")
_MONEY = {"万元": 10_000, "亿元": 100_000_000}


class Count(NamedTuple):
    """A number of a sentence from ``start`` to ``end``, its unit included; money is in 元, ``about`` says 余 or 多."""

    value: int | float
    unit: str
    about: bool
    start: int
    end: int


def counts(sentence: str) -> list[Count]:
    """The counts of a ``sentence`` without blanks, in order.

    >>> [(one.value, one.unit, one.about) for one in counts("2017年公开1.8万余条,收到申请二十三件,占5%")]
    [(18000, '条', True), (23, '件', False)]
    """
    return [one for found in _COUNT.finditer(sentence) if (one := _count(found, sentence))]


def _count(found: re.Match[str], sentence: str) -> Count | None:
    unit = found["unit"] or ""
    rest = max(map(found.end, ("about", "myriad", "digits", "han")))
    if _NO_COUNT.match(sentence, rest) and not (unit == "期" and not found["about"]):
        return None
    if not unit and not _NO_UNIT.match(sentence, found.end()):
        return None
    size = _MYRIAD[found["myriad"] or ""] * _MONEY.get(unit, 1)
    base = float(found["digits"].replace(",", "")) if found["digits"] else _chinese(found["han"])
    value = round(base * size, 6)
    unit = "元" if unit in _MONEY else unit
    return Count(int(value) if value == int(value) else value, unit, bool(found["about"]), found.start(), found.end())


def _chinese(text: str) -> int:
    """A Chinese numeral (一万二千二百零三), or digit by digit (二三)."""
    myriads, myriad, rest = text.rpartition("万")
    if myriad:
        return _chinese(myriads) * 10_000 + (_chinese(rest) if rest else 0)
    if not set(text) & set(_TENS):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = 0
    digit: int | None = None
    for char in text:
        if (ten := _TENS.get(char)) is not None:
            total, digit = total + (1 if digit is None else digit) * ten, None
        else:
            digit = _DIGITS[char] or None
    return total + (digit or 0)
