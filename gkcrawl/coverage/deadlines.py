"""By when an annual report on information disclosure is to be published (data/report_deadlines.csv).

Until the report on 2018 everybody had until 31 March (条例, 国务院令第492号, 第三十一条). Since the law of 2019
(国务院令第711号, 第四十九条) agencies have until 31 January, a government from the county up, as a whole, until
31 March.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from gkcrawl.data import rows
from gkcrawl.extract.agency.name import read_name

_GOVERNMENT = frozenset({"人民政府", "政府", "行政公署"})


class Deadline(NamedTuple):
    """A row of the table: ``who`` has until ``month`` and ``day`` of the next year, for reports on these years."""

    who: str
    from_year: int
    to_year: int | None
    month: int
    day: int

    def holds(self, who: str, year: int) -> bool:
        """Whether it is that of ``who`` for the report on ``year``."""
        return self.who in ("all", who) and self.from_year <= year <= (self.to_year or year)


@cache
def deadlines() -> tuple[Deadline, ...]:
    """The table."""
    return tuple(
        Deadline(row["who"], int(row["from_year"]), int(row["to_year"]) if row["to_year"] else None, *_day(row))
        for row in rows("report_deadlines")
    )


@cache
def is_whole_government(agency: str) -> bool:
    """Whether ``agency`` (full name) is a government from the county up: townships report as agencies do.

    >>> [is_whole_government(name) for name in ("平利县人民政府", "平利县水利局", "平利县正阳镇人民政府")]
    [True, False, False]
    """
    name = read_name(agency)
    if name is None:
        return False
    return not (name.town or name.zone) and (name.unit in _GOVERNMENT or (name.kind == "division" and not name.unit))


def due(agency: str, year: int) -> date | None:
    """The last day on which the report of ``agency`` on ``year`` is not late; None before there were reports."""
    who = "government" if is_whole_government(agency) else "agency"
    found = next((deadline for deadline in deadlines() if deadline.holds(who, year)), None)
    return date(year + 1, found.month, found.day) if found else None


def _day(row: dict[str, str]) -> tuple[int, int]:
    return int(row["month"]), int(row["day"])
