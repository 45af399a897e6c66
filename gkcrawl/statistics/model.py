"""What is read from one annual report: its values, each with its meaning and place, and the checks that they pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

STATISTICS_READER = 2
"""Version of all that reads statistics: one more when they are read better, so that reports are read again."""

FormEra = Literal["narrative", "2014", "2019", "2021"]
Meaning = Literal["NUMERIC", "ZERO", "EMPTY", "NA", "TEXT"]
"""Of a cell: a number, a printed 0 or words for none, nothing, a sign for not applicable, other words."""
Kind = Literal["table", "text", "derived"]
Scope = Literal["own", "aggregate"]
"""Whether a report counts for its agency alone, or also for those below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as it is printed: rows of cells, merged ones repeated; ``where`` it stands, for a person."""

    rows: Sequence[Sequence[str]]
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is known of a report before its numbers are read: text with a line a block, and its tables in order."""

    text: str
    grids: Sequence[Grid] = ()
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    part: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number of a report: what ``key`` of `statistics_keys.csv` counts, in ``column`` where it has some.

    ``value`` is None unless the ``meaning`` is NUMERIC or ZERO. ``raw`` is the cell or words as printed, ``where`` they
    stand: a table's row and column, or the sentence. ``confidence`` runs from 0 to 1.
    """

    key: str
    column: str | None = None
    value: int | float | None
    meaning: Meaning
    unit: str | None = None
    raw: str = ""
    kind: Kind
    where: str | None = None
    confidence: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """The value as it is printed: ``k``, ``col``, ``v``, ``sem``, ``unit``, ``raw``, ``kind`` …"""
        return {
            "k": self.key,
            "col": self.column,
            "v": self.value,
            "sem": self.meaning,
            "unit": self.unit,
            "raw": self.raw,
            "kind": self.kind,
            "where": self.where,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Whether ``left`` is ``right`` in the rule ``id`` of `statistics_checks.csv`, for a ``column`` or ``row``.

    ``ok`` is None where a cell that the rule needs has no number.
    """

    id: str
    column: str | None = None
    row: str | None = None
    ok: bool | None
    left: int | float | None = None
    right: int | float | None = None

    def to_dict(self) -> dict[str, Any]:
        """The check as it is printed: ``id``, ``col``, ``row``, ``ok``, ``left``, ``right``."""
        return {
            "id": self.id,
            "col": self.column,
            "row": self.row,
            "ok": self.ok,
            "left": self.left,
            "right": self.right,
        }


@dataclass(slots=True, kw_only=True)
class Statistics:
    """All that is read from one report, or from one ``part`` of a compilation (from 1)."""

    part: int | None = None
    agency: str | None = None
    year: int | None = None
    form_era: FormEra | None = None
    scope: Scope = "own"
    values: list[Value] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """What was read as it is printed, values and checks by their short names."""
        return {
            "part": self.part,
            "agency": self.agency,
            "year": self.year,
            "form_era": self.form_era,
            "scope": self.scope,
            "values": [value.to_dict() for value in self.values],
            "checks": [check.to_dict() for check in self.checks],
            "flags": self.flags,
        }
