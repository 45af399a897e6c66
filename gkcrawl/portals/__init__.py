"""List pages and portals: one module a CMS family; what a portal file imports comes from here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gkcrawl.portals.column import BY_UNIT, BY_YEAR, Column

if TYPE_CHECKING:
    from gkcrawl.portals.walking.spider import PortalSpider

__all__ = ["BY_UNIT", "BY_YEAR", "Column", "PortalSpider"]


def __getattr__(name: str) -> Any:
    """`PortalSpider`, or the base spider of a family: ``TrsSpider`` of ``TrsFamily``.

    Imported when asked for: reading a saved list must not cost an import of Scrapy.
    """
    if name == "PortalSpider":
        return import_module("gkcrawl.portals.walking.spider").PortalSpider
    spiders = import_module("gkcrawl.portals.bases").SPIDERS if name.endswith("Spider") else {}
    if name not in spiders:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return spiders[name]
