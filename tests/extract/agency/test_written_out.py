"""Full names of agencies, and their regions."""

from __future__ import annotations

import pytest

from gkcrawl.extract.agency.divisions import named
from gkcrawl.extract.agency.name import read_name
from gkcrawl.extract.agency.written_out import full_name, region_of


@pytest.mark.parametrize(
    ("printed", "place", "full"),
    [
        ("市水利局", "常州市", "常州市水利局"),
        ("靖宇县人社局", "靖宇县", "靖宇县人力资源和社会保障局"),
        ("靖宇县", "靖宇县", "靖宇县人民政府"),
        ("省政府办", "江苏省", "江苏省人民政府办公厅"),
        ("国家能源局", "靖宇县", "国家能源局"),
    ],
)
def test_a_name_is_written_out(printed: str, place: str, full: str) -> None:
    name = read_name(printed)
    assert name is not None
    assert full_name(name, named(place)[0]) == full


def test_a_town_is_found_in_its_county() -> None:
    name = read_name("靖宇县花园口镇人民政府")
    assert name is not None
    assert region_of(name, name.divisions[0]).level == "town"
