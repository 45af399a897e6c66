"""Base spiders, one for each CMS family: ``TrsSpider`` is the spider of ``TrsFamily``."""

from __future__ import annotations

from types import new_class
from typing import TYPE_CHECKING

from gkcrawl.portals.detect import KNOWN, MixedFamily
from gkcrawl.portals.walking.spider import PortalSpider

if TYPE_CHECKING:
    from gkcrawl.portals.lists.family import Family


def spider_name(family: Family) -> str:
    """What the base spider of ``family`` is called."""
    return type(family).__name__.replace("Family", "Spider")


def _spider(family: Family) -> type[PortalSpider]:
    attributes = {"family": family, "__doc__": family.__doc__, "__module__": __name__}
    return new_class(spider_name(family), (PortalSpider,), {"abstract": True}, lambda body: body.update(attributes))


SPIDERS = {spider_name(family): _spider(family) for family in (*KNOWN, MixedFamily())}
"""By name: what `gkcrawl.portals` gives to portals."""
