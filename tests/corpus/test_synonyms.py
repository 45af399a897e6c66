"""Every name of a thing finds its others, by the examples of the table."""

from __future__ import annotations

import pytest

from gkcrawl.corpus.spelling import searchable
from gkcrawl.corpus.synonyms import variants
from gkcrawl.data import rows


@pytest.mark.parametrize("row", rows("synonyms"), ids=lambda row: row["words"])
def test_each_name_finds_the_example_and_leaves_the_counter_example(row: dict[str, str]) -> None:
    for name in row["words"].split("|"):
        assert any(searchable(way) in searchable(row["example"]) for way in variants(name))
        assert not any(searchable(way) in searchable(row["counter_example"]) for way in variants(name))


def test_names_inside_a_word_are_replaced_too() -> None:
    assert variants("青禾市发改委年报")[0] == "青禾市发改委年报"
    assert "青禾市发展和改革委员会年度报告" in variants("青禾市发改委年报")
    assert variants("防汛") == ("防汛",)


def test_a_name_stands_in_one_row() -> None:
    names = [name for row in rows("synonyms") for name in row["words"].split("|")]
    assert sorted(set(names)) == sorted(names)
