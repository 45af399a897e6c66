"""A base spider for every family."""

from __future__ import annotations

from gkcrawl.portals import GenericSpider, TrsSpider
from gkcrawl.portals.bases import BY_FAMILY, SPIDERS, spider_name
from gkcrawl.portals.detect import KNOWN


def test_each_family_has_a_spider_of_its_name() -> None:
    assert set(SPIDERS) == {*(spider_name(family) for family in KNOWN), "MixedSpider"}
    assert {name: base.family.name for name, base in BY_FAMILY.items()} == {name: name for name in BY_FAMILY}
    assert (TrsSpider.family.name, GenericSpider.family.name) == ("trs", "generic")
