"""Numbers that tell apart documents of one series by their titles: 第1期 from 第2期, 一标段 from 二标段."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import folded
from gkcrawl.data import alternatives, rules
from gkcrawl.numerals import HUNDREDS, YEAR_DIGITS, ZEROS, small_number, year_number

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = rf"\d+|[{HUNDREDS}{ZEROS.lower()}]+"
# Of lots: A包, Ⅱ标段 (which NFKC writes in letters).
_NAMED = rf"{_NUMBER}|(?<![a-z])(?:[ivx]{{1,4}}|[a-h])(?![a-z])"
_BEHIND, _BEFORE = (alternatives(rules("title_units", role)) for role in ("behind", "before"))
# Each with the number, and the unit that it counts or what the place is called instead.
_FORMS = [
    (re.compile(form), place)
    for form, place in (
        (rf"第(?P<number>{_NUMBER})(?P<unit>\D)", ""),
        (rf"(?P<number>{_NAMED})(?P<unit>{_BEHIND})", ""),
        (rf"(?P<unit>{_BEFORE})(?P<number>{_NAMED})", ""),
        (rf"\((?P<number>{_NUMBER}|[上中下])\)", "()"),
        (rf"(?P<number>{_NUMBER})$", "$"),
        (r"(?P<number>[上下])半年", "半年"),
        (r"(?P<number>[春夏秋冬])季", "season"),
        (r"(?<!\d)(?P<number>(?:19|20)\d\d)(?!\d)", "year"),
    )
]
_DIGITS_OF_A_YEAR = 4  # fewer count years (三年行动)


def title_numbers(title: str | None) -> Mapping[str, frozenset[str]]:
    """The numbers in a title by what they count (the first character of its unit), years apart.

    >>> sorted((unit, *numbers) for unit, numbers in title_numbers("2018年度第一期招聘启事（二）").items())
    [('()', '2'), ('year', '2018'), ('期', '1')]
    """
    flat = "".join(folded(title).split())
    found: dict[str, set[str]] = {}
    for form, place in _FORMS:
        for match in form.finditer(flat):
            value = _value(match["number"])
            unit = place or match["unit"][0]
            of_a_year = unit in ("年", "$") and value.isdecimal() and len(value) == _DIGITS_OF_A_YEAR
            found.setdefault("year" if of_a_year else unit, set()).add(value)
    return {unit: frozenset(numbers) for unit, numbers in found.items()}


def _value(number: str) -> str:
    """A number in one form, however it is written; letters as they are."""
    if number.isdecimal():
        return str(int(number))
    if len(number) == _DIGITS_OF_A_YEAR and all(char in YEAR_DIGITS.lower() for char in number):
        return str(year_number(number))
    small = small_number(number)
    return number if small is None else str(small)


def count_otherwise(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]], *units: str) -> bool:
    """Whether two titles count the same (one of ``units``, by default anything but years) with different numbers.

    One that says more (2018年第3期 beside 第3期, 2018-2020年 beside 2020年) does not.
    """
    shared = [unit for unit in units or one.keys() - {"year"} if unit in one and unit in other]
    return any(not (one[unit] <= other[unit] or other[unit] <= one[unit]) for unit in shared)
