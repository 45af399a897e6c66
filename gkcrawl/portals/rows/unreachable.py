"""Counts the rows of a list that no link leads away from: without an address, or by a script that is not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import HAN, single_spaced
from gkcrawl.portals.rows.dates import edge_dates, row_date
from gkcrawl.portals.rows.titles import is_action, is_chrome, link_title

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement

_FEWEST_WORDS_OF_ROW = 5  # Chinese characters: rows with fewer are heads of tables and buttons
_LONGEST_ROW_TEXT = 400  # characters: what says more is a block
_HANDLERS = ("onclick", "@click", "v-on:click", "ng-click")
_NOWHERE = re.compile(r"\s*(?:#.*|(?:javascript:\s*)?(?:void\s*\(?\s*0?\s*\)?|;|(?:return\s)?false)?\s*;?\s*)", re.I)
_TEMPLATE = re.compile(r"\{\{|[$#@]\{|<%")


class Unreachable(NamedTuple):
    """How many rows have no address (``dead``), and how many one that only a script knows (``unread``)."""

    dead: int = 0
    unread: int = 0


def unreachable(container: HtmlElement, tag: str, linked: Collection[HtmlElement], *, dated: bool) -> Unreachable:
    """The rows of the list in ``container``, its children of that ``tag``, which are not ``linked``.

    Rows of a ``dated`` list have a date, others a link that leads nowhere.
    """
    dead = unread = 0
    for row in container.iterchildren(tag):
        if row not in linked and _is_row(row, dated=dated):
            by_script = any(_by_script(one) for one in row.iter())
            dead, unread = dead + (not by_script), unread + by_script
    return Unreachable(dead, unread)


def _is_row(row: HtmlElement, *, dated: bool) -> bool:
    texts = [single_spaced(text) for text in row.itertext() if text.strip()]
    if sum(map(len, texts)) > _LONGEST_ROW_TEXT or any(map(_TEMPLATE.search, texts)):
        return False
    titles = texts if dated else [link_title(link) for link in row.iter("a")]
    said = [title for title in titles if not is_chrome(title) and not is_action(title)]
    named = any(len(HAN.findall(title)) >= _FEWEST_WORDS_OF_ROW for title in said)
    return named and (not dated or any(row_date(text) or edge_dates(text) for text in texts))


def _by_script(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    href = element.get("href") or ""
    handlers = [element.get(name) for name in _HANDLERS] + [href if href.lower().startswith("javascript:") else None]
    return any(handler and not _NOWHERE.fullmatch(handler) for handler in handlers)
