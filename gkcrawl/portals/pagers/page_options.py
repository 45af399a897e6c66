"""A choice of pages, ``<select onchange="location=this.value">`` (docs/families.md#pagers)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.portals.paging.pager import Says, describe, pager

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

_OPTION = re.compile(r"(?:第\s*)?(\d{1,5})\s*页?")


@pager(Says.NUMBERS)
def option_pages(page: Page) -> Pagination | None:
    """``<select onchange="location=this.value">`` with an address for each page: the one after the selected."""
    for select in page.tree.iter("select"):
        options = list(select.iter("option"))
        texts = [_OPTION.fullmatch(single_spaced(option.text)) for option in options]
        targets = [page.absolute(option.get("value")) for option in options]
        if not options[1:] or not all(texts) or not all(targets) or "location" not in (select.get("onchange") or ""):
            continue
        chosen = next((place for place, option in enumerate(options) if option.get("selected") is not None), 0)
        following = targets[chosen + 1] if chosen + 1 < len(targets) else None
        return describe(page, following, chosen + 1)
    return None
