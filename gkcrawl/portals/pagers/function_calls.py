"""A 下一页 that calls a function which makes an address: ``goPage(2)`` (docs/families.md#pagers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.portals.paging.buttons import next_buttons
from gkcrawl.portals.paging.pager import Says, describe, pager
from gkcrawl.portals.rows.script_calls import Calls, page_code

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination


@pager(Says.NEXT_SCRIPT)
def called_page(page: Page) -> Pagination | None:
    """``<a href="javascript:goPage(2)">下一页</a>`` and a ``goPage(n)`` that sets an address made of ``n``."""
    calls = Calls(page_code(page))
    for button in next_buttons(page.tree, page):
        address = calls.address(button.get("onclick") or button.get("href") or "")
        target = page.absolute(address)
        if target and target != page.url:
            return describe(page, target)
    return None
