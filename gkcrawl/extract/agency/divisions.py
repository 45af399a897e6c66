"""Administrative divisions by name and code, in any year since 1980 (data/divisions.csv, data/towns.csv; GB/T 2260).

The tables are read on first use; towns only when the name of a town is asked for.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from gkcrawl.data import rules, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.document import Level

NATION_CODE = "100000"
TOWN_ENDS = tuple(rules("agency_words", "town")[0].pattern.split("|"))
_TOWN_YEAR = 2025  # of the list in data/towns.csv


class Division(NamedTuple):
    """One name under one code: ``code`` has six digits, a town's nine; years are the first and last on record."""

    code: str
    name: str
    short: str
    level: Level
    parent: str | None
    from_year: int
    to_year: int | None

    def distance(self, year: int | None) -> int:
        """Years between ``year`` (None: now) and the time of this name: 0 when it was in force."""
        if year is None:
            return 0 if self.to_year is None else 9999 - self.to_year
        return max(self.from_year - year, 0 if self.to_year is None else year - self.to_year, 0)

    def within(self, code: str) -> bool:
        """Whether this is the division with ``code`` or a part of it."""
        return code == NATION_CODE or self.code.startswith(_stem(code)) or code == self.parent


# GB/T 2260 has no code for the country; social credit codes of central agencies use this one.
NATION = Division(NATION_CODE, "中华人民共和国", "中国", "nation", None, 1949, None)


@cache
def _index(column: int) -> dict[str, str]:
    """Lines of data/divisions.csv by code (0), name (1) or short name (2); text, because few are ever looked at."""
    index: dict[str, str] = {}
    for line in text("divisions.csv").splitlines()[1:]:
        key = line.split(",", column + 1)[column]
        index[key] = f"{index[key]}\n{line}" if key in index else line
    return index


@cache
def _longest() -> dict[str, int]:
    """First two characters of names → length of the longest name that begins with them."""
    longest: dict[str, int] = {}
    for name in sorted((*_index(1), *_index(2)), key=len):
        longest[name[:2]] = len(name)
    return longest


@cache
def _towns() -> dict[str, str]:
    """Codes of towns by name, nine digits each."""
    towns: dict[str, str] = {}
    for line in text("towns.csv").splitlines()[1:]:
        name = line[10:]
        towns[name] = towns[name] + line[:9] if name in towns else line[:9]
    return towns


@lru_cache(maxsize=4096)
def _read(lines: str) -> tuple[Division, ...]:
    rows = csv.reader(lines.splitlines())
    return tuple(
        Division(code, name, short, cast("Level", level), parent, int(start), int(end) if end else None)
        for code, name, short, level, parent, start, end in rows
    )


def _rows(column: int, key: str) -> tuple[Division, ...]:
    lines = _index(column).get(key)
    return _read(lines) if lines else ()


def named(name: str) -> tuple[Division, ...]:
    """All divisions that ever had the full name ``name``."""
    return _rows(1, name)


def shortened(short: str) -> tuple[Division, ...]:
    """All divisions that ever had the short name ``short`` of two characters or more."""
    return _rows(2, short) if len(short) > 1 else ()


def today() -> tuple[Division, ...]:
    """All provinces, cities and counties of today."""
    return _read("\n".join(line for lines in _index(0).values() for line in lines.split("\n") if line.endswith(",")))


def longest_name(text: str) -> int:
    """How long a name can be that ``text`` begins with; 0 where none begins so."""
    return min(len(text), _longest().get(text[:2], 0))


@lru_cache(maxsize=2048)
def towns(name: str) -> tuple[Division, ...]:
    """All towns, townships and streets of today called ``name``."""
    if not name.endswith(TOWN_ENDS):
        return ()
    codes = _towns().get(name, "")
    short = next(name.removesuffix(end) for end in TOWN_ENDS if name.endswith(end))
    return tuple(
        Division(code, name, short, "town", code[:6], _TOWN_YEAR, None)
        for code in (codes[at : at + 9] for at in range(0, len(codes), 9))
    )


def nearest(found: Sequence[Division], year: int | None) -> list[Division]:
    """Of ``found`` those in force in ``year``, else those nearest to it; one of each code."""
    best = min((division.distance(year) for division in found), default=0)
    return list({division.code: division for division in found if division.distance(year) == best}.values())


def by_code(code: str, year: int | None = None) -> Division | None:
    """The division with ``code`` in ``year``, else nearest to it; None for a code that never was."""
    found = nearest((NATION,) if code == NATION_CODE else _rows(0, code), year)
    return found[0] if found else None


def enclosing(code: str, year: int | None = None) -> Division | None:
    """The smallest division on record that a code lies in: itself, its city (510190 → 510100) or its province."""
    for candidate in (code[:6], f"{code[:4]}00", f"{code[:2]}0000"):
        if division := by_code(candidate, year):
            return division
    return None


def successor(division: Division, year: int | None = None) -> Division:
    """Who bears the short name of an abolished ``division`` in ``year`` (丽水地区 → 丽水市); or itself."""
    if not division.distance(year):
        return division
    heirs = [
        heir
        for heir in shortened(division.short)
        if heir.level == division.level and heir.within(f"{division.code[:2]}0000") and not heir.distance(year)
    ]
    return heirs[0] if len(heirs) == 1 else division


def ancestors(division: Division, year: int | None = None) -> list[Division]:
    """``division`` and what it lies in, smallest first, without the nation."""
    chain = [division]
    while (parent := chain[-1].parent) and parent != NATION_CODE and (upper := by_code(parent, year)):
        chain.append(upper)
    return chain


def _stem(code: str) -> str:
    """The digits that all parts of a division share."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code
