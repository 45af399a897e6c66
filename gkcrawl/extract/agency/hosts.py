"""Divisions that the name of a host spells in pinyin: gzdaozhen.gov.cn, suzhou.jiangsu.gov.cn."""

from __future__ import annotations

import re
from functools import cache

from gkcrawl.data import rows
from gkcrawl.extract.agency.divisions import NATION_CODE, Division, by_code, today
from gkcrawl.extract.copies.readings import spellings

_SUFFIX = re.compile(r"\.(?:gov|edu|org|com|net|ac)?\.?cn$|\.(?:com|net|org|gov)$")
_AFTER = ("", "shi", "xian", "qu", "s", "x", "q", "zf", "szf", "xzf", "qzf", "gov")
_SHORTEST_NAME = 2  # characters: 郫 without 县 is any pi
_SHORTEST_SPELLING = 4  # letters: luan; fewer are initials of an office (rsj)


def divisions_of_host(host: str) -> tuple[Division, ...]:
    """What divisions of today the labels of ``host`` spell, the innermost that one of them names; () for none.

    Names of provinces stand in data/provinces.csv. A label may begin with the letters of a province (gz, guizhou) or
    city, and end with 市, 县, 区 or what is short for them. A spelling that several places have means any of them.

    >>> [division.name for division in divisions_of_host("rsj.gzdaozhen.gov.cn")]
    ['道真仡佬族苗族自治县']
    """
    found: tuple[Division, ...] = ()
    for label in reversed(_SUFFIX.sub("", host.lower()).split(".")):
        places = _provinces(label) or _read(label)
        inside = tuple(place for place in places if not found or any(place.within(upper.code) for upper in found))
        found = inside or found
    return found


@cache
def _provinces(label: str) -> tuple[Division, ...]:
    codes = [row["code"] for row in rows("provinces") if label in row["hosts"].split()]
    return tuple(division for code in codes if (division := by_code(code)))


def _read(label: str) -> tuple[Division, ...]:
    """The divisions that ``label`` can mean; those that it spells as a whole, where there are any."""
    ends = sorted((len(label) - len(after) for after in _AFTER if label.endswith(after)), reverse=True)
    for start in range(len(label) - _SHORTEST_SPELLING + 1):
        for end in ends:
            spelled = _spelled().get(label[start:end], ())
            if start:
                spelled = tuple(one for one in spelled if any(label[:start] in _before(code) for code in _above(one)))
            if spelled:
                return spelled
    return ()


@cache
def _spelled() -> dict[str, tuple[Division, ...]]:
    """Spelling of a name or short name → the divisions of today that have it."""
    table: dict[str, dict[str, Division]] = {}
    for division in today():
        names = [division.name, *([division.short] if len(division.short) >= _SHORTEST_NAME else [])]
        for spelling in {spelling for name in names for spelling in spellings(name)}:
            if len(spelling) >= _SHORTEST_SPELLING:
                table.setdefault(spelling, {})[division.code] = division
    return {spelling: tuple(places.values()) for spelling, places in table.items()}


@cache
def _before(code: str) -> frozenset[str]:
    """What a label may begin with for a place in the division ``code``: its name, or the first letters of it."""
    division = by_code(code)
    if division is None:
        return frozenset()
    hosts = next((row["hosts"].split() for row in rows("provinces") if row["code"] == code), [])
    whole = spellings(division.short)
    letters = "".join(min(spellings(one), default="")[:1] for one in division.short)
    return frozenset({*whole, letters, *hosts})


def _above(division: Division) -> set[str]:
    return {f"{division.code[:2]}0000", division.parent or NATION_CODE} - {division.code, NATION_CODE}
