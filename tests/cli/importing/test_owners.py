"""Portals of imported pages, by host and folder."""

from __future__ import annotations

import pytest

from gkcrawl.cli.importing.index import ArchiveIndex
from gkcrawl.cli.importing.owners import Owners, declared
from gkcrawl.portals import Column
from gkcrawl.portals.families.trs import TrsFamily
from gkcrawl.portals.walking.spider import PortalSpider

CITY = "http://www.city.gov.cn"


class City(PortalSpider):
    """A portal with two columns."""

    name = "city"
    family = TrsFamily()
    agency, region = "示例市人民政府", "320100"
    columns = (Column("年报", f"{CITY}/zwgk/nb/index.html"), Column("通知", f"{CITY}/zwgk/tz/index.html"))


class Bureau(PortalSpider):
    """Another one on the same host."""

    name = "bureau"
    family = TrsFamily()
    agency, region = "示例市水务局", "320100"
    columns = (Column("通知", f"{CITY}/swj/tz/index.html"),)


class Alone(PortalSpider):
    """One on a host of its own."""

    name = "alone"
    family = TrsFamily()
    agency, region = "示例县人民政府", "320101"
    columns = (Column("甲", "http://alone.gov.cn/col/1.html"), Column("乙", "http://alone.gov.cn/col/2.html"))


@pytest.mark.parametrize(
    ("url", "portal", "column"),
    [
        (f"{CITY}/zwgk/nb/202403/t1.html", "city", "年报"),
        (f"{CITY}/swj/tz/t1.html", "bureau", "通知"),
        (f"{CITY}/art/1.html", None, None),
        ("https://alone.gov.cn/art/1.html", "alone", None),
        ("http://www.alone.gov.cn/col/3.html", "alone", None),
        ("http://other.gov.cn/zwgk/nb/1.html", None, None),
    ],
)
def test_a_page_is_of_the_column_it_lies_below_else_of_the_only_portal(
    url: str, portal: str | None, column: str | None
) -> None:
    found, its_column = Owners([City(), Bureau(), Alone()]).of(url)
    assert (found and found.name, its_column and its_column.name) == (portal, column)


def test_a_portal_of_the_demo_counts_only_where_its_lists_were_fetched() -> None:
    class Demo(PortalSpider):
        """One that can be moved."""

        name = "moved"
        base = "http://127.0.0.1:8848"
        family = TrsFamily()
        agency, region = "示例市人民政府", "320100"
        columns = (Column("甲", f"{base}/x/"),)

    with ArchiveIndex() as index:
        assert list(declared([City, Demo], index).portals) == ["city"]
