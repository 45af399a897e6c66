"""Truth of printed cells (gkcrawl/demo/reports/cells.py)."""

from __future__ import annotations

import pytest

from gkcrawl.demo.reports.cells import Printed, meant, without_zeros


@pytest.mark.parametrize(
    ("text", "value", "meaning"),
    [
        ("12", 12, "NUMERIC"),
        ("-3", -3, "NUMERIC"),
        ("5.07万元", 5.07, "NUMERIC"),
        ("0", 0, "ZERO"),
        ("", None, "EMPTY"),
        ("/", None, "NA"),
        ("无", None, "TEXT"),
    ],
)
def test_a_cell_means_a_number_or_nothing(text: str, value: float | None, meaning: str) -> None:
    assert meant(text) == {"v": value, "sem": meaning}


def test_offices_print_something_else_for_zeros_alone() -> None:
    assert without_zeros({("a", None): "0", ("b", None): "10"}, "/") == {("a", None): "/", ("b", None): "10"}


def test_of_table_and_prose_the_table_goes_first() -> None:
    printed = Printed("2014", {("proactive.year_total", None): "3"}, {"proactive.year_total": 4, "review.total": 0})
    assert printed.truth() == {
        "form_era": "2014",
        "values": [
            {"k": "proactive.year_total", "col": None, "v": 3, "sem": "NUMERIC", "kind": "table"},
            {"k": "review.total", "col": None, "v": 0, "sem": "ZERO", "kind": "text"},
        ],
    }
