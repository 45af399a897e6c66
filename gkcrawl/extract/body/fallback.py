"""Fallbacks for the body: sent by an API, kept in a script, or left to trafilatura.

Each says in its locator which of the three it was, so that a reader can tell a fallback from a container.
"""

from __future__ import annotations

import json
import logging
import re
from heapq import nlargest
from html import escape, unescape
from typing import TYPE_CHECKING

from lxml import html

from gkcrawl.characters import HAN

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

# Guangdong's gkmlpt (docs/families.md#gkmlpt): the body is a JSON string inside window._CONFIG.DETAIL.
_DETAIL = re.compile(r"DETAIL\b")
_TEXT = r'(?P<text>"[^"\\]*(?:\\.[^"\\]*)*")'
_CONTENT = re.compile(rf'"content"\s*:\s*{_TEXT}', re.S)
# Keys under which pages drawn by a script keep their text: __NEXT_DATA__, __INITIAL_STATE__, schema.org's articleBody.
_KEYED = re.compile(rf'"\w{{0,24}}(?:content|body|text|html|detail)\w{{0,24}}"\s*:\s*{_TEXT}', re.I | re.S)
_LEAST_KEPT = 60  # Chinese characters: less is a message or a menu
_MOST_STRINGS = 20  # of a script, the longest: the document is among them
_SPANS = re.compile(r"(?:col|row)span\s*=\s*[\"']?\d*[\"']?", re.I)
_TRAFILATURA_LIMIT = 400_000  # characters: it needs minutes for more


def embedded_body(page: Page) -> str | None:
    """HTML of the body that a script of the page holds as JSON (``_CONFIG.DETAIL``), or None."""
    start = _DETAIL.search(page.text)
    match = _CONTENT.search(page.text, start.end()) if start else None
    return _string(match["text"]) if match else None


def drawn_body(page: Page) -> str | None:
    """HTML of the longest text that a page with none in sight keeps for a script: JSON, textarea, noscript; or None."""
    kept = [text for script in page.elements("script") for text in _strings(script.text or "")]
    for holder in page.elements("textarea", "noscript"):
        inside = (html.tostring(child, encoding="unicode") for child in holder)
        kept.append(f"{escape(holder.text or '', quote=False)}{''.join(inside)}")
    best = max(kept, key=_han, default="")
    if _han(best) < _LEAST_KEPT:
        return None
    markup = unescape(best) if "&lt;" in best else best
    return markup if "<" in markup else markup.replace("\n", "<br>")


def _strings(script: str) -> list[str]:
    """The longest texts that ``script`` keeps."""
    literals = (match["text"] for match in _KEYED.finditer(script)) if '"' in script else ()
    return [text for literal in nlargest(_MOST_STRINGS, literals, key=len) if (text := _string(literal))]


def _string(literal: str) -> str | None:
    """The text of a JSON string; None when it is none or blank."""
    try:
        text = json.loads(literal, strict=False)
    except ValueError:
        return None
    return text if text.strip() else None


def _han(text: str) -> int:
    return len(HAN.findall(text))


def trafilatura_text(page: Page) -> str:
    """What trafilatura takes for the main text of the page; empty when it finds none.

    Metadata, comments and deduplication are left out: they add the box, or drop whole pages.
    Very long pages and merged cells are kept from it: it needs minutes for them.
    """
    if len(page.text) > _TRAFILATURA_LIMIT:
        return ""
    from trafilatura import extract

    # A page without a word, such as one of frames, is no error.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return extract(_SPANS.sub("", page.text), include_comments=False, include_tables=True) or ""
