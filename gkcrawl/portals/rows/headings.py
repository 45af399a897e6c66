"""Headings of blocks: the column's own list, and sidebars such as 热点信息, 排行, 相关链接."""

from __future__ import annotations

import re
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.data import pattern, rules
from gkcrawl.extract.page.page import Page, upwards

if TYPE_CHECKING:
    from lxml.html import HtmlElement


_ASIDE = pattern(rules("list_words", "aside"))
_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "div", "span", "p", "a", "dt", "strong", "b", "td", "font")
_LONGEST_HEADING = 20  # characters: longer is a sentence or a row
_HEADING_LEVELS = 3  # elements around a heading that may hold nothing else: span in h3 in div
_MOST_FOLLOWING = 3  # elements after a heading of which one is its block: a rule or 更多 may come between
_MOST_HEADINGS = 200  # of a page: a home page has a few dozen


def blocks_by_heading(page: Page) -> tuple[set[HtmlElement], set[HtmlElement]]:
    """The elements under the column's own name, and those under headings of blocks beside its list.

    A heading of the second kind is none where the column itself is called so.
    """
    title = (page.tree.findtext(".//title") or "").strip()
    names = {page.metas.get("columnname", ""), re.split(r"[-_—–|\s]", title)[0]} - {""}
    own: set[HtmlElement] = set()
    asides: set[HtmlElement] = set()
    looked = 0
    for element in page.tree.iter(*_HEADING_TAGS):
        text = (element.text or "").strip()
        if not text or len(text) > _LONGEST_HEADING:
            continue
        aside = _ASIDE.search(text)
        blocks = own if text in names else asides if aside and not any(aside[0] in name for name in names) else None
        if blocks is None:
            continue
        if (block := _under(element)) is not None:
            blocks.add(block)
        if (looked := looked + 1) >= _MOST_HEADINGS:
            break
    return own, asides


def _under(heading: HtmlElement) -> HtmlElement | None:
    """The element with links that follows ``heading``, or what holds nothing but the heading."""
    for holder in upwards(heading, _HEADING_LEVELS):
        if holder.tag in ("body", "html") or _says_more(holder):
            return None
        following = islice(holder.itersiblings(), _MOST_FOLLOWING)
        block = next((element for element in following if len(list(islice(element.iter("a"), 2))) > 1), None)
        if block is not None:
            return block
    return None


def _says_more(holder: HtmlElement) -> bool:
    """Whether ``holder`` holds more text than a heading."""
    lengths = accumulate(len(single_spaced(text)) for text in holder.itertext())
    return any(length > _LONGEST_HEADING for length in lengths)
