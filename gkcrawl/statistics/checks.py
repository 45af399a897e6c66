"""Whether the numbers of a report agree with each other (gkcrawl/data/statistics_checks.csv), and what follows from it.

The identities are those that the forms print themselves (勾稽关系) and the sums that they show.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.data import rows
from gkcrawl.statistics.keys import APPLICANTS, keys
from gkcrawl.statistics.model import Check, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gkcrawl.statistics.model import FormEra

_Place = tuple[str, str | None]
_DERIVED = 0.9  # confidence: what a number must be if all others are right
_SURE_OF_TWO = 1e-6  # money with decimals is not exact


class Identity(NamedTuple):
    """Two sums that are equal: of the places on the ``left`` and on the ``right``; for a ``column`` or a ``row``."""

    id: str
    column: str | None
    row: str | None
    left: tuple[_Place, ...]
    right: tuple[_Place, ...]


@cache
def identities(era: FormEra) -> tuple[Identity, ...]:
    """V1 to V6 in the form of ``era``; none before 2019."""
    lines = [key for key, one in keys().items() if key.startswith("t3.") and era in one.eras]
    if not lines:
        return ()
    parts = [key for key in lines if key not in {"t3.new_received", "t3.carried_in", "t3.total", "t3.carried_out"}]
    found = []
    for column in APPLICANTS:
        asked = (("t3.new_received", column), ("t3.carried_in", column))
        done = (("t3.total", column), ("t3.carried_out", column))
        found.append(Identity("V1", column, None, asked, done))
        found.append(Identity("V2", column, None, (("t3.total", column),), tuple((part, column) for part in parts)))
    *single, total = APPLICANTS
    found += [Identity("V3", None, row, ((row, total),), tuple((row, one) for one in single)) for row in lines]
    for number, kind in enumerate(("review", "direct", "after"), 4):
        *results, whole = [key for key in keys() if key.startswith(f"t4.{kind}.")]
        found.append(Identity(f"V{number}", None, None, ((whole, None),), tuple((one, None) for one in results)))
    return tuple(found)


@cache
def _soft() -> frozenset[str]:
    return frozenset(row["id"] for row in rows("statistics_checks") if row["soft"])


def is_soft(rule: str) -> bool:
    """Whether the check ``rule`` may fail in a report that is right, for its rule knows too little."""
    return rule in _soft()


def shape_of(values: Iterable[Value], era: FormEra | None) -> FormEra | None:
    """The form that table 三 has the rows of, which may be older than that of table 二; ``era`` where it has none."""
    named = {value.key for value in values}
    if "t3.other.all" in named:
        return "2019"
    return "2021" if "t3.other.other" in named else era


def check(values: Sequence[Value], era: FormEra | None) -> list[Check]:
    """All checks of a report with tables of the form of ``era``; one whose cells are not all numbers is undecided."""
    shape = shape_of(values, era)
    if shape is None:
        return []
    numbers = {(value.key, value.column): value.value for value in values if value.kind == "table"}
    found = []
    for one in identities(shape):
        if all(place in numbers for place in (*one.left, *one.right)):
            left, right = _sum(numbers, one.left), _sum(numbers, one.right)
            ok = None if left is None or right is None else abs(left - right) < _SURE_OF_TWO
            found.append(Check(id=one.id, column=one.column, row=one.row, ok=ok, left=left, right=right))
    return [*found, *_whole(values), *_public(numbers)]


def derive(values: Sequence[Value], era: FormEra | None) -> list[Value]:
    """``values`` with those that an identity determines because only they cannot be read, or their row is missing.

    What is printed is never mended, and a cell that is blank stays so. Nothing follows from numbers that contradict
    each other: which of them is wrong nobody knows.
    """
    shape = shape_of(values, era)
    if shape is None or any(one.ok is False and not is_soft(one.id) for one in check(values, era)):
        return list(values)
    added = {(value.key, value.column): value for value in values if value.kind != "text"}
    tables = {key.partition(".")[0] for key, _ in added}
    while True:
        before = len(_numbers(added))
        for one in identities(shape):
            if one.left[0][0].partition(".")[0] in tables:
                added |= _solved(one, added)
        if len(_numbers(added)) == before:
            return [*added.values(), *(value for value in values if value.kind == "text")]


def _solved(one: Identity, known: Mapping[_Place, Value]) -> dict[_Place, Value]:
    """The value of the only place of an identity that has none; no number is below 0."""
    missing = [place for place in (*one.left, *one.right) if _unread(known.get(place))]
    if len(missing) != 1:
        return {}
    (place,) = missing
    numbers = _numbers(known)
    mine, other = (one.left, one.right) if place in one.left else (one.right, one.left)
    rest = [numbers.get(each) for each in mine if each != place]
    whole = _sum(numbers, other)
    if whole is None or any(number is None for number in rest):
        return {}
    value = whole - sum(number for number in rest if number is not None)
    if value < 0:
        return {}
    key, column = place
    printed = known.get(place)
    return {
        place: Value(
            key=key,
            column=column,
            value=value,
            meaning="NUMERIC" if value else "ZERO",
            unit=keys()[key].unit,
            raw=printed.raw if printed else "",
            kind="derived",
            where=one.id,
            confidence=_DERIVED,
        )
    }


def _unread(value: Value | None) -> bool:
    return value is None or value.meaning == "TEXT"


def _numbers(known: Mapping[_Place, Value]) -> dict[_Place, int | float | None]:
    return {place: value.value for place, value in known.items() if value.value is not None}


def _sum(numbers: Mapping[_Place, int | float | None], places: Iterable[_Place]) -> int | float | None:
    found = [numbers.get(place) for place in places]
    return None if None in found else sum(number for number in found if number is not None)


def _whole(values: Iterable[Value]) -> Iterator[Check]:
    """V8, where it fails: the counts that it holds for are many."""
    for value in values:
        if value.value is None:
            continue
        is_money = value.unit in {"元", "万元"}
        below = value.value < 0 and not value.key.endswith("items_delta")
        if below or (not is_money and value.value != int(value.value)) or round(value.value, 6) != value.value:
            yield Check(id="V8", column=value.column, row=value.key, ok=False, left=value.value)


def _public(numbers: Mapping[_Place, int | float | None]) -> Iterator[Check]:
    for kind in ("t2.regulations", "t2.normative"):
        public, new = numbers.get((f"{kind}.public_total", None)), numbers.get((f"{kind}.new_published", None))
        if public is not None and new is not None:
            yield Check(id="V10", row=kind, ok=public >= new, left=public, right=new)
