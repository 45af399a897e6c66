"""Detects the CMS family of a list page (docs/families.md#detection)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.portals.families.gkmlpt import GkmlptFamily
from gkcrawl.portals.families.hanweb import HanwebFamily
from gkcrawl.portals.families.jpaas import JpaasFamily
from gkcrawl.portals.families.json_list import JsonFamily
from gkcrawl.portals.families.queries import BlockFamily, EportalFamily, Was5Family, XxgkFamily
from gkcrawl.portals.families.scripted import AvalonFamily, ListDataFamily
from gkcrawl.portals.families.shells import LonsunColumnFamily, UcapColumnFamily
from gkcrawl.portals.families.static import GenericFamily, NfcmsFamily, VsbFamily
from gkcrawl.portals.families.trs import TrsFamily
from gkcrawl.portals.families.truecms import TruecmsFamily
from gkcrawl.portals.families.xml_list import XmlFamily

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import ListPage, PageRequest
    from gkcrawl.portals.families.family import Family

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
