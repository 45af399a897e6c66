"""Where a page of a site leads: links, buttons, image maps, jump menus, frames, and menus that scripts hold."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from gkcrawl.characters import single_spaced
from gkcrawl.extract.page.page import Page, upwards
from gkcrawl.portals.discovery.menus import menu_items
from gkcrawl.portals.discovery.pages.plain_names import is_more
from gkcrawl.portals.lists.json_text import parse_json
from gkcrawl.portals.paging.total_blocks import is_pager
from gkcrawl.portals.rows.breadcrumbs import breadcrumbs
from gkcrawl.portals.rows.links import Addresses
from gkcrawl.portals.rows.titles import link_title
from gkcrawl.portals.scripts.scope import page_code
from gkcrawl.portals.scripts.written_links import written_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Place = Literal[
    "link", "row", "more", "breadcrumb", "frame", "menu", "tree", "data", "folder", "map", "sitemap", "home", "way on"
]
"""Where an address stands; ``row``: in a block, where most links are articles; ``folder``: articles stand in it;
``map``: a sitemap.xml, ``sitemap``: named there; ``data``: a file or interface that holds a menu; ``way on``: where a
page leads its reader."""

_ARROW = re.compile(r"[»>]{1,3}")
_OTHER_FRAME = re.compile(r"visitcount|login|share|footer|header|banner|weather|about:|player|map\.", re.IGNORECASE)
_CRUMB_LEVELS = 6  # elements around a link of which one is its breadcrumb
_SITEMAP = re.compile(r"<(?:urlset|sitemapindex)[\s>]")
_LOCATION = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*(https?://[^\s<\]]+)")
_XML_HEAD = 2000  # characters in which an XML file names its root
_MOST_LINKS = 3000  # of a page: the largest site maps have a thousand
# Addresses of articles, and that of the column they stand in: TRS and NFCMS, Hanweb.
_FOLDERS = (
    (re.compile(r"^(.*/)(?:\d{6}/t\d{8}_\d+|content/post_\d+)\.s?html?$"), r"\1"),
    (re.compile(r"^(https?://[^/]+).*/art/\d{4}/\d{1,2}/\d{1,2}/art_(\d+)_\d+\.html$"), r"\1/col/col\2/index.html"),
    (re.compile(r"^(.*/col/col\d+/)art/\d{4}/art_\w+\.html$"), r"\1index.html"),
)


@dataclass(frozen=True, slots=True)
class SiteLink:
    """An absolute address, the words that lead there, and where on the page they stand."""

    url: str
    text: str
    place: Place = "link"


def links_of(page: Page) -> list[SiteLink]:
    """All that ``page`` leads to, in document order, then what its scripts and the addresses of its articles name."""
    start = page.text.lstrip()[:1]
    if start in ("{", "["):
        return [*_named(page, page.text, "tree"), *_in_html(Page(_markup(page.text), page.url))]
    if locations := _LOCATION.findall(page.text) if _SITEMAP.search(page.text[:_XML_HEAD]) else []:
        return [SiteLink(url, "", "map" if url.endswith(".xml") else "sitemap") for url in locations[:_MOST_LINKS]]
    if start != "<":
        page = Page(f"<script>{page.text}</script>", page.url)
    found = list(islice(_in_html(written_out(page)), _MOST_LINKS))
    found += _named(page, page_code(page), "menu")
    return found + _folders(found)


def _in_html(page: Page) -> Iterator[SiteLink]:
    crumbs = breadcrumbs(page)
    addresses = Addresses(page)
    for element in page.tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        if element.tag in ("frame", "iframe"):
            url = page.absolute(element.get("src"))
            if url and not _OTHER_FRAME.search(url):
                yield SiteLink(url, "", "frame")
        elif element.tag in ("option", "area"):
            if url := _value(element, page):
                yield SiteLink(url, single_spaced(element.get("title") or element.get("alt") or element.text_content()))
        elif url := addresses.of(element):
            text = link_title(element) or _picture(element)
            if crumbs and not crumbs.isdisjoint(upwards(element, _CRUMB_LEVELS)):
                yield SiteLink(url, text, "breadcrumb")
            elif is_more(text):
                # The arrow of a pager leads to the next page of a list, not to a column.
                if not (_ARROW.fullmatch(text) and is_pager(next(element.iterancestors(), element))):
                    yield SiteLink(url, "", "more")
            else:
                yield SiteLink(url, text)


def _markup(text: str) -> str:
    """The HTML that is inside an answer of JSON."""
    parts: list[str] = []
    waiting = [parse_json(text)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and "<a" in value:
            parts.append(value)
        elif isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
    return "".join(parts)


def _value(element: HtmlElement, page: Page) -> str | None:
    """The address of a choice of a jump menu (a path, not a code), or of an area of a picture."""
    if element.tag == "area":
        return page.absolute(element.get("href"))
    value = (element.get("value") or "").strip()
    return page.absolute(value) if "/" in value or re.search(r"\.\w{3,5}(?:$|\?)", value) else None


def _picture(element: HtmlElement) -> str:
    """The words of a picture that is a link."""
    return next((single_spaced(picture.get("alt")) for picture in element.iter("img") if picture.get("alt")), "")


def _named(page: Page, code: str, place: Place) -> Iterator[SiteLink]:
    for name, address in menu_items(code):
        if url := page.absolute(address):
            yield SiteLink(url, name, place)


def _folders(found: list[SiteLink]) -> list[SiteLink]:
    """The columns that articles of a page stand in by their addresses, those of most articles first."""
    columns = Counter(
        match.expand(column) for link in found for form, column in _FOLDERS if (match := form.match(link.url))
    )
    return [SiteLink(url, "", "folder") for url, _ in columns.most_common()]
