"""What every family can do."""

from __future__ import annotations

import pytest

from gkcrawl.portals.column import Column, PageRequest
from gkcrawl.portals.detect import FAMILIES
from gkcrawl.portals.lists.family import Family, FamilyLater, says_empty
from tests.portals.pages import page


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_page_of_nobody_bears_no_mark(family: Family) -> None:
    assert not family.matches(page("<p>一个页面</p>"))


def test_a_column_is_asked_for_by_its_address() -> None:
    column = Column("通知", "https://a.gov.cn/tz/")
    assert FAMILIES[-1].first_request(column) == PageRequest("GET", column.url)


def test_a_page_says_that_it_has_no_rows() -> None:
    assert says_empty(page("<p>暂无数据</p>"))
    assert not says_empty(page("<p>一个页面</p>"))


def test_the_family_of_a_base_spider_is_loaded_when_it_is_asked_something() -> None:
    class Base:
        family = FamilyLater("gkcrawl.portals.families.trs", "TrsFamily")
        misnamed = FamilyLater("gkcrawl.portals.families.trs", "NoFamily")

    assert Base.family is Base().family and Base.family.name == "trs"
    with pytest.raises(AttributeError, match="NoFamily"):
        str(Base.misnamed)
