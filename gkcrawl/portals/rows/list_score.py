"""Scores groups of rows as the list of a column: titles, dates, addresses of documents."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.rows.row import Row

LONGEST_MENU_WORD = 6
"""Characters that a title may have and say nothing: menus have no more."""
_REPORT = re.compile(r"(?:19|20)\d\d\s*年|年度报告|〔(?:19|20)\d\d〕")
_FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|et|rtf|zip|rar|7z|pptx?)$", re.IGNORECASE)
# Names of files that are lists; a document is one only in a folder of its own number.
_LIST_FILE = re.compile(r"(?:(?:index|default|\w{0,20}list)(?:[_-]\d+){0,3}\.\w+)?", re.IGNORECASE)
_FULL_TITLE = 18  # characters beyond these that count, up to 2 in all: longer titles are not surer
_CAPTION_WORTH = 0.25  # of a full one: what menus could be called, where a picture or the folder says that it is none
_DATE_WORTH = 3  # as much as a full title of a report
_COLUMN_SHARE = 5  # a link to a column counts a fifth of one to a document
_MOST_LINKS_OF_ROW = 6  # more is a block of links
_MOST_LINKS_ALONE = 2  # of a list of one row: more is a menu
_OWN_FOLDER = 4  # times: rows in the folder of their column outweigh a longer list of links to elsewhere
_NUMBER = re.compile(r"[0-9a-f]{24,}|\d+")
_NUMBERED_FOLDER = re.compile(r"\d{5,}")


def list_score(rows: Sequence[Row], page: Page) -> float:
    """The worth of ``rows`` as the list of ``page``, which is a list of its column."""
    prefix, own = page.url.split("?")[0].rpartition("/")[0] + "/", _shape(page.url)
    urls: set[str] = set()
    total, inside = 0.0, 0
    for row in rows:
        main = row.main
        if main.url in urls:
            continue
        urls.add(main.url)
        crowd = len({link.url for link in row.links})
        # One row alone with several links and a date somewhere is a menu and the rest of the page.
        most = _MOST_LINKS_OF_ROW if len(rows) > 1 else _MOST_LINKS_ALONE
        if crowd > most or (crowd > 1 and len(row.dates) >= crowd):
            total -= crowd
            continue
        said = min(max(len(main.title) - LONGEST_MENU_WORD, 0), _FULL_TITLE) / _FULL_TITLE
        document = is_document(main.url) and (not own or _shape(main.url) != own)
        other = main.url.split("?")[0] != page.url.split("?")[0]  # not the page itself with other parameters: a menu
        pictured = next(row.element.iter("img"), None) is not None
        if document and other and not said and (main.url.startswith(prefix) or pictured):
            said = _CAPTION_WORTH
        worth = 2 * said + bool(_REPORT.search(main.title))
        total += worth if document else worth / _COLUMN_SHARE
        if row.dates:
            total += _DATE_WORTH
        inside += document and main.url.startswith(prefix)
    return total * _OWN_FOLDER if inside and mostly(inside, len(urls), 0.8) else total


def _shape(url: str) -> str:
    """``url`` without its numbers: columns of one site differ in theirs only (``list.asp?id=7``, ``/news/15``)."""
    shape = _NUMBER.sub("#", url.split("#")[0])
    return shape if "#" in shape else ""


@lru_cache(maxsize=4096)
def is_document(url: str) -> bool:
    """Whether the address can be a document's: a column's or a site's has no number near its end."""
    parts = urlsplit(url)
    if _FILE.search(parts.path):
        return True
    folder, _, name = parts.path.rpartition("/")
    if not parts.query and _LIST_FILE.fullmatch(name):
        return _NUMBERED_FOLDER.fullmatch(folder.rpartition("/")[2]) is not None
    tail = "/".join(parts.path.split("/")[-2:]) + parts.query
    return any(char.isdecimal() for char in tail)
