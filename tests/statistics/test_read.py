"""A report is read as one (gkcrawl/statistics/read.py), and what comes of it (gkcrawl/statistics/model.py)."""

from __future__ import annotations

from gkcrawl.statistics.model import Report
from gkcrawl.statistics.read import read_statistics


def test_a_report_keeps_what_was_known_of_it() -> None:
    found = read_statistics(Report(text="", agency="青禾县人民政府", year=2023))
    assert (found.agency, found.year, found.values) == ("青禾县人民政府", 2023, [])


def test_a_report_in_prose_alone_has_no_tables() -> None:
    prose = read_statistics(Report(text="2023年，收到政府信息公开申请3件。", agency="青禾县人民政府", year=2023))
    assert prose.values
    assert prose.flags == ["no_tables"]
