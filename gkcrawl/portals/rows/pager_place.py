"""Locates the pager in a page: the list beside it is the column's, not a sidebar's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.page.pager_words import pager_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page

_WORDS = re.compile(
    rf"[<>«»‹›＞\s]*{pager_words('next', 'previous', 'last')}[<>«»‹›＞\s]*"
    r"|[第共]?\s*\d+\s*(?:条\D{0,20}\d+\s*)?页.{0,20}"
)
_CALL = re.compile(
    r"\b(?:createPage\w{0,12}|[Pp]ager)\s*\(|\bcountPage\s*=|\blaypage\b|\.pagination\s*\(|\bLs\.pagination"
)
_PAGER_SCRIPT_REACH = 20_000  # characters of a script: the call of a pager stands in a small one
_LONGEST_BUTTON_TEXT = 40  # characters: 共180条 每页10条 第2/18页 fits, a sentence about pages does not


def pager_places(page: Page) -> Iterator[HtmlElement]:
    """Elements that say 下一页, 尾页 or 共3页, and scripts that write such."""
    for element in page.tree.iter("a", "span", "li", "td", "div", "p", "em", "b", "i", "font", "button", "script"):
        text = element.text
        if not text:
            continue
        if element.tag == "script":
            if _CALL.search(text[:_PAGER_SCRIPT_REACH]):
                yield element
        elif len(text) <= _LONGEST_BUTTON_TEXT and _WORDS.fullmatch(text.strip()):
            yield element
