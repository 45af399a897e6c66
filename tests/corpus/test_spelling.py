"""A number is found however its brackets, dashes and digits are typed."""

from __future__ import annotations

import pytest

from gkcrawl.corpus.spelling import numbers_in, occurrences, searchable, spelled


@pytest.mark.parametrize(
    "typed", ["苏发改规〔2024〕3号", "苏发改规[2024]3号", "苏发改规（2024）3 号", "苏发改规【２０２４】３号"]
)
def test_brackets_width_and_blanks_do_not_count(typed: str) -> None:
    assert searchable(typed) == searchable("苏发改规〔2024〕3号")
    assert numbers_in(searchable(typed)) == {"2024n3"}


def test_numbers_at_the_ends_are_whole() -> None:
    text = searchable("第18号令，第8号令")
    assert occurrences(searchable("8号"), text) == 1


def test_a_word_is_found_as_printed() -> None:
    found = spelled([searchable("发改[2024]3号")]).search("印发苏发改〔2024〕3号文")
    assert found and found[0] == "发改〔2024〕3号"
