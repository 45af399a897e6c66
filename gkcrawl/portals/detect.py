"""CMS families, one a module of `families`, and which of them a list page is of (docs/families.md#detection)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.page.page import Page
from gkcrawl.modules import classes_of
from gkcrawl.portals import families
from gkcrawl.portals.families.general.generic import GenericFamily
from gkcrawl.portals.lists.family import Family

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.portals.column import Entry, ListPage, PageRequest

KNOWN: tuple[Family, ...] = tuple(family() for family in classes_of(families, Family))
FAMILIES = sorted((family for family in KNOWN if family.proof), key=lambda family: (family.proof, family.name))
"""Those that are asked, in order."""
FALLBACK = next(family for family in KNOWN if isinstance(family, GenericFamily))


def detect(page: Page) -> Family:
    """The first family whose fingerprints ``page`` bears; `GenericFamily` when none does."""
    return next((family for family in FAMILIES if family.matches(page)), FALLBACK)


class MixedFamily(Family):
    """A site of several products: each page is read as what it is (docs/families.md#mixed)."""

    name = "mixed"

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        return read_list(page, request)

    def is_foreign(self, entry: Entry, request: PageRequest | None) -> bool:
        """See `Family.is_foreign`."""
        return any(family.is_foreign(entry, request) for family in FAMILIES)


def parse_list(
    body: bytes, url: str, headers: Mapping[str, str] | None = None, request: PageRequest | None = None
) -> ListPage:
    """Read the list page or API answer ``body`` served from ``url`` with response ``headers``.

    ``request`` is what it was asked by, where that was a POST: what ``pagination.next`` of the page before said.

    Raises:
        SiteChanged: there is no list on the page, and it does not say that it is empty.
    """
    return read_list(Page.read(body, url, headers), request)


def read_list(page: Page, request: PageRequest | None = None) -> ListPage:
    """Read ``page`` as a list of whatever family it is; see `Family.read_list`."""
    return detect(page).read_list(page, request)
