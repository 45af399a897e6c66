"""A 下一页 that calls a function which makes an address: ``goPage(2)`` (docs/families.md#pagers)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from gkcrawl.portals.paging.buttons import is_disabled, next_buttons, trees
from gkcrawl.portals.paging.pager import Says, bare, describe, pager
from gkcrawl.portals.scripts.bindings import click_address
from gkcrawl.portals.scripts.scope import scope_of

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination


@pager(Says.NEXT_SCRIPT)
def called_page(page: Page) -> Pagination | None:
    """``<a href="javascript:goPage(2)">下一页</a>`` and a ``goPage(n)`` that sets an address made of ``n``."""
    for button in chain.from_iterable(next_buttons(tree, page) for tree in trees(page)):
        target = page.absolute(click_address(button, scope_of(page))) if not is_disabled(button) else None
        if target and bare(target) != bare(page.url):
            return describe(page, target)
    return None
