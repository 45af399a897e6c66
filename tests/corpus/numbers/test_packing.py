"""Values come out of the database as they went in."""

from __future__ import annotations

import pytest

from gkcrawl.corpus.numbers.packing import LARGEST_PLAIN, pack, unpack
from gkcrawl.statistics.model import Value
from tests.corpus.values import CELLS, SENTENCE


def test_values_come_out_as_they_went_in() -> None:
    assert unpack(pack([*CELLS, SENTENCE])) == [*CELLS, SENTENCE]


def test_a_number_in_digits_alone_takes_no_more_than_these() -> None:
    packed = pack(CELLS[:3])
    assert (packed.numbers, packed.marks, packed.sentences) == ("[12,0,null]", None, None)


def test_a_number_beyond_all_counts_is_kept_with_its_print() -> None:
    large = Value(key="t3.total", value=10**30, meaning="NUMERIC", raw=f"{10**30}", kind="table")
    for value in (
        large,
        Value(key="t3.total", value=LARGEST_PLAIN + 1, meaning="NUMERIC", raw="1048577", kind="table"),
    ):
        (found,) = unpack(pack([value]))
        assert found.value == pytest.approx(value.value)
        assert found.raw == value.raw


def test_reports_that_print_the_same_cells_share_a_layout() -> None:
    others = [
        Value(
            key=cell.key,
            column=cell.column,
            value=3,
            meaning="NUMERIC",
            raw="3",
            kind="table",
            unit=cell.unit,
            where=cell.where,
        )
        for cell in CELLS
    ]
    assert pack([*others, SENTENCE]).sha256 == pack(others).sha256
    assert pack(others).sha256 != pack(others[1:]).sha256
