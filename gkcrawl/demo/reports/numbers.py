"""Numbers of the 2019 and 2021 forms in demo annual reports: the forms' identities hold (docs/statistics.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.demo.form import COLUMNS, DISPUTES, OTHER_2021, OUTCOMES, RESULTS, proactive_rows
from gkcrawl.demo.words import happens

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from gkcrawl.demo.reports.cells import Cells

_MOST = {"regulations": 1, "normative": 30, "license": 9000, "penalty": 900, "coercion": 60}
"""Highest count of a row of table 二; of others `_MOST_OTHERS`."""
_MOST_OTHERS = 90  # as offices count procurements and fees


def form_cells(draw: Random, era: str, carried_in: Sequence[int], carried_out: Sequence[int]) -> Cells:
    """All cells of the three tables of ``era``; what is carried is by applicant, without the total."""
    cells = _proactive(draw, era)
    for key, row in _requests(draw, era, carried_in, carried_out).items():
        cells |= {(f"t3.{key}", column): str(number) for column, number in zip(COLUMNS, row, strict=True)}
    for key in DISPUTES:
        four = [rarely(draw, 3) for _ in range(4)]
        cells |= {(f"t4.{key}.{r}", None): str(n) for r, n in zip(RESULTS, [*four, sum(four)], strict=True)}
    return cells


def carried(draw: Random) -> list[int]:
    """Requests by applicant that go on into the next year."""
    return [rarely(draw, 4) for _ in COLUMNS[:-1]]


def rarely(draw: Random, most: int) -> int:
    """Mostly 0, as the cells of these tables are."""
    return draw.randint(1, most) if happens(draw, 0.25) else 0


def _requests(draw: Random, era: str, came: Sequence[int], left: Sequence[int]) -> dict[str, list[int]]:
    """Rows of table 三 by key, each six applicants and their total (V1, V2 and V3 hold)."""
    other = [key for key, _ in OTHER_2021] if era == "2021" else ["other.all"]
    keys = [key for _, rows in OUTCOMES for key, _ in rows] + other
    rows = {key: [rarely(draw, 9 if column in (0, 1) else 1) for column in range(6)] for key in keys}
    rows["granted"][0] += draw.randint(1, 40)
    # All that came from the year before is handled, so that the new ones never fall below 0.
    rows["granted"] = [granted + carried_in for granted, carried_in in zip(rows["granted"], came, strict=True)]
    rows["total"] = [sum(rows[key][column] for key in keys) for column in range(6)]
    rows["carried_in"], rows["carried_out"] = list(came), list(left)
    rows["new_received"] = [
        handled + after - before for handled, after, before in zip(rows["total"], left, came, strict=True)
    ]
    return {key: [*row, sum(row)] for key, row in rows.items()}


def _proactive(draw: Random, era: str) -> Cells:
    cells: Cells = {}
    for _, _, fields, labels in proactive_rows(era):
        for _, name in labels:
            most = _MOST.get(name, _MOST_OTHERS)
            counts = {field: draw.randint(0, most) for field in fields}
            if "public_total" in counts:
                counts["public_total"] += counts["new_published"]
            texts = {field: str(number) for field, number in counts.items()}
            if "items_delta" in texts:
                texts["items_delta"] = str(draw.randint(-18, 20))
            if "amount" in texts:
                unit = "万元" if name == "procurement" else ""
                texts["amount"] = f"{draw.randint(0, 900)}.{draw.randint(1, 99):02d}{unit}"
            cells |= {(f"t2.{name}.{field}", None): text for field, text in texts.items()}
    return cells
