"""Packs the values of a report for the database: cells that many reports share, their numbers, and sentences."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from gkcrawl.statistics.model import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.statistics.model import Meaning

LARGEST_PLAIN = 1 << 20
"""Numbers above are kept with what is printed: a table of the smaller ones by what they print is a small one."""
LARGEST_EXACT = 1 << 53
"""Numbers above are no counts of anything (digits that ran together), and kept as far as a double is exact."""

SENTENCE = ("key", "column", "value", "meaning", "unit", "raw", "where", "confidence")
"""Fields of a value of prose in the order in which it is packed."""


class Cell(NamedTuple):
    """A cell of a layout, without its number."""

    key: str
    column: str | None
    unit: str | None
    kind: str
    where: str | None
    confidence: float


class Packed(NamedTuple):
    """The values of a report: ``cells``, and as JSON their numbers, what does not follow from these, and sentences.

    ``marks`` has, by the place of a cell, meaning and print of numbers that are printed otherwise than in digits alone
    and of cells that hold other words; ``sentences`` has all values of prose.
    """

    cells: tuple[Cell, ...]
    numbers: str
    marks: str | None
    sentences: str | None

    @property
    def sha256(self) -> str:
        """What tells layouts apart: hex SHA-256 of the cells."""
        return hashlib.sha256(orjson.dumps([tuple(cell) for cell in self.cells])).hexdigest()


def pack(values: Sequence[Value]) -> Packed:
    """``values`` of one report as the database holds them; `unpack` gives the same, those of sentences last."""
    cells: list[Cell] = []
    numbers: list[float | None] = []
    marks: dict[str, tuple[Meaning, str]] = {}
    sentences: list[tuple[Any, ...]] = []
    for value in values:
        if value.kind == "text":
            sentences.append(tuple(getattr(value, name) for name in SENTENCE))
            continue
        number = value.value
        if number is not None and abs(number) > LARGEST_EXACT:
            number = float(number)
        is_plain = number is None or (isinstance(number, int) and 0 <= number <= LARGEST_PLAIN)
        if not is_plain or (value.meaning, value.raw) != plain(number):
            marks[str(len(cells))] = (value.meaning, value.raw)
        cells.append(Cell(value.key, value.column, value.unit, value.kind, value.where, value.confidence))
        numbers.append(number)
    return Packed(
        tuple(cells), _json(numbers), _json(marks) if marks else None, _json(sentences) if sentences else None
    )


def unpack(packed: Packed) -> list[Value]:
    """The values that were packed."""
    marks = orjson.loads(packed.marks or "{}")
    found = []
    for place, (cell, number) in enumerate(zip(packed.cells, orjson.loads(packed.numbers), strict=True)):
        meaning, raw = marks.get(str(place)) or plain(number)
        found.append(Value(value=number, meaning=meaning, raw=raw, **cell._asdict()))
    for said in orjson.loads(packed.sentences or "[]"):
        found.append(Value(kind="text", **dict(zip(SENTENCE, said, strict=True))))
    return found


def plain(number: float | None) -> tuple[Meaning, str]:
    """Meaning and print of a cell with ``number`` and nothing else in it."""
    if number is None:
        return "EMPTY", ""
    return ("NUMERIC" if number else "ZERO"), str(number)


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
