"""List pages and portals: one module a CMS family; what a portal file imports comes from here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gkcrawl.portals.column import BY_UNIT, BY_YEAR, Column

if TYPE_CHECKING:
    from gkcrawl.portals.bases import (
        AvalonSpider,
        BlockSpider,
        EportalSpider,
        EwbSpider,
        GenericSpider,
        GkmlptSpider,
        HanwebSpider,
        JpaasSpider,
        JsonSpider,
        ListDataSpider,
        LonsunSpider,
        NfcmsSpider,
        QuerySpider,
        TrsSpider,
        TruecmsSpider,
        UcapSpider,
        VsbSpider,
        Was5Spider,
        XxgkSpider,
    )
    from gkcrawl.portals.walking.spider import PortalSpider

__all__ = [
    "BY_UNIT",
    "BY_YEAR",
    "AvalonSpider",
    "BlockSpider",
    "Column",
    "EportalSpider",
    "EwbSpider",
    "GenericSpider",
    "GkmlptSpider",
    "HanwebSpider",
    "JpaasSpider",
    "JsonSpider",
    "ListDataSpider",
    "LonsunSpider",
    "NfcmsSpider",
    "PortalSpider",
    "QuerySpider",
    "TrsSpider",
    "TruecmsSpider",
    "UcapSpider",
    "VsbSpider",
    "Was5Spider",
    "XxgkSpider",
]


def __getattr__(name: str) -> Any:
    """Import the spiders when asked for: reading a saved list must not cost an import of Scrapy."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "gkcrawl.portals.walking.spider" if name == "PortalSpider" else "gkcrawl.portals.bases"
    return getattr(import_module(module), name)
