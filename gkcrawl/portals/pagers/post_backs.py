"""ASP.NET's ``__doPostBack('AspNetPager1','2')``: the page's own form (docs/families.md#pagers)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.portals.paging.buttons import next_buttons
from gkcrawl.portals.paging.form_request import submit
from gkcrawl.portals.paging.pager import Says, describe, pager

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

_POST_BACK = re.compile(r"__doPostBack\(\s*['\"]([^'\"]{1,200})['\"]\s*,\s*['\"]([^'\"]{0,40})['\"]\s*\)")


@pager(Says.NEXT_SCRIPT)
def post_back(page: Page) -> Pagination | None:
    """``__doPostBack('AspNetPager1','2')`` behind 下一页: the page's own form with the event in it."""
    for button in next_buttons(page.tree, page):
        event = _POST_BACK.search(f"{button.get('href') or ''} {button.get('onclick') or ''}")
        form = next(button.iterancestors("form"), None) if event else None
        form = next(page.tree.iter("form"), None) if event and form is None else form
        if event and form is not None:
            found = describe(page, None)
            found.kind = "query_param"
            found.next = submit(page, form, {"__EVENTTARGET": event[1], "__EVENTARGUMENT": event[2]})
            return found
    return None
