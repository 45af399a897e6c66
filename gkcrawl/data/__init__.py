"""Tables: what the engine knows about the world, as rows (README.md), and how they are read."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Rule(NamedTuple):
    """A row of a table of rules: a regular expression, texts it is to match and others it is not to; a test runs all.

    ``role``: what the pattern says of a text (a kind, a part of a page …), or several, parted by blanks. ``place``:
    where in a text it looks: ``whole`` (the default; use ``fullmatch``), ``start`` (``match``), ``end`` or ``within``
    (``search``). Examples of a cell are parted by |.
    """

    pattern: str
    role: str
    place: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def text(name: str) -> str:
    """The file ``name`` (with its ending) of this folder."""
    return files("gkcrawl.data").joinpath(name).read_text(encoding="utf-8")


def entries(name: str) -> list[str]:
    """The lines of the text file ``name`` but for its comments, which begin with #."""
    return [line for line in text(name).splitlines() if not line.startswith("#")]


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of ``table``.csv by the names of their columns."""
    return tuple(csv.DictReader(text(f"{table}.csv").splitlines()))


def rules(table: str, *roles: str) -> tuple[Rule, ...]:
    """The rules of ``table``.csv in order, all of them or those of some ``roles``."""
    return tuple(_rule(row) for row in rows(table) if not roles or not set(roles).isdisjoint(row["role"].split()))


def pattern(chosen: Iterable[Rule], flags: int = 0) -> re.Pattern[str]:
    """One expression for all of the ``chosen`` rules, to be used as their place says.

    >>> pattern([Rule("通知|公告", "notice", "end", (), ())]).search("关于防汛的通知")[0]
    '通知'
    """
    return re.compile(alternatives(chosen), flags)


def alternatives(chosen: Iterable[Rule]) -> str:
    """The ``chosen`` rules as one group, to be built into a larger expression."""
    return f"(?:{'|'.join(f'(?:{one.pattern})$' if one.place == 'end' else one.pattern for one in chosen)})"


def _rule(row: dict[str, str]) -> Rule:
    examples, others = (
        tuple(filter(None, (row.get(name) or "").split("|"))) for name in ("example", "counter_example")
    )
    return Rule(row["pattern"], row.get("role") or "", row.get("place") or "whole", examples, others)
