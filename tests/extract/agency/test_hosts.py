"""Divisions by the pinyin of hosts."""

from __future__ import annotations

import pytest

from gkcrawl.extract.agency.hosts import divisions_of_host


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("www.jingyuxian.gov.cn", ["靖宇县"]),
        ("jyj.jljingyuxian.gov.cn", ["靖宇县"]),
        ("swj.guangdong.gov.cn", ["广东省"]),
        ("www.gd.gov.cn", ["广东省"]),
        ("fgw.lvliang.gov.cn", ["吕梁市"]),
        ("jyj.suzhou.jiangsu.gov.cn", ["苏州市"]),
        ("www.suzhou.gov.cn", ["苏州市", "宿州市", "肃州区"]),
        ("www.njgulou.gov.cn", ["鼓楼区"]),
        ("rsj.gov.cn", []),
        ("www.example.com", []),
    ],
)
def test_a_host_spells_its_place(host: str, names: list[str]) -> None:
    assert [division.name for division in divisions_of_host(host)] == names


def test_the_city_says_which_of_several_is_meant() -> None:
    assert [division.code for division in divisions_of_host("www.njgulou.gov.cn")] == ["320106"]
