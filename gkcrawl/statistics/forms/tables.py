"""What a table of the forms gives, and how its cells become values."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules
from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.keys import keys
from gkcrawl.statistics.model import Value

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from gkcrawl.statistics.model import FormEra

_TABLE = "statistics_forms"


@dataclass(slots=True)
class Found:
    """Values of one table, the era that its shape tells, and flags.

    ``begins`` is the place of the grid where it stands, ``again`` that where a second one does, None for none.
    """

    values: list[Value] = field(default_factory=list)
    era: FormEra | None = None
    flags: list[str] = field(default_factory=list)
    begins: int = 0
    again: int | None = None


@cache
def words(prefix: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Rules whose role begins with ``prefix``: what follows in the role, the pattern, and where it looks."""
    return tuple(
        (rule.role.removeprefix(prefix), pattern([rule]), rule.place)
        for rule in rules(_TABLE)
        if rule.role.startswith(prefix) and "." not in rule.role.removeprefix(prefix).partition(".")[2]
    )


@cache
def word(role: str) -> re.Pattern[str]:
    """The pattern of all rules of ``role``."""
    return pattern(rules(_TABLE, role))


def named(text: str, prefix: str) -> str | None:
    """The first of the rules of ``prefix`` that fits ``text``, which is squashed."""
    for name, words_of, place in words(prefix):
        if words_of.fullmatch(text) if place == "whole" else words_of.search(text):
            return name
    return None


def squashed(row: Sequence[str]) -> list[str]:
    """Cells of a row as they are compared."""
    return [squash(cell) for cell in row]


def value_of(key: str, column: str | None, raw: str, where: str | None) -> Value:
    """The value of ``key`` and ``column`` that the cell ``raw`` prints."""
    cell = read_cell(raw)
    unit = cell.unit or keys()[key].unit
    return Value(
        key=key,
        column=column,
        value=cell.value,
        meaning=cell.meaning,
        unit=unit,
        raw=raw,
        kind="table",
        where=where,
    )
