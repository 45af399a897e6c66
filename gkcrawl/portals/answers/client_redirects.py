"""Client-side redirects of detail pages: meta refresh, location and window.open in a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules
from gkcrawl.identity import url_key
from gkcrawl.portals.lists.redirects import refreshed

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_LONGEST_WAY_ON = 6000
"""Characters of source up to which a page may be nothing but a way on."""
_MOST_SHOWN = 80
"""Characters that such a page may show: that it leads on, and a link for those whom it does not take there."""
_MAY_LEAD = re.compile(r"refresh|location|window\.open", re.IGNORECASE)
_SAYS_SO = pattern(rules("list_words", "leads_on"), re.IGNORECASE)
_QUOTED = r"\s*['\"]([^'\"<>\s]{1,500})['\"]"
_LOCATION = re.compile(
    rf"\blocation(?:\.href)?\s*=(?!=){_QUOTED}|\blocation\.(?:replace|assign)\s*\({_QUOTED}"
    rf"|\bwindow\.open\s*\({_QUOTED}\s*,\s*['\"]_(?:self|top|parent)['\"]"
)
_BY_NAME = re.compile(
    r"\blocation(?:\.href)?\s*=\s*(\w{1,40})\s*[;<}\s]|\blocation\.(?:replace|assign)\s*\(\s*(\w{1,40})\s*\)"
)
_FUNCTION = re.compile(r"\bfunction\s+(\w{1,40})\s*\([^(){}]{0,200}\)\s*\{[^{}]{0,2000}\}")
# Tests of the reader's device, challenges and messages: no way to a document.
_OTHER_USE = re.compile(r"\buserAgent\b|document\.cookie|\balert\s*\(|\bconfirm\s*\(")


def redirect_target(page: Page) -> str | None:
    """Where a page that holds nothing else sends its reader, as an absolute URL; None for any other page."""
    if len(page.text) > _LONGEST_WAY_ON:
        return None
    shown = " ".join(line.text for line in page.layout.lines)
    if len(shown) > _MOST_SHOWN or not _MAY_LEAD.search(page.text):
        return None
    target = refreshed(page)
    if target is None and (not shown or _SAYS_SO.search(shown) or _is_title(page, shown)):
        target = _scripted(page)
    return target if target and url_key(target) != url_key(page.url) else None


def _is_title(page: Page, shown: str) -> bool:
    """Whether what a page shows is what its window is called, or the beginning of that."""
    called = squash(" ".join(title.text or "" for title in page.tree.iter("title")))
    return called.startswith(squash(shown))


def _scripted(page: Page) -> str | None:
    """What a script sets the location to; a function that nobody calls sets nothing."""
    source = _FUNCTION.sub(lambda found: found[0] if page.text.count(f"{found[1]}(") > 1 else "", page.text)
    if _OTHER_USE.search(source):
        return None
    if found := _LOCATION.search(source):
        return page.absolute(found[1] or found[2] or found[3])
    if (named := _BY_NAME.search(source)) and (value := re.search(rf"\b{named[1] or named[2]}\s*={_QUOTED}", source)):
        return page.absolute(value[1])
    return None
