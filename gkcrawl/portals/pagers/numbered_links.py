"""Page numbers ``1 2 3 …`` as links (docs/families.md#pagers)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.characters import single_spaced
from gkcrawl.portals.paging.buttons import marks_current
from gkcrawl.portals.paging.pager import Says, describe, pager
from gkcrawl.portals.rows.dates import find_date
from gkcrawl.portals.scripts.bindings import click_address
from gkcrawl.portals.scripts.scope import scope_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

_MOST_PARTS_OF_NUMBER = 3  # elements in a link that is a number: a span and an icon
_MOST_CALLED = 100  # numbers whose handlers are read: pagers print a dozen, twice
_MOST_PAGES_OF_LIST = 99_999  # larger numbers are ids
_LONGEST_BETWEEN = 40  # characters between links of a pager: 第 3 页 共 12 页
_NUMBER = re.compile(r"[\[(]?\s*(\d{1,5})\s*[\])]?")
_LOOSE = re.compile(r"(?<![\d/.-])(\d{1,5})(?![\d/.-])")


@pager(Says.NUMBERS)
def numbered_links(page: Page) -> Pagination | None:
    """Links ``2 3 4 …``, also by handlers: the one after the current page, marked, no link or a link to itself."""
    pages: dict[HtmlElement, dict[int, str]] = {}
    called = 0
    for link in page.tree.iter("a"):
        text = _NUMBER.fullmatch(single_spaced(link.text_content())) if len(link) < _MOST_PARTS_OF_NUMBER else None
        target = page.absolute(link.get("href")) if text else None
        if text and target is None and called < _MOST_CALLED:
            called += 1
            target = page.absolute(click_address(link, scope_of(page)))
        if text and target:
            # An item of a list holds one number: which of them is the current page's, its list says.
            for holder in islice((one for one in link.iterancestors() if one.tag != "li"), 2):
                pages.setdefault(holder, {})[int(text[1])] = target
    for holder, links in sorted(pages.items(), key=lambda pair: len(pair[1]), reverse=True):
        here = {number for number, target in links.items() if target.split("#")[0] == page.url.split("#")[0]}
        numbers = sorted(set(links) - here)
        if not numbers or numbers[-1] > _MOST_PAGES_OF_LIST or not _one_series(page, links, numbers):
            continue
        current = next(iter(here), None) or _current(holder, links)
        return describe(page, links.get(current + 1), current)
    return None


def _current(holder: HtmlElement, links: dict[int, str]) -> int:
    """The page that ``holder`` marks; else the number printed between its links; else the one missing from them."""
    for element in holder.iter("a", "span", "b", "em", "li", "strong", "i", "font"):
        if marks_current(element):
            return int(single_spaced(element.text_content()))
    for number in _unlinked(holder):
        if number not in links and (number - 1 in links or number + 1 in links):
            return number
    last = max(links)
    return next(
        (n for n in range(1, last + 1) if n not in links and (n == 1 or n - 1 in links)), 1 if 1 in links else last
    )


def _unlinked(holder: HtmlElement) -> Iterator[int]:
    """Numbers that stand in ``holder`` outside its links."""
    for element in holder.iter():
        if not isinstance(element.tag, str):
            continue
        texts = [element.tail] if element is not holder else []
        if element.tag not in ("a", "script", "style", "option"):
            texts.append(element.text)
        for text in texts:
            if text and len(text) < _LONGEST_BETWEEN:
                yield from (int(number) for number in _LOOSE.findall(text))


def _one_series(page: Page, links: dict[int, str], numbers: list[int]) -> bool:
    """Whether the addresses differ in numbers only, on this host: page links, not a calendar or an archive.

    The first page may have an address without a number (``index.jhtml``, ``index_2.jhtml``).
    """
    targets = [links[number] for number in numbers]
    shapes = {re.sub(r"\d+", "#", target) for target in targets}
    if numbers[0] == 1 and len(shapes) > 1:
        shapes = {re.sub(r"[_-]#(?=\.\w+$)", "", shape) for shape in shapes}
    return (
        len(shapes) == 1
        and len(set(targets)) == len(targets)
        and not all(map(find_date, targets))
        and all(urlsplit(target).hostname == urlsplit(page.url).hostname for target in targets)
    )
