"""Columns that a page which is no list leads to: those of its blocks, then the links that promise most."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.characters import HAN
from gkcrawl.portals.discovery.links import links_of
from gkcrawl.portals.discovery.pages.plain_names import is_no_name, plain_name
from gkcrawl.portals.discovery.scope import Scope, page_key
from gkcrawl.portals.discovery.worth import worth

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.discovery.pages.blocks import Block

_SHORTEST_PROPOSED = 2  # characters: 中 and EN are languages
_MOST_PROPOSED = 20  # lines: more is a walk, which `scrapy discover` does
_LEAST_WORTH = 2.0  # points (`worth`): less have links that only are there


def proposals(page: Page, blocks: list[Block]) -> list[tuple[str, str]]:
    """Name and address of columns that ``page`` and its ``blocks`` lead to, each once, the surest first.

    A column whose block has no heading is called as another link of the page calls it.
    """
    scope, own = Scope(page.url), page_key(page.url)
    links = [link for link in links_of(page) if scope.holds(link.url) and page_key(link.url) != own]
    called = [(page_key(link.url), plain_name(link.text)) for link in reversed(links) if link.place != "more"]
    names = {key: name for key, name in called if not is_no_name(name) and len(HAN.findall(name)) >= _SHORTEST_PROPOSED}
    found = {page_key(block.url): (block.name or names.get(page_key(block.url), ""), block.url) for block in blocks}
    promising = sorted((link for link in links if worth(link) >= _LEAST_WORTH), key=worth, reverse=True)
    for link in promising:
        if name := names.get(page_key(link.url)):
            found.setdefault(page_key(link.url), (name, link.url))
    return list(found.values())[:_MOST_PROPOSED]


def home_of(url: str) -> str:
    """The address of the home page of the site that ``url`` is of."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
