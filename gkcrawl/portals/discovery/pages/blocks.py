"""Blocks of a page that show the newest of a column each: their headings, their links to it (更多), their rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.characters import HAN, single_spaced
from gkcrawl.extract.page.page import upwards
from gkcrawl.identity import url_key
from gkcrawl.portals.discovery.pages.plain_names import is_more, is_no_name, plain_name
from gkcrawl.portals.rows.dates import find_date
from gkcrawl.portals.rows.links import scan
from gkcrawl.portals.rows.list_score import LONGEST_MENU_WORD, is_document
from gkcrawl.portals.scripts.written_links import written_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.rows.links import Link

_MORE_PICTURE = re.compile(r"(?:^|/|_|-)(?:more|gengduo|gdd?)\d{0,3}[\w-]{0,8}\.(?:gif|png|jpe?g|svg)", re.IGNORECASE)
_MORE_NAME = re.compile(r"(?:^|[\s_-])(?:more|gengduo)(?:$|[\s_-])", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9a-f]{24,}|\d+")
_HEADING = re.compile(r"h[1-5]|dt|strong|b")
_HEADING_NAME = re.compile(r"(?:^|[\s_-])(?:tit(?:le)?|hd|head(?:er|ing)?|bt|biaoti|caption|tab\w*)(?:$|[\s_-])", re.I)
_LEVELS = 5  # elements around a link to a column of which one holds its block, or stands beside it
_HEADING_LEVELS = 3  # elements around a link of which one is a heading
_NEIGHBOURS_OF_HEADING = 3  # elements after a heading of which one has the rows: a rule or a picture may come between
_LEVELS_OF_TABS = 3  # elements around panes beside which the headings of their tabs stand
_TABS = ("ul", "ol", "div", "tr", "dl", "p")
_MOST_PANES = 12  # elements after the headings of tabs
_LONGEST_HEADING_NAME = 16  # characters of a heading: longer is a row
_MOST_OTHER_LINKS = 12  # of a block: its headings, tabs and 更多; menus beside a list have more
_LEAST_OF_BLOCK = 2  # of a block: one link may be anything
_MOST_BLOCKS = 100  # of a page: the largest home pages have some dozens


@dataclass(frozen=True, slots=True)
class Block:
    """A block that shows rows of another column: its heading (``name``; empty: none), the column's address, its rows.

    ``rows`` are `url_key` of the links to documents in it; ``more``: its link says 更多, and is not just the heading.
    """

    name: str
    url: str
    rows: frozenset[str]
    more: bool


def blocks_of(page: Page) -> list[Block]:
    """The blocks of ``page`` that lead to other columns, each column once, in document order.

    The link to the column says 更多 (as text, title or picture, beside the heading or below the rows), or is the
    heading itself. A heading that leads to the page itself, or to a folder above it, is that of the page's own list.
    """
    page = written_out(page)
    links = {link.element: link for link in scan(page)[0]}
    blocks: dict[str, Block] = {}
    for element, url in _ways(page, links):
        if len(blocks) >= _MOST_BLOCKS:
            break
        key = url_key(url)
        more = _is_more(element)
        if key == url_key(page.url) or (not more and not _may_head(element, url, page)):
            continue
        rows = _rows_by(element, links, url_key(page.url))
        if not more and is_document(url) and _shape(key) in map(_shape, rows):
            continue
        if len(rows) >= _LEAST_OF_BLOCK and (key not in blocks or (more and not blocks[key].more)):
            name = plain_name(_words(element)) if not more else _heading(element, links) or _tab(element)
            known = blocks[key].name if key in blocks else ""
            blocks[key] = Block(name or known, url, rows, more)
    return list(blocks.values())


def _ways(page: Page, links: dict[HtmlElement, Link]) -> Iterator[tuple[HtmlElement, str]]:
    """Links that are no row's, and where they lead; buttons are no links to `scan`."""
    host = urlsplit(page.url).hostname
    for element in page.tree.iter():
        if element.tag != "a" and element not in links:
            continue
        url = links[element].url if element in links else page.absolute(element.get("href"))
        if url and urlsplit(url).hostname == host and not (len(_words(element)) > _LONGEST_HEADING_NAME):
            yield element, url


def _is_more(element: HtmlElement) -> bool:
    text = single_spaced("".join(element.itertext()))
    if text:
        return is_more(text)
    if is_more(element.get("title") or "") or _MORE_NAME.search(element.get("class") or ""):
        return True
    pictures = list(element.iter("img"))
    return any(is_more(one.get("alt") or "") or _MORE_PICTURE.search(one.get("src") or "") for one in pictures)


def _may_head(element: HtmlElement, url: str, page: Page) -> bool:
    """Whether a link is a heading that leads to a column of its own, not to a folder that the page is in."""
    if is_no_name(plain_name(_words(element))) or not HAN.search(_words(element)):
        return False
    if urlsplit(page.url).path.startswith(urlsplit(url).path.rpartition("/")[0] + "/"):
        return False
    for holder in upwards(element, _HEADING_LEVELS + 1):
        named = f"{holder.get('class') or ''} {holder.get('id') or ''}"
        if _HEADING.fullmatch(str(holder.tag)) or _HEADING_NAME.search(named):
            return True
    return False


def _rows_by(element: HtmlElement, links: dict[HtmlElement, Link], own: str) -> frozenset[str]:
    """Documents of the block that ``element`` is the heading or the foot of: beside it, or in what holds both.

    Those of tabs, whose headings stand side by side, are the rows of all their panes. What holds many other links is
    the page, and what stands below a link to the page itself (``own``) is its own list.
    """
    for holder in upwards(element, _LEVELS):
        led = (one for one in holder.iter() if one.tag == "a" or one in links)
        others = [one for one in led if one not in links or not _is_row(links[one])]
        if holder.tag in ("body", "html") or len(others) > _MOST_OTHER_LINKS:
            break
        if any(one in links and url_key(links[one].url) == own for one in others):
            break
        beside = [_rows_in(part, links) for part in islice(holder.itersiblings(), _MOST_PANES)]
        if len(others) <= 1:
            beside = beside[:_NEIGHBOURS_OF_HEADING]
            beside = [next((rows for rows in beside if len(rows) >= _LEAST_OF_BLOCK), frozenset())]
        for rows in (_rows_in(holder, links), frozenset().union(*beside)):
            if len(rows) >= _LEAST_OF_BLOCK:
                return rows
    return frozenset()


def _rows_in(part: HtmlElement, links: dict[HtmlElement, Link]) -> frozenset[str]:
    return frozenset(url_key(links[one].url) for one in part.iter("a") if one in links and _is_row(links[one]))


def _shape(key: str) -> str:
    """An address without its numbers: a headline's is that of the rows below it, a column's is another."""
    return _NUMBER.sub("#", key)


def _is_row(link: Link) -> bool:
    return len(link.title) > LONGEST_MENU_WORD and is_document(link.url)


def _heading(more: HtmlElement, links: dict[HtmlElement, Link]) -> str:
    """The heading of the block that a 更多 link stands in: the first words beside it; empty: those are a row's."""
    for holder in islice(more.iterancestors(), _LEVELS - 1):
        if len(list(islice(filter(_is_more, holder.iter("a")), 2))) > 1:
            return ""
        for part in holder.iter():
            text = part.text if part.tag not in ("script", "style") else None
            if any(one in links and _is_row(links[one]) for one in upwards(part, _HEADING_LEVELS)):
                return ""
            if text and not is_no_name(name := plain_name(text)) and not is_more(text):
                return name if len(name) <= _LONGEST_HEADING_NAME and not find_date(name) else ""
    return ""


def _tab(more: HtmlElement) -> str:
    """The heading of the pane that a 更多 link stands in: that of as many side by side as there are panes."""
    for pane in upwards(more, _LEVELS):
        holder = pane.getparent()
        panes = [] if holder is None else [one for one in holder if one.tag == pane.tag and _leads_on(one)]
        if len(panes) > 1:
            headings = next(_headings_before(panes), None)
            return "" if headings is None else plain_name(_words(headings[panes.index(pane)]))
    return ""


def _headings_before(panes: list[HtmlElement]) -> Iterator[HtmlElement]:
    """What stands before ``panes`` and holds a heading for each of them, the nearest first."""
    for place in upwards(panes[0], _LEVELS_OF_TABS):
        for before in islice(place.itersiblings(preceding=True), _NEIGHBOURS_OF_HEADING):
            for tabs in before.iter(*_TABS):
                if len(tabs) == len(panes) and len({one.tag for one in tabs}) == 1 and all(map(_is_heading, tabs)):
                    yield tabs


def _leads_on(pane: HtmlElement) -> bool:
    return any(_is_more(link) for link in pane.iter("a"))


def _is_heading(part: HtmlElement) -> bool:
    return 0 < len(_words(part)) <= _LONGEST_HEADING_NAME and not is_no_name(plain_name(_words(part)))


def _words(element: HtmlElement) -> str:
    text = single_spaced("".join(element.itertext()))
    return text or next((single_spaced(one.get("alt")) for one in element.iter("img") if one.get("alt")), "")
