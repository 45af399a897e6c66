"""Base spiders, one for each CMS family: ``TrsSpider`` is the spider of ``TrsFamily``."""

from __future__ import annotations

from types import new_class
from typing import TYPE_CHECKING

from gkcrawl.modules import declared_names
from gkcrawl.portals import families
from gkcrawl.portals.lists.family import FamilyLater
from gkcrawl.portals.walking.spider import PortalSpider

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.portals.lists.family import Family


def spider_name(family: Family) -> str:
    """What the base spider of ``family`` is called."""
    return _spider_of(type(family).__name__)


def _spider_of(family: str) -> str:
    return family.replace("Family", "Spider")


def _families() -> Iterator[tuple[str, str, str]]:
    """Of each family the module, the name of the class, and its own: none of them is loaded to name portals."""
    yield from declared_names(families, "Family")
    yield "gkcrawl.portals.detect", "MixedFamily", "mixed"


def _spider(module: str, family: str) -> type[PortalSpider]:
    attributes = {"family": FamilyLater(module, family), "__doc__": f"See `{family}`.", "__module__": __name__}
    return new_class(_spider_of(family), (PortalSpider,), {"abstract": True}, lambda body: body.update(attributes))


BY_FAMILY = {name: _spider(module, family) for module, family, name in _families()}
"""By the name of the family: what tables of portals say."""
SPIDERS = {base.__name__: base for base in BY_FAMILY.values()}
"""By their own name: what `gkcrawl.portals` gives to portals."""
