"""Where a site is."""

from __future__ import annotations

from collections import Counter

from gkcrawl.extract.agency.divisions import named
from gkcrawl.portals.discovery.owners.places import Places
from gkcrawl.portals.discovery.owners.statements import Said


def places(*said: tuple[str, str], host: str = "www.example.cn", regions: str = "") -> Places:
    return Places.of(Counter(Said(*one) for one in said), host, Counter(regions.split()))


def test_the_code_of_a_site_begins_with_its_division() -> None:
    claim = places(("code", "2206220001")).claim()
    assert claim is not None
    assert (claim.value, claim.evidence) == ("220622", "网站标识码 2206220001")


def test_the_code_of_a_ministry_is_no_division() -> None:
    assert places(("code", "bm55000001")).claim() is None


def test_a_code_of_an_abolished_division_is_that_of_its_heir_where_there_is_one() -> None:
    heir, none = places(("code", "3325000001")).claim(), places(("code", "5101240001")).claim()
    assert heir is not None
    assert heir.value == "331100", "丽水地区 became 丽水市"
    assert none is not None
    assert none.value == "510124", "郫县 is 郫都区 today: another name"


def test_a_name_of_several_places_is_settled_by_code_host_telephone_or_address() -> None:
    several = named("鼓楼区")
    for given in (
        places(("code", "3201060001")),
        places(host="www.njgulou.gov.cn"),
        places(("telephone", "0591")),
        places(("address", "江苏省徐州市鼓楼区中山北路")),
    ):
        assert given.choose(several) is not None
    assert places().choose(several) is None


def test_a_telephone_alone_is_no_region_of_a_site_that_does_not_say_whose_it_is() -> None:
    assert places(("telephone", "0591")).claim() is None
    assert places(("telephone", "0591")).own(sure=True) is None
    assert places(("telephone", "0519")).own(sure=False) == named("常州市")[-1]


def test_codes_and_hosts_agree_with_a_name_or_do_not() -> None:
    coded = places(("code", "3204000002"))
    assert coded.agree(named("常州市")) is True
    assert coded.agree(named("泰州市")) is False
    assert places().agree(named("常州市")) is None
