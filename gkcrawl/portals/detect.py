"""Which family a list page belongs to (guide PORTALS §1, sniff order)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.portals.gkmlpt import GkmlptFamily
from gkcrawl.portals.hanweb import HanwebFamily
from gkcrawl.portals.trs import TrsFamily

if TYPE_CHECKING:
    from gkcrawl.extract.page import Page
    from gkcrawl.portals.column import ListPage, PageRequest
    from gkcrawl.portals.family import Family

FAMILIES: tuple[Family, ...] = (GkmlptFamily(), HanwebFamily(), TrsFamily())


def detect(page: Page) -> Family:
    """The first family whose fingerprints ``page`` bears; the generic one when none does."""
    return next((family for family in FAMILIES if family.matches(page)), FAMILIES[-1])


def read_list(page: Page, request: PageRequest | None = None) -> ListPage:
    """Read ``page`` as a list of whatever family it is; see `Family.read_list`."""
    return detect(page).read_list(page, request)
