"""Characters as they are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.extract.page.characters import nfkc, small_number, squash, year_number


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("（），。：…\u3000Ａｂ１年か\u3099e\u0301"))))
def test_any_text_is_normalised_as_unicode_says(text: str) -> None:
    assert nfkc(text) == unicodedata.normalize("NFKC", text)


def test_what_is_compared_has_no_space_of_any_kind() -> None:
    assert squash("索\u3000引\u200b 号（２）\n") == "索引号(2)"


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
