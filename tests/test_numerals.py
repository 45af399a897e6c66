"""Chinese numerals, read and written."""

from __future__ import annotations

import pytest

from gkcrawl.numerals import in_chinese, small_number, year_in_chinese, year_number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("7", 7),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("零", 0),
        ("", None),
        ("百", None),
        ("二三", None),
    ],
)
def test_small_numbers_are_read_in_both_scripts(printed: str, number: int | None) -> None:
    assert small_number(printed) == number


def test_a_year_is_read_digit_by_digit_whatever_its_zeros_are() -> None:
    assert [year_number(text) for text in ("二〇二三", "二O一一", "二○○八")] == [2023, 2011, 2008]


def test_numbers_and_years_are_written_as_they_are_read() -> None:
    assert [small_number(in_chinese(number)) for number in range(100)] == list(range(100))
    assert in_chinese(100) == "100"
    assert year_in_chinese(2023) == "二〇二三"
