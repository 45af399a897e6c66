"""Redirect stubs: scripts, meta refreshes and frames that lead to the list (docs/families.md#stubs)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.identity import url_key

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_LONGEST_STUB = 3000  # characters: pages that only lead on are shorter, those with a list of their own longer
_SCRIPT = re.compile(r"location(?:\.href)?\s*(?:=|\.replace\()\s*['\"]([^'\"]{1,300})['\"]")
_WRITTEN_REFRESH = re.compile(
    r"document\.write(?:ln)?\(.{0,20}<meta\s[^<>]{0,60}refresh[^<>]{0,40}url=([^'\"\s<>]{1,300})", re.IGNORECASE
)
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*url\s*=\s*['\"]?\s*([^'\"]{1,500})", re.IGNORECASE)
_OTHER_FRAME = re.compile(r"visitcount|login|tree\.jsp|share|footer|header|banner|about:", re.IGNORECASE)


def refreshed(page: Page) -> str | None:
    """Where a ``<meta http-equiv="refresh">`` of the page leads, as an absolute URL."""
    for meta in page.elements("meta"):
        if (meta.get("http-equiv") or "").strip().lower() == "refresh":
            found = _REFRESH.match(meta.get("content") or "")
            if found and (target := page.absolute(found[1])):
                return target
    return None


def forwarded(page: Page) -> str | None:
    """Where a page that is short enough to be nothing else sends its reader, by a refresh or a script.

    A script counts on a page without links: on others it is what a click does.
    """
    if len(page.text) > _LONGEST_STUB:
        return None
    if target := refreshed(page):
        return target
    found = _WRITTEN_REFRESH.search(page.text)
    if found is None and next(page.tree.iter("a"), None) is None:
        found = _SCRIPT.search(page.text)
    return page.absolute(found[1] if found else None)


def stub_target(page: Page) -> str | None:
    """Where a page without a list sends its reader; the page's own address when it only goes to its column.

    A page past the end of a TRS column refreshes to its own directory: that is an end, not a place to go.
    """
    script = _SCRIPT.search(page.text) if len(page.text) <= _LONGEST_STUB else None
    if target := forwarded(page) or page.absolute(script[1] if script else None):
        return page.url if url_key(target) == url_key(page.absolute("./") or "") else target
    return frame_target(page)


def frame_target(page: Page) -> str | None:
    """The first page of the same host that stands in a frame of ``page``: not a counter, a login or a tree."""
    frames = [page.absolute(frame.get("src")) for frame in page.tree.iter("iframe", "frame")]
    same = [url for url in frames if url and urlsplit(url).hostname == urlsplit(page.url).hostname]
    return next((url for url in same if not _OTHER_FRAME.search(url) and url_key(url) != url_key(page.url)), None)
