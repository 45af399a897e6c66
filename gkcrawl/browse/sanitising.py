"""Makes an archived page harmless: no scripts, forms and frames, nothing loaded, links that lead out of the page only.

nh3 (ammonia) parses as browsers do (html5ever) and writes anew what a list allows: nothing else of the page is left.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import Final
from urllib.parse import urljoin

import nh3

from gkcrawl.browse.printable import web_address

POLICY: Final = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'"
)
"""The Content-Security-Policy of sanitised pages: even what a hole let through would neither run nor load."""
HEADERS: Final = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Headers that every answer with archived content has."""
_TEXT = "h1 h2 h3 h4 h5 h6 p div span br hr pre blockquote center article section main header footer aside nav figure"
_LISTS = "ul ol li dl dt dd figcaption details summary address"
_WORDS = "a b i u s em strong small big font sub sup del ins mark q cite code abbr ruby rb rp rt rtc time bdi wbr tt"
_TABLES = "table caption colgroup col thead tbody tfoot tr th td"
_TAGS = set(f"{_TEXT} {_LISTS} {_WORDS} {_TABLES}".split())
# Gone with all that is in them; of other tags the text stays.
_WHOLE = set(
    "script style noscript template iframe frameset object embed applet svg math select textarea title".split()
)
_OF_ALL = {"style", "align", "dir", "lang", "title", "color", "bgcolor", "width", "height", "valign", "size", "face"}
_OF_TAG = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start", "type"}}
_STYLES = set(
    "text-align text-indent text-decoration font-weight font-style font-size font-family color background-color"
    " line-height letter-spacing white-space display visibility vertical-align width border border-collapse".split()
)
_NESTED_SHOWN = 2000
"""Elements in one another: browsers lay out no more than 512; the time that parsing takes grows with its square."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.I)
# Elements that have no end tag, or need none (HTML §13.1.2): those left open are not in one another.
_ENDLESS = {
    *_LISTS.split(),
    *"area base br col embed hr img input link meta p param source track wbr tr td th option".split(),
}


def sanitised(html: str, url: str) -> str:
    """The page ``html`` of the address ``url`` as one that can do nothing; pictures are left out.

    One whose elements are nested without end is shown as its text. Links are absolute and tell nobody where they were
    followed from; in a sandbox they do not work at all.
    """
    if _depth(html) > _NESTED_SHOWN:
        return as_text(html)

    def kept(tag: str, name: str, value: str) -> str | None:
        if name == "href":
            return _absolute(url, value)
        # Of the properties that are left none needs an address, nor a function of CSS that takes one.
        return None if name == "style" and ("(" in value or "\\" in value) else value

    body = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_WHOLE,
        attributes={"*": _OF_ALL, **_OF_TAG},
        attribute_filter=kept,
        filter_style_properties=_STYLES,
        set_tag_attribute_values={"a": {"target": "_blank"}},
        link_rel="noopener noreferrer nofollow",
        url_schemes={"http", "https"},
    )
    return _page(body)


def as_text(text: str) -> str:
    """A page that shows ``text`` as it is: answers that are no HTML."""
    return _page(f"<pre>{escape(text)}</pre>")


def _depth(html: str) -> int:
    """How deep elements may be in one another; too high where end tags are missing."""
    deepest, depth, opened = 0, 0, Counter[str]()
    for tag in _TAG.finditer(html):
        name, step = tag[2].lower(), -1 if tag[1] else 1
        if name not in _ENDLESS and opened[name] + step >= 0:
            opened[name] += step
            depth += step
            deepest = max(deepest, depth)
    return deepest


def _absolute(base: str, url: str) -> str | None:
    try:
        return web_address(urljoin(base, url.strip()))
    except ValueError:
        return None


def _page(body: str) -> str:
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>{body}</body></html>\n'
