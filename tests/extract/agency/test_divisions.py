"""Names and codes through time. Real divisions: facts of GB/T 2260, not copied pages."""

import csv
import itertools
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.extract.agency.divisions import (
    NATION,
    Division,
    ancestors,
    by_code,
    enclosing,
    named,
    nearest,
    shortened,
    successor,
    towns,
)


def find(name: str, year: int | None = None, within: str | None = None) -> list[Division]:
    """Divisions called so in that year, else nearest to it; ``within`` is the code of what they lie in."""
    found = named(name) or shortened(name) or towns(name)
    return nearest([division for division in found if within is None or division.within(within)], year)


@pytest.mark.parametrize(
    ("name", "year", "code", "printed"),
    [
        ("襄樊市", 2008, "420600", "襄樊市"),
        ("襄阳市", 2012, "420600", "襄阳市"),
        ("静海县", 2012, "120223", "静海县"),
        ("静海区", 2016, "120118", "静海区"),
        ("静海县", 2020, "120223", "静海县"),  # printed after its end: still the one that bore the name
        ("郫县", 2010, "510124", "郫县"),
        ("郫都区", 2020, "510117", "郫都区"),
        ("重庆市", 1990, "510200", "重庆市"),
        ("重庆市", 2020, "500000", "重庆市"),
        ("靖宇县", None, "220622", "靖宇县"),
        ("绵阳", 2020, "510700", "绵阳市"),
        ("内蒙古", None, "150000", "内蒙古自治区"),
        ("东莞市", 2020, "441900", "东莞市"),
        ("仙桃市", 2020, "429004", "仙桃市"),
        ("台湾省", None, "710000", "台湾省"),
        ("克孜勒苏", None, "653000", "克孜勒苏柯尔克孜自治州"),
    ],
)
def test_a_name_means_the_division_that_bore_it_in_that_year(
    name: str, year: int | None, code: str, printed: str
) -> None:
    [division] = find(name, year)
    assert (division.code, division.name) == (code, printed)


def test_a_name_alone_may_mean_several_divisions() -> None:
    assert [division.code for division in find("鼓楼区", 2020)] == ["320106", "320302", "350102", "410204"]
    assert [division.code for division in find("鼓楼区", 2020, within="320100")] == ["320106"]
    assert find("鼓楼区", 2020, within="510000") == []


def test_unknown_names_mean_nothing() -> None:
    assert find("青禾县") == [] == find("") == find("镇")


def test_towns_lie_in_their_county_and_are_asked_by_full_name() -> None:
    [town] = find("正阳镇", within="610926")
    assert (town.code, town.level, town.parent, town.short) == ("610926110", "town", "610926", "正阳")
    assert len(find("城关镇")) > 50
    assert all(division.level != "town" for division in find("正阳"))  # short names of towns would be everywhere
    assert towns("青禾村") == ()


def test_codes_through_time() -> None:
    old, new = by_code("420600", 2005), by_code("420600", 2015)
    assert old and new and (old.name, new.name) == ("襄樊市", "襄阳市")
    assert by_code("999999") is None
    assert by_code("100000") == NATION


def test_codes_that_are_no_division_lie_in_one() -> None:
    high_tech, unknown = enclosing("510190"), enclosing("990000")
    assert high_tech and high_tech.name == "成都市"
    assert unknown is None


def test_an_abolished_division_has_its_successor() -> None:
    old = by_code("332500", 1999)
    assert old and (old.name, successor(old, 2020).code) == ("丽水地区", "331100")
    current = by_code("331100", 2020)
    assert current and successor(current, 2020) == current


def test_what_a_division_lies_in() -> None:
    [county] = find("靖宇县")
    assert [upper.level for upper in ancestors(county)] == ["county", "city", "province"]
    assert [upper.name for upper in ancestors(county)] == ["靖宇县", "白山市", "吉林省"]
    [direct] = find("仙桃市", 2020)
    assert [upper.name for upper in ancestors(direct)] == ["仙桃市", "湖北省"]  # no city between


def rows() -> list[dict[str, str]]:
    with files("gkcrawl.data").joinpath("divisions.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_the_table_is_sound() -> None:
    """Six digits, a parent on record, an end after the beginning, today's numbers of divisions."""
    table = rows()
    codes = {row["code"] for row in table} | {"100000"}
    assert all(row["code"].isdigit() and len(row["code"]) == 6 for row in table)
    assert all(row["parent"] in codes for row in table)
    assert all(row["name"] and row["short"] and not row["short"].isspace() for row in table)
    assert all(not row["to_year"] or int(row["from_year"]) <= int(row["to_year"]) for row in table)
    current = [row["level"] for row in table if not row["to_year"]]
    assert {level: current.count(level) for level in set(current)} == {"province": 34, "city": 333, "county": 2845}


def test_a_code_has_one_name_at_a_time() -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in rows():
        spans.setdefault(row["code"], []).append((int(row["from_year"]), int(row["to_year"] or 9999)))
    for code, held in spans.items():
        held.sort()
        assert all(end < start for (_, end), (start, _) in itertools.pairwise(held)), code


@given(st.text(max_size=20), st.one_of(st.none(), st.integers(1900, 2100)), st.sampled_from([None, "320000", "x", ""]))
def test_any_question_has_an_answer(name: str, year: int | None, within: str | None) -> None:
    assert isinstance(find(name, year, within), list)
    by_code(name, year)
    enclosing(name, year)


@given(st.integers(1949, 2100))
def test_nearest_prefers_the_year(year: int) -> None:
    found = nearest(named("静海县"), year)
    assert found
    assert min(one.distance(year) for one in named("静海县")) == found[0].distance(year)
