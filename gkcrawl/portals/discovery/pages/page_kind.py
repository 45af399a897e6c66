"""Says what a page is by what was read of it: a list of its own rows, a shell, a hub of blocks, an article, a menu."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from gkcrawl.characters import HAN
from gkcrawl.identity import url_key
from gkcrawl.numerals import mostly
from gkcrawl.portals.discovery.pages.articles import is_article
from gkcrawl.portals.rows.links import scan
from gkcrawl.portals.rows.list_score import LONGEST_MENU_WORD, is_document

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Entry, ListPage, Pagination
    from gkcrawl.portals.discovery.pages.blocks import Block

PageKind = Literal["list", "empty", "shell", "hub", "home", "article", "links", "menu"]
"""What a page is.

``list``: rows of its own; ``empty``: a list that says it has none; ``shell``: it leads to where its rows are; ``hub``:
blocks that show the newest of several columns; ``home``: the site's first page; ``article``: a document; ``links``: of
other sites; ``menu``: none of these, so that only its links may say more.
"""
_HOME = re.compile(r"/?(?:(?:index|default|main|home)\w{0,3}\.\w{2,5})?")
_NUMBERED = ("numbered_files", "query_param")
"""Pagers of pages with rows: what has none and counts its pages is a menu in several pages (of topics), no shell."""
_SHARE_IN_BLOCKS = 0.5  # of the rows: some stand in a slide show as well
_SHARE_OF_OWN = 0.8  # of the rows: in a folder of which nothing else is shown
_SHARE_OF_PAGE = 0.5  # have a date or the address of a document; of links to other sites, their front page
_FEWEST_UNDATED = 2  # rows without a date: one alone is a headline


def page_kind(page: Page, listing: ListPage | None, blocks: list[Block], name: str | None) -> PageKind:
    """What ``page`` is, of which ``listing``, ``blocks`` and the column's ``name`` were read."""
    entries = listing.entries if listing else []
    if page.text.lstrip()[:1] in ("{", "[") and entries:
        return "list"
    paged = listing is not None and _has_pager(listing.pagination)
    if listing is not None and not entries and listing.pagination.next is not None:
        at = listing.pagination
        return "menu" if at.kind in _NUMBERED and at.current is not None else "shell"
    if not paged and _HOME.fullmatch(urlsplit(page.url).path) and not urlsplit(page.url).query:
        return "home"
    if is_article(page, listing):
        return "article"
    if not paged and _is_hub(page, blocks, entries):
        return "hub"
    if entries:
        return "list" if paged else _rows_are(entries, page, name)
    return "empty" if listing is not None else _links_are([link.url for link in scan(page)[0]], page)


def _has_pager(at: Pagination) -> bool:
    """Whether something on the page says how its list goes on, or that it is whole: an address alone does not."""
    said = at.kind == "unread" or at.next is not None or at.total_pages is not None or at.total_records is not None
    return at.kind != "none" and (said or (at.current or 1) > 1)


def _is_hub(page: Page, blocks: list[Block], entries: list[Entry]) -> bool:
    """Whether ``blocks`` are what the page shows: the rows stand in them, or there are several of them and no rows.

    Rows in the folder of the page are its own, unless they are in the folder of a block, or each below one 更多 of
    several.
    """
    if not entries:
        return len(blocks) > 1
    keys = [url_key(entry.url) for entry in entries]
    apart = [block.rows for block in blocks if block.more]
    if len(apart) > 1 and all(sum(key in rows for rows in apart) == 1 for key in keys):
        return True
    folders = tuple(folder for block in blocks if (folder := _folder(block.url)) != _folder(page.url))
    own = sum(key.startswith(_folder(page.url)) and not key.startswith(folders) for key in keys)
    if mostly(own, len(keys), _SHARE_OF_OWN):
        return False
    shown = frozenset(key for block in blocks if block.more or len(blocks) > 1 for key in block.rows)
    return bool(shown) and mostly(sum(key in shown for key in keys), len(keys), _SHARE_IN_BLOCKS)


def _folder(url: str) -> str:
    return url_key(url).partition("?")[0].rpartition("/")[0] + "/"


def _rows_are(entries: list[Entry], page: Page, name: str | None) -> PageKind:
    """What rows without a pager are: those of a list, or what their links are.

    Where they bear no date and the page no name but the site's, they are what a site shows first.
    """
    count, undated = len(entries), not any(entry.date for entry in entries)
    if undated and (count < _FEWEST_UNDATED or (name is None and page.elements("title"))):
        return "menu"
    of_documents = sum(entry.date is not None or is_document(entry.url) for entry in entries)
    titled = sum(len(HAN.findall(entry.title)) > LONGEST_MENU_WORD for entry in entries)
    kind = _links_are([entry.url for entry in entries], page)
    return "list" if kind == "menu" and (mostly(of_documents, count, _SHARE_OF_PAGE) or titled == count) else kind


def _links_are(urls: list[str], page: Page) -> PageKind:
    """Whether ``urls`` are front pages of other sites, or a menu of this one."""
    host = urlsplit(page.url).hostname
    away = [url for one in urls if (url := urlsplit(one)).hostname != host and _HOME.fullmatch(url.path)]
    return "links" if urls and mostly(len(away), len(urls), _SHARE_OF_PAGE) else "menu"
