"""Bodies that the layout does not show: sent by an API, hidden in a script, or left to trafilatura.

Each says in its locator which of the three it was, so that a reader can tell a fallback from a container.
"""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkcrawl.extract.page import Page

# Guangdong's gkmlpt (guide PORTALS F8): the body is a JSON string inside window._CONFIG.DETAIL.
_DETAIL = re.compile(r"DETAIL\b")
_SPANS = re.compile(r"(?:col|row)span\s*=\s*[\"']?\d*[\"']?", re.I)
_TRAFILATURA_LIMIT = 400_000
_CONTENT = re.compile(r'"content"\s*:\s*("(?:[^"\\]|\\.)*")', re.S)


def embedded_body(page: Page) -> str | None:
    """HTML of the body that a script of the page holds as JSON (``_CONFIG.DETAIL``), or None."""
    start = _DETAIL.search(page.text)
    match = _CONTENT.search(page.text, start.end()) if start else None
    if match is None:
        return None
    try:
        content = json.loads(match[1], strict=False)
    except ValueError:
        return None
    return content if isinstance(content, str) and content.strip() else None


def trafilatura_text(page: Page) -> str:
    """What trafilatura takes for the main text of the page; empty when it finds none.

    Metadata, comments and deduplication are left out: they add the box, or drop whole pages (guide SCRAPY).
    Very long pages and merged cells are kept from it: it needs minutes for them.
    """
    if len(page.text) > _TRAFILATURA_LIMIT:
        return ""
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    return extract(_SPANS.sub("", page.text), include_comments=False, include_tables=True) or ""
