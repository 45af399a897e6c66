"""Links that say 下一页, wherever their address is (docs/families.md#pagers)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.portals.paging.buttons import is_disabled, next_buttons, trees
from gkcrawl.portals.paging.pager import Says, bare, describe, pager
from gkcrawl.portals.scripts.handlers import HANDLER_REACH, address_of
from gkcrawl.portals.scripts.scope import scope_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

_SCRIPT_PATH = re.compile(
    r"""['"]((?:https?:/)?[./]?/?[\w./-]{1,200}\.(?:s?html?|jsp|php|aspx?)[^'"\s]{0,300}|\?[^'"\s]{3,300})['"]"""
)


@pager(Says.NEXT_ADDRESS)
def next_link(page: Page) -> Pagination | None:
    """The 下一页 link, wherever its address is: ``href``, ``onclick``, or a pager hidden in base64."""
    for tree in trees(page):
        seen = False
        for element in next_buttons(tree, page):
            seen = True
            if target := _target(page, element):
                return describe(page, target)
        if seen:
            return describe(page, None)
    return None


def _target(page: Page, element: HtmlElement) -> str | None:
    if is_disabled(element):
        return None
    handler = element.get("onclick") or element.get("href") or ""
    match = _SCRIPT_PATH.search(handler[:HANDLER_REACH])
    written = match[1] if match else None
    if "location" in handler[:HANDLER_REACH]:
        written = address_of(handler, scope_of(page), element) or written
    places = [element.get(name) for name in ("href", "tagname", "data-href", "data-url")]
    targets = [page.absolute(place) for place in (*places, written) if place and place.strip() and place[0] != "["]
    target = next(
        (target for target in targets if target and _host(target) in (_host(page.url), _host(page.base_url))), None
    )
    return target if target and bare(target) != bare(page.url) else None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
