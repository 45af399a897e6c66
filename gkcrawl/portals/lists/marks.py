"""Tells marks of a CMS that a page bears itself from those in its search forms, its words, and links to other hosts."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.extract.page.page import Page

_OF_FORMS = frozenset({"form", "input", "option", "button", "textarea"})
_TAG = re.compile(r"<([a-z]\w*)", re.IGNORECASE)
_HOST = re.compile(r"//([\w.-]+)")
_MOST_MARKS = 20  # of a mark in a page: rows, scripts and pagers of a product bear it early
_LONGEST_TAG_TEXT = 2000  # characters of a tag with all its attributes


def bears(page: Page, marks: Iterable[re.Pattern[str]]) -> bool:
    """Whether one of ``marks`` stands where only the product of ``page`` itself puts it.

    A search form sends to whatever product searches, a link or a script of another host (statistics, another portal)
    says something of that one, and words are words: 技术支持：UCAP.
    """
    text = page.ends
    return any(_is_own(page, text, match) for mark in marks for match in islice(mark.finditer(text), _MOST_MARKS))


def _is_own(page: Page, text: str, match: re.Match[str]) -> bool:
    start = match.start()
    opening = start if match[0].startswith("<") else text.rfind("<", max(0, start - _LONGEST_TAG_TEXT), start)
    tag = _TAG.match(text, opening) if opening >= 0 and ">" not in text[opening:start] else None
    if tag is None:
        return match[0].startswith("<") or _in_script(text, start)
    if tag[1].lower() in _OF_FORMS:
        return False
    # The value of the attribute: from the quote that opens it, which may be the mark's own.
    quote = max(text.rfind(sign, opening, start) for sign in "\"'=")
    host = _HOST.search(text, max(quote, opening), match.end())
    return host is None or host[1].removeprefix("www.") == (urlsplit(page.url).hostname or "").removeprefix("www.")


def _in_script(text: str, place: int) -> bool:
    """Whether ``place`` is in a script, or in a text that has no tags at all."""
    opened = max(text.rfind("<script", 0, place), text.rfind("<SCRIPT", 0, place))
    return opened > max(text.rfind("</script", 0, place), text.rfind("</SCRIPT", 0, place)) or "<" not in text
