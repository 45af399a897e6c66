"""One agency under all its names (gkcrawl/coverage/agencies.py)."""

from __future__ import annotations

import pytest

from gkcrawl.coverage.agencies import REPORT, Agency, Names, resolved

GOVERNMENT = Agency("平利县人民政府", "610926", "平利县")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("平利县发改委", "平利县发展和改革委员会", True),
        ("平利县 水利局", "平利县水利局", True),
        ("平利县科技局", "平利县科学技术局", True),
        ("平利县水利局", "平利县林业局", False),
        ("平利县第一实验小学", "平利县第十一实验小学", False),
        ("平利县正阳镇人民政府", "平利县长安镇人民政府", False),
        ("平利县人民政府", "平利县人民政府办公室", False),
    ],
)
def test_spellings_are_one_and_neighbours_are_not(one: str, other: str, same: bool) -> None:
    names = Names()
    keys = [names.add(Agency(name, "610926", "平利县")) for name in (one, other)]
    names.join_spellings({})
    assert (names.main(keys[0]) == names.main(keys[1])) is same


def test_two_that_report_on_one_year_are_two() -> None:
    names = Names()
    keys = [names.add(Agency(name, "610926", "平利县")) for name in ("平利县文化局", "平利县文化旅游局")]
    names.join_spellings({keys[0]: {2020, 2021}, keys[1]: {2021}})
    assert names.main(keys[0]) != names.main(keys[1])
    names.join_spellings({keys[0]: {2020}, keys[1]: {2021}})
    assert names.main(keys[0]) == names.main(keys[1]), "renamed, as far as can be seen"


def test_a_name_without_a_region_is_the_only_one_with_one() -> None:
    names = Names()
    sure, bare = names.add(Agency("平利县水利局", "610926", "平利县")), names.add(Agency("平利县水利局"))
    names.join_spellings({})
    assert names.main(bare) == sure


def test_an_invented_place_is_not_the_division_it_was_found_in() -> None:
    assert Agency("青磴县水利局", "610926").key != Agency("平利县水利局", "610926").key


@pytest.mark.parametrize(
    ("printed", "agency"),
    [("水利局", "平利县水利局"), ("正阳镇", "平利县正阳镇人民政府"), ("发改委", "平利县发展和改革委员会")],
)
def test_a_unit_is_resolved_as_the_agency_of_its_report_would_be(printed: str, agency: str) -> None:
    found = resolved(f"{printed}{REPORT}", "https://www.example.gov.cn/u1/", GOVERNMENT)
    assert found and found.name == agency
    assert found.region_code == "610926"
