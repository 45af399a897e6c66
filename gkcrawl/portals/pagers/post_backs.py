"""ASP.NET's ``__doPostBack('AspNetPager1','2')``: the page's own form (docs/families.md#pagers)."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.portals.paging.buttons import next_buttons
from gkcrawl.portals.paging.form_request import submit
from gkcrawl.portals.paging.pager import Says, describe, pager

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

_NUMBER = re.compile(r"\d{1,4}")
_POST_BACK = re.compile(r"__doPostBack\(\s*['\"]([^'\"]{1,200})['\"]\s*,\s*['\"]([^'\"]{0,40})['\"]\s*\)")


@pager(Says.NEXT_SCRIPT)
def post_back(page: Page) -> Pagination | None:
    """``__doPostBack('AspNetPager1','2')`` behind 下一页 or the next number: the page's form with the event in it."""
    for button in chain(next_buttons(page.tree, page), _next_numbers(page)):
        event = _POST_BACK.search(f"{button.get('href') or ''} {button.get('onclick') or ''}")
        form = next(button.iterancestors("form"), None) if event else None
        form = next(page.tree.iter("form"), None) if event and form is None else form
        if event and form is not None:
            found = describe(page, None)
            found.kind = "query_param"
            found.next = submit(page, form, {"__EVENTTARGET": event[1], "__EVENTARGUMENT": event[2]})
            return found
    return None


def _next_numbers(page: Page) -> Iterator[HtmlElement]:
    """The link behind the only number without one: ``Page$2`` of a GridView."""
    rows: dict[HtmlElement, list[HtmlElement]] = {}
    for link in page.tree.iter("a"):
        if _NUMBER.fullmatch(single_spaced(link.text)) and "__doPostBack" in (link.get("href") or ""):
            for holder in islice(link.iterancestors("tr", "div", "p", "ul"), 1):
                rows.setdefault(holder, []).append(link)
    for holder, links in rows.items():
        shown = [single_spaced(one.text) for one in holder.iter("span", "b", "strong", "td", "em") if not len(one)]
        current = [int(text) for text in shown if _NUMBER.fullmatch(text)]
        following = {int(single_spaced(link.text)): link for link in links}
        if len(current) == 1 and current[0] + 1 in following:
            yield following[current[0] + 1]
