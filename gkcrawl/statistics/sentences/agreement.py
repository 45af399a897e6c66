"""Checks of what a report says twice: sentences against tables, parts against their total, shares against counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.data import rows
from gkcrawl.statistics.model import Check
from gkcrawl.statistics.sentences.numbers import counts
from gkcrawl.statistics.sentences.passages import passages
from gkcrawl.statistics.sentences.prose import BREAKDOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkcrawl.statistics.model import Value

_SHARE = re.compile(r"[,(]?(?:约|共)?占(?:总数|总量|申请总数|比)?的?(\d{1,3}(?:\.\d+)?)%")
_NEAR = 0.6
"""Points of a hundred by which a printed share may differ from the quotient of its counts, for it is rounded."""


def check_agreement(text: str, values: Sequence[Value]) -> list[Check]:
    """V9, V11 and V12 of a report with ``text`` and ``values``, where it prints both sides.

    A number in a sentence may include what was carried in: V9 fails only if it is neither what was new nor both. Sums
    that a table of 2014 or of a place has are V11 too (``statistics_sums.csv``); a part that is missing leaves it out,
    but for ``others``, which not every table has.
    """
    numbers = {
        value.key: value.value for value in values if value.value is not None and value.column in (None, "total")
    }
    return [*_against_tables(numbers), *_sums(numbers), *_kinds(values, numbers), *_shares(text)]


def _against_tables(numbers: Mapping[str, int | float]) -> Iterator[Check]:
    for row in rows("statistics_twice"):
        said = numbers.get(row["said"])
        ways = [[numbers.get(key) for key in way.split()] for way in row["printed"].split("|")]
        sums = [sum(one for one in way if one is not None) for way in ways if None not in way]
        if said is not None and sums:
            right = said if said in sums else sums[0]
            yield Check(id="V9", row=row["said"], ok=said == right, left=said, right=right)


def _sums(numbers: Mapping[str, int | float]) -> Iterator[Check]:
    for row in rows("statistics_sums"):
        parts = [numbers.get(key) for key in row["parts"].split()]
        total = numbers.get(row["total"])
        if total is not None and None not in parts:
            others = [numbers.get(key, 0) for key in row["others"].split()]
            right = sum(others) + sum(one for one in parts if one is not None)
            yield Check(id="V11", row=row["total"], ok=total == right, left=total, right=right)


def _kinds(values: Sequence[Value], numbers: Mapping[str, int | float]) -> Iterator[Check]:
    kinds = [value.value for value in values if value.key.startswith(BREAKDOWN) and value.value is not None]
    key = "proactive.year_total" if "proactive.year_total" in numbers else "proactive.site_total"
    if len(kinds) > 1 and key in numbers:
        yield Check(id="V11", row=key, ok=numbers[key] == sum(kinds), left=numbers[key], right=sum(kinds))


def _shares(text: str) -> Iterator[Check]:
    """V12: 其中,网络申请1303件,占86.92%. The whole is the largest number of the paragraph before the part."""
    whole: int | float = 0
    paragraph = -1
    for passage in passages(text):
        if passage.paragraph not in (paragraph, paragraph + 1):
            whole = 0
        paragraph = passage.paragraph
        for one in counts(passage.text):
            share = _SHARE.match(passage.text, one.end)
            if share and whole >= one.value and whole:
                left, right = round(100 * one.value / whole, 2), float(share[1])
                words = passage.text[max(0, one.start - 12) : share.end()]
                yield Check(id="V12", row=words, ok=abs(left - right) <= _NEAR, left=left, right=right)
            elif not share:
                whole = max(whole, one.value)
