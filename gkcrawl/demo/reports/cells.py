"""Truth of the cells and sentences of demo annual reports: key, column, value, meaning (docs/statistics.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Cells = dict[tuple[str, str | None], str]
"""What is printed, by key and column of gkcrawl/data/statistics_keys.csv."""
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(万元|元)?")
_NOT_APPLICABLE = ("/", "—", "-")


@dataclass(slots=True)
class Printed:
    """What a report prints: ``cells`` of its tables, numbers of its ``sentences`` by key, era of its form."""

    era: str | None
    cells: Cells = field(default_factory=dict)
    sentences: dict[str, int] = field(default_factory=dict)

    def truth(self) -> dict[str, Any]:
        """The era and the values in the words of ``gkcrawl parse statistics``."""
        values = [
            {"k": key, "col": column, **meant(text), "kind": "table"} for (key, column), text in self.cells.items()
        ]
        values += [
            {"k": key, "col": None, **meant(str(number)), "kind": "text"}
            for key, number in self.sentences.items()
            # The table of a form goes before its prose.
            if (key, None) not in self.cells
        ]
        return {"form_era": self.era, "values": values}


def meant(text: str) -> dict[str, Any]:
    """Value and meaning of a printed cell: a blank is not 0, and neither is a slash."""
    if match := _NUMBER.fullmatch(text):
        number = float(match[1]) if "." in match[1] else int(match[1])
        return {"v": number, "sem": "NUMERIC" if number else "ZERO"}
    return {"v": None, "sem": "NA" if text in _NOT_APPLICABLE else "TEXT" if text else "EMPTY"}


def without_zeros(cells: Mapping[tuple[str, str | None], str], instead: str) -> Cells:
    """``cells`` of an office that prints ``instead`` where it counts nothing."""
    return {place: instead if text == "0" else text for place, text in cells.items()}
