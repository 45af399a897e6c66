"""The heading of a page's list: the words just above its first row."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.characters import HAN, single_spaced, squash
from gkcrawl.data import pattern, rules
from gkcrawl.extract.page.page import upwards
from gkcrawl.identity import url_key
from gkcrawl.portals.discovery.pages.plain_names import is_no_name, plain_name
from gkcrawl.portals.rows.finder import find_rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page

_HEAD = pattern(rules("list_words", "table_head"))
_LEVELS_OF_LIST = 8  # elements around a row before which its heading stands: row, list, box, page
_NEIGHBOURS = 3  # elements before the list: a rule and the heads of its columns may come between
_MOST_WORDS = 20  # texts of a heading
_LONGEST_HEADING = 20  # characters: longer is a sentence or a row


def list_heading(page: Page) -> str | None:
    """What stands as a heading above the first row of ``page``; None where that is another row, a text, or nothing."""
    rows = find_rows(page)
    if not rows:
        return None
    keys = {url_key(row.url) for row in rows}
    first = next((link for link in page.tree.iter("a") if _key(link, page) in keys), None)
    if first is None:
        return None
    for holder in upwards(first, _LEVELS_OF_LIST):
        for before in islice(holder.itersiblings(preceding=True), _NEIGHBOURS):
            said = _words(before)
            if _HEAD.fullmatch(squash(said)):
                continue
            if said:
                name = plain_name(said)
                heads = len(name) <= _LONGEST_HEADING and HAN.search(name) is not None and not is_no_name(name)
                return name if heads else None
    return None


def _key(link: HtmlElement, page: Page) -> str | None:
    url = page.absolute(link.get("href"))
    return url_key(url) if url else None


def _words(element: HtmlElement) -> str:
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return ""
    return single_spaced(" ".join(islice(element.itertext(), _MOST_WORDS)))
