"""By when reports are due (gkcrawl/coverage/deadlines.py)."""

from __future__ import annotations

from datetime import date

import pytest

from gkcrawl.coverage.deadlines import due


@pytest.mark.parametrize(
    ("agency", "year", "last"),
    [
        ("平利县水利局", 2018, date(2019, 3, 31)),
        ("平利县水利局", 2019, date(2020, 1, 31)),
        ("平利县人民政府", 2019, date(2020, 3, 31)),
        ("江苏省人民政府", 2024, date(2025, 3, 31)),
        ("大兴安岭地区行政公署", 2024, date(2025, 3, 31)),
        ("平利县人民政府办公室", 2024, date(2025, 1, 31)),
        ("平利县正阳镇人民政府", 2024, date(2025, 1, 31)),
    ],
)
def test_agencies_governments_and_the_law_of_then(agency: str, year: int, last: date) -> None:
    assert due(agency, year) == last


def test_nothing_was_due_before_there_was_a_law() -> None:
    assert due("平利县水利局", 2007) is None
