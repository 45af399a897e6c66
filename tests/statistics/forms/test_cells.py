"""What cells mean (gkcrawl/statistics/forms/cells.py)."""

from __future__ import annotations

import pytest

from gkcrawl.statistics.forms.cells import read_cell


@pytest.mark.parametrize(
    ("raw", "value", "meaning", "unit"),
    [
        ("12", 12, "NUMERIC", None),
        ("1 2", None, "TEXT", None),
        ("1 234", None, "TEXT", None),
        ("12①", 12, "NUMERIC", None),
        ("12¹", 12, "NUMERIC", None),
        ("12件[1]", 12, "NUMERIC", "件"),
        ("①", None, "TEXT", None),
        ("12½", None, "TEXT", None),
        ("1*", None, "TEXT", None),
        ("1234,567", None, "TEXT", None),
        ("１２", 12, "NUMERIC", None),
        ("1,234,567", 1234567, "NUMERIC", None),
        ("-18", -18, "NUMERIC", None),
        ("395.50元", 395.5, "NUMERIC", "元"),
        ("96171.6", 96171.6, "NUMERIC", None),
        ("0", 0, "ZERO", None),
        ("0.00", 0, "ZERO", None),
        ("无", 0, "ZERO", None),
        ("", None, "EMPTY", None),
        ("\u3000\xa0", None, "EMPTY", None),
        ("/", None, "NA", None),
        ("——", None, "NA", None),
        ("12%", None, "TEXT", None),
        ("**", None, "TEXT", None),
        ("×", None, "TEXT", None),
        ("约5", None, "TEXT", None),
        ("1.2.3", None, "TEXT", None),
        ("9" * 30, None, "TEXT", None),
    ],
)
def test_a_cell_means_what_it_prints(raw: str, value: float | None, meaning: str, unit: str | None) -> None:
    cell = read_cell(raw)
    assert (cell.value, cell.meaning, cell.unit, cell.raw) == (value, meaning, unit, raw)
