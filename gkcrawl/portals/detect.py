"""Detects the CMS family of a list page (docs/families.md#detection)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.portals.gkmlpt import GkmlptFamily
from gkcrawl.portals.hanweb import HanwebFamily
from gkcrawl.portals.jpaas import JpaasFamily
from gkcrawl.portals.jsonlist import JsonFamily
from gkcrawl.portals.queries import BlockFamily, EportalFamily, Was5Family, XxgkFamily
from gkcrawl.portals.scripted import AvalonFamily, ListDataFamily
from gkcrawl.portals.shells import LonsunColumnFamily, UcapColumnFamily
from gkcrawl.portals.static import GenericFamily, NfcmsFamily, VsbFamily
from gkcrawl.portals.trs import TrsFamily
from gkcrawl.portals.truecms import TruecmsFamily
from gkcrawl.portals.xmllist import XmlFamily

if TYPE_CHECKING:
    from gkcrawl.extract.page import Page
    from gkcrawl.portals.column import ListPage, PageRequest
    from gkcrawl.portals.family import Family

# The order matters: products that others embed come first, address patterns that others share come last.
FAMILIES: tuple[Family, ...] = (
    GkmlptFamily(),
    JpaasFamily(),
    JsonFamily(),
    ListDataFamily(),
    HanwebFamily(),
    XmlFamily(),
    TruecmsFamily(),
    LonsunColumnFamily(),
    AvalonFamily(),
    UcapColumnFamily(),
    TrsFamily(),
    VsbFamily(),
    NfcmsFamily(),
    BlockFamily(),
    EportalFamily(),
    Was5Family(),
    XxgkFamily(),
)
FALLBACK = GenericFamily()


def detect(page: Page) -> Family:
    """The first family whose fingerprints ``page`` bears; `GenericFamily` when none does."""
    return next((family for family in FAMILIES if family.matches(page)), FALLBACK)


def read_list(page: Page, request: PageRequest | None = None) -> ListPage:
    """Read ``page`` as a list of whatever family it is; see `Family.read_list`."""
    return detect(page).read_list(page, request)
