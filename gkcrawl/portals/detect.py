"""CMS families, one a module of `families`, and which of them a list page is of (docs/families.md#detection)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.modules import classes_of
from gkcrawl.portals import families
from gkcrawl.portals.families.general.generic import GenericFamily
from gkcrawl.portals.lists.family import Family, Proof

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.portals.column import Entry, ListPage, PageRequest

KNOWN: tuple[Family, ...] = tuple(family() for family in classes_of(families, Family))
FAMILIES = sorted((family for family in KNOWN if family.proof), key=lambda family: (family.proof, family.name))
"""Those that are asked, in order."""
FALLBACK = next(family for family in KNOWN if isinstance(family, GenericFamily))


def detect(page: Page) -> Family:
    """The first family whose fingerprints ``page`` bears; `GenericFamily` when none does."""
    found = next((family for family in FAMILIES if family.matches(page)), FALLBACK)
    if found.proof is Proof.PAGE:
        # What made the page says more than what stands around its list.
        return next((family for family in FAMILIES if family.address and family.address in page.url), found)
    return found


class MixedFamily(Family):
    """A site of several products: each page is read as what it is (docs/families.md#mixed).

    What an interface answers may bear no sign of its product: the family that asked for it reads it.
    """

    name = "mixed"

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`."""
        asked_by = next((family for family in FAMILIES if request and family.name == request.family), None)
        if asked_by is not None:
            with suppress(SiteChanged):
                return _led_on(asked_by, asked_by.read_list(page, request))
        family = detect(page)
        return _led_on(family, family.read_list(page, request))

    def is_foreign(self, entry: Entry, request: PageRequest | None) -> bool:
        """See `Family.is_foreign`."""
        return any(family.is_foreign(entry, request) for family in FAMILIES)


def _led_on(family: Family, listing: ListPage) -> ListPage:
    """``listing`` with the name of the ``family`` that made the request for its next page."""
    at = listing.pagination
    if at.next is not None:
        at.next = replace(at.next, family=family.name)
    return listing


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
