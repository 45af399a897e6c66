"""CMS families, one a module of `families`, and which of them a list page is of (docs/families.md#detection)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.modules import classes_of
from gkcrawl.portals import families
from gkcrawl.portals.families.generic import GenericFamily
from gkcrawl.portals.lists.family import Family

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import ListPage, PageRequest

KNOWN: tuple[Family, ...] = tuple(family() for family in classes_of(families, Family))
FAMILIES = sorted((family for family in KNOWN if family.proof), key=lambda family: (family.proof, family.name))
"""Those that are asked, in order."""
FALLBACK = next(family for family in KNOWN if isinstance(family, GenericFamily))


def detect(page: Page) -> Family:
    """The first family whose fingerprints ``page`` bears; `GenericFamily` when none does."""
    return next((family for family in FAMILIES if family.matches(page)), FALLBACK)


def read_list(page: Page, request: PageRequest | None = None) -> ListPage:
    """Read ``page`` as a list of whatever family it is; see `Family.read_list`."""
    return detect(page).read_list(page, request)
