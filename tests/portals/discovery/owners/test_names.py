"""Names of owners, as printed and in full."""

from __future__ import annotations

import pytest

from gkcrawl.extract.agency.divisions import by_code, named
from gkcrawl.portals.discovery.owners.names import Named, own_name


def read(printed: str, *places: str, roll_up: bool = False) -> Named:
    found = own_name(printed, [named(place)[-1] for place in places], roll_up=roll_up)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("printed", "place", "full"),
    [
        ("道真自治县水利局", "520325", "道真仡佬族苗族自治县水利局"),
        ("道真县人社局", "520325", "道真仡佬族苗族自治县人力资源和社会保障局"),
        ("道真人社局", "520325", "道真仡佬族苗族自治县人力资源和社会保障局"),
        ("水利局", "520325", "道真仡佬族苗族自治县水利局"),
        ("新乡商务局", "410700", "新乡市商务局"),
        ("北京大学", "110000", "北京大学"),
        ("青禾大学水利学院", "110000", "青禾大学水利学院"),
        ("上海海事局", "310000", "上海海事局"),
        ("苏州工业园区管理委员会", "320500", "苏州工业园区管理委员会"),
        ("中国水利协会", "100000", "中国水利协会"),
    ],
)
def test_a_short_form_is_written_out(printed: str, place: str, full: str) -> None:
    assert read(printed, "道真仡佬族苗族自治县").written(by_code(place)) == full


def test_forms_of_one_name_are_the_same_agency() -> None:
    assert read("常州市科学技术局").same(read("常州市科技局"))
    assert read("水利局").same(read("常州市水利局"))
    assert not read("泰州市水利局").same(read("常州市水利局"))
    assert read("科技局").longer(read("常州市科学技术局")).written(None) == "常州市科学技术局"


def test_offices_are_parts_of_governments_and_schools() -> None:
    assert read("常州市水利局").part_of(read("常州市人民政府"))
    assert read("青禾大学人事处").part_of(read("青禾大学"))
    assert not read("常州市人民政府").part_of(read("常州市水利局"))


def test_the_office_of_a_government_runs_the_governments_portal() -> None:
    assert read("常州市人民政府办公室", roll_up=True).unit == "人民政府"
    assert read("常州市人民政府办公室").unit == "人民政府办公室"


@pytest.mark.parametrize(
    "printed", ["首页", "靖宇县", "通知公告", "广东省科技计划管理网", "关于停水的通知", "天津网上办事大厅"]
)
def test_what_is_no_agency_is_no_owner(printed: str) -> None:
    assert own_name(printed, [], roll_up=False) is None
