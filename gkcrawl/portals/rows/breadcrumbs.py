"""The breadcrumb of a page (当前位置：首页 > 政务公开 > …): its links lead to columns, never to rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.data import pattern, rules
from gkcrawl.extract.page.page import Page, upwards
from gkcrawl.portals.rows.dates import find_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement


_WORDS = pattern(rules("list_words", "breadcrumb"))
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:bread-?)?crumbs?(?:$|[\s_-])|breadcrumb|dqwz|weizhi|curpos|(?:^|\s)(?:cur_?)?position(?:$|\s)",
    re.IGNORECASE,
)
_TAGS = ("div", "p", "td", "span", "ul", "ol", "li", "strong", "b", "em", "i", "font", "h3", "dt", "dd", "label", "nav")
_LONGEST_BREADCRUMB = 120  # characters: it is one line
_LONGEST_BREADCRUMB_WORDS = 12  # characters of 您现在所在的位置是：
_BREADCRUMB_LEVELS = 3  # elements around its words of which one holds its links
_MOST_BREADCRUMBS = 50  # of a page: it has one or two, and broken ones repeat it


def breadcrumbs(page: Page) -> set[HtmlElement]:
    """Elements that hold nothing but a breadcrumb, by the words before it or by their name."""
    found: set[HtmlElement] = set()
    for element in page.tree.iter(*_TAGS):
        text = element.text
        if text and ("位" in text or "当前" in text):
            said = single_spaced(text)
            if len(said) <= _LONGEST_BREADCRUMB_WORDS and _WORDS.fullmatch(said):
                found.update(_line(element))
        if _NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}") and _is_line(element):
            found.add(element)
        if len(found) >= _MOST_BREADCRUMBS:
            break
    return found


def _line(element: HtmlElement) -> list[HtmlElement]:
    """``element``, or the next that holds it and a link, if that is a line."""
    around = upwards(element, _BREADCRUMB_LEVELS + 1)
    holder = next((one for one in around if next(one.iter("a"), None) is not None), None)
    return [holder] if holder is not None and _is_line(holder) else []


def _is_line(element: HtmlElement) -> bool:
    """Whether the text of ``element`` is short and has no date, as rows have."""
    length = 0
    for text in element.itertext():
        said = single_spaced(text)
        length += len(said)
        if length > _LONGEST_BREADCRUMB or (said and find_date(said)):
            return False
    return True
