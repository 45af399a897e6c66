"""Checks of a report against the same agency's of the years before: what was carried over, repeated, or leapt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.statistics.keys import APPLICANTS
from gkcrawl.statistics.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    _Numbers = Mapping[tuple[str, str | None], int | float]

YEARS = 3
"""So many years before a report are compared with it: two years of more, then 0, are a doubt; one is none."""
LEAP = 5
"""A number that is five times that of the year before, or a fifth of it, is worth a look (a share, not a rule)."""
LEAST_LEAPING = 20
"""Numbers: below, five times as many is chance."""
FEWEST_NUMBERS = 5
"""Numbers of a report above 0: fewer are the same two years running by chance."""
_KINDS = ("regulations", "normative")
_LEAPING = (
    *(("t3.new_received", "total"), ("t3.total", "total")),
    *((f"t2.{kind}", None) for kind in ("license.decisions", "penalty.decisions", "coercion.decisions", "fees.amount")),
)
"""What is of one size from year to year."""


def check_years(now: _Numbers, before: Sequence[_Numbers | None]) -> list[Check]:
    """Checks of a report with numbers ``now`` against those of the years ``before`` it, latest first, None for none.

    Numbers are those of cells of tables, by key and column: a sentence may tell of other years.

    All are soft: forms change, agencies merge, and reports are put right later. Source: 国办公开办函〔2021〕30号, whose
    columns carry over from year to year; the others are what researchers ask of series.
    """
    last = before[0] if before else None
    if not last:
        return []
    return [*_carried(now, last), *_valid(now, last), *_same(now, last), *_leaps(now, last), *_vanished(now, before)]


def _carried(now: _Numbers, last: _Numbers) -> Iterator[Check]:
    for column in APPLICANTS:
        found, wanted = now.get(("t3.carried_in", column)), last.get(("t3.carried_out", column))
        if found is not None and wanted is not None:
            yield Check(id="V7", column=column, row="t3.carried_in", ok=found == wanted, left=found, right=wanted)


def _valid(now: _Numbers, last: _Numbers) -> Iterator[Check]:
    """What is in force is what was, and what was issued since, without what was repealed."""
    for kind in _KINDS:
        key = f"t2.{kind}.valid"
        was, found = last.get((key, None)), now.get((key, None))
        issued, repealed = now.get((f"t2.{kind}.issued", None)), now.get((f"t2.{kind}.repealed", None))
        if was is not None and found is not None and issued is not None and repealed is not None:
            wanted = was + issued - repealed
            yield Check(id="Y1", row=key, ok=found == wanted, left=found, right=wanted)


def _same(now: _Numbers, last: _Numbers) -> Iterator[Check]:
    """A report whose numbers are all those of the year before, as when a form was filled in by copying."""
    counted = [place for place, number in now.items() if number > 0]
    if len(counted) >= FEWEST_NUMBERS:
        same = sum(last.get(place) == now[place] for place in counted)
        ok = any(last.get(place) != number for place, number in now.items())
        yield Check(id="Y2", ok=ok, left=same, right=len(counted))


def _leaps(now: _Numbers, last: _Numbers) -> Iterator[Check]:
    for key, column in _LEAPING:
        found, was = now.get((key, column)), last.get((key, column))
        if found and was and max(found, was) >= LEAST_LEAPING:
            ok = was / LEAP < found < was * LEAP
            yield Check(id="Y3", column=column, row=key, ok=ok, left=found, right=was)


def _vanished(now: _Numbers, before: Sequence[_Numbers | None]) -> Iterator[Check]:
    """Nothing at all in a year after two with some."""
    for key, column in _LEAPING:
        found, were = now.get((key, column)), [(one or {}).get((key, column)) for one in before[:2]]
        if found is not None and len(were) > 1 and all(were):
            yield Check(id="Y4", column=column, row=key, ok=found > 0, left=found, right=were[0])
