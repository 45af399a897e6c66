"""A choice of pages, ``<select onchange="location=this.value">`` (docs/families.md#pagers)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.portals.paging.pager import Says, describe, pager
from gkcrawl.portals.scripts.handlers import address_of
from gkcrawl.portals.scripts.scope import scope_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

_OPTION = re.compile(r"(?:第\s*)?(\d{1,5})\s*页?")


@pager(Says.NUMBERS)
def option_pages(page: Page) -> Pagination | None:
    """A choice of pages that goes to an address, or makes one of the number chosen: the one after the selected."""
    for select in page.tree.iter("select"):
        options = list(select.iter("option"))
        if not options[1:] or not all(_OPTION.fullmatch(single_spaced(option.text)) for option in options):
            continue
        handler = select.get("onchange") or ""
        chosen = next((place for place, option in enumerate(options) if option.get("selected") is not None), 0)
        targets = [page.absolute(_address(page, handler, option)) for option in options[chosen : chosen + 2]]
        # A handler that goes to the same address whatever is chosen is no pager's.
        if targets[-1] and len(set(targets)) == len(targets):
            return describe(page, targets[1] if targets[1:] else None, chosen + 1)
    return None


def _address(page: Page, handler: str, option: HtmlElement) -> str | None:
    """Where ``handler``, that of a choice, goes when ``option`` is chosen."""
    return address_of(handler, scope_of(page), option) if handler else None
