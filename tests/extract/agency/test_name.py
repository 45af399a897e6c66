"""Words that make a name an agency's stand in one table, data/agency_words.csv; its rows are tests of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import gkcrawl
from gkcrawl.data import rules
from gkcrawl.extract.agency.name import Start, data_table, expand, read_name, read_place

ENDINGS = re.compile(r"局\|厅|厅\|局|委员会\|办|办公室\|(?:办公厅|中心)|镇\|乡\|街道")


def test_endings_of_agencies_stand_in_no_module() -> None:
    modules = Path(gkcrawl.__file__).parent.rglob("*.py")
    assert [path.name for path in modules if ENDINGS.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("example", [text for rule in rules("agency_words", "unit") for text in rule.examples])
def test_an_ending_makes_a_name(example: str) -> None:
    """Every example of an ending behind a place is read as a name, where the place is written out."""
    named = example.removeprefix("中共").startswith(("青禾县", "青禾市", "青禾省"))
    name = read_name(example.split("关于")[0])
    assert name is not None or not named


def test_central_agencies_are_the_nations() -> None:
    """Every line of data/national.csv, former and short names included."""
    names = [name for key, others in data_table("national").items() for name in (key, *others.split())]
    assert [name for name in names if (read := read_name(name)) is None or read.kind != "nation"] == []


def test_abbreviations_are_written_out_as_names() -> None:
    """Every line of data/abbreviations.csv: behind a place both forms are names, and the long one stays as it is."""
    table = data_table("abbreviations")
    assert [full for full in table.values() if expand(full) != full and full in table] == []
    forms = [form for pair in table.items() for form in pair]
    assert [form for form in forms if read_name(f"靖宇县{form}") is None] == []


def test_a_place_says_where_it_ends_and_whether_it_is_written_out() -> None:
    place = read_place("江苏省南京市鼓楼区司法局", 2020)
    assert (place.end, [one.code for one in place.divisions], place.full) == (9, ["320106"], True)
    assert read_place("水利局", 2020) == Start(0)
    assert read_place("江苏水利厅", 2020).full is False


def test_tables_of_two_columns() -> None:
    assert data_table("zones")["西咸新区"] == "610000"
    assert data_table("national")["教育部"] == "国家教育委员会"
