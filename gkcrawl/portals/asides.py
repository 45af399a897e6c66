"""Blocks beside the list of a column, known by their heading: 热点信息, 排行, 相关链接."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.portals.titles import squash

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page import Page

_HEADING = re.compile(
    r"热点|热门|排行|推荐|相关(?:信息|链接|文章|新闻|阅读)|友情链接|浏览量|点击量|大家(?:都)?在看|猜你"
)
_LONGEST = 20
_LEVELS = 3
_FOLLOWING = 3
_MOST = 200


def aside_blocks(page: Page) -> set[HtmlElement]:
    """The elements that stand under such headings, unless the column itself is called so."""
    column = f"{page.metas.get('columnname') or ''} {page.tree.findtext('.//title') or ''}"
    blocks: set[HtmlElement] = set()
    looked = 0
    for element in page.tree.iter("h1", "h2", "h3", "h4", "h5", "div", "span", "p", "a", "dt", "strong", "b", "td"):
        text = element.text
        if not text or len(text) > 2 * _LONGEST or not (found := _HEADING.search(text)) or found[0] in column:
            continue
        if (block := _under(element)) is not None:
            blocks.add(block)
        if (looked := looked + 1) >= _MOST:
            break
    return blocks


def _under(heading: HtmlElement) -> HtmlElement | None:
    """The element with links that follows ``heading``, or what holds nothing but the heading."""
    holder = heading
    for _ in range(_LEVELS):
        if _says_more(holder):
            return None
        following = islice(holder.itersiblings(), _FOLLOWING)
        block = next((element for element in following if len(list(islice(element.iter("a"), 2))) > 1), None)
        if block is not None:
            return block
        parent = holder.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return None
        holder = parent
    return None


def _says_more(holder: HtmlElement) -> bool:
    """Whether ``holder`` holds more text than a heading."""
    length = 0
    for text in holder.itertext():
        length += len(squash(text))
        if length > _LONGEST:
            return True
    return False
