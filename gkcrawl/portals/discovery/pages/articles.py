"""Tells articles from lists: what the document reader makes of a page, and what of its rows stands in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.characters import letters
from gkcrawl.extract.document import read_page
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.page import Page
from gkcrawl.identity import url_key
from gkcrawl.numerals import mostly
from gkcrawl.portals.discovery.column_kinds import column_kind
from gkcrawl.portals.rows.list_score import is_document
from gkcrawl.portals.walking.index_shapes import report_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.document import Document
    from gkcrawl.portals.column import Entry, ListPage

_TITLE_TAGS = ("articletitle", "article_title")
_LONGEST_COLUMN = 8  # characters of a tag that may repeat the column's name
_OF_SCRIPT = "script"
_UNLABELLED = ("date line", _OF_SCRIPT)
"""Where a date is read without a label: it may be that of a row."""
_PROSE = 300  # characters: an introduction or a guide that bears no date
_SHORT_PROSE = 60  # characters: a notice, or 相关文件 above a link
_FEWEST_OF_LIST = 3  # of a list without a pager: fewer are what a document cites
_MOST_OF_ROWS = 0.8  # of the rows: some are read otherwise, and some bear no date
_WITH_EXCERPTS = 0.15  # of the text of a list: titles of 20 characters with excerpts of a hundred
_SHARE_OF_TEXT = 0.6  # of the text of an article that is a list of links


def is_article(page: Page, listing: ListPage | None) -> bool:
    """Whether ``page``, of which ``listing`` was read, is a document and no list.

    A document has a title of its own in its tags, or a date of publication that is not one of its rows', or prose; a
    list has a pager, or rows that are all its text. What holds nothing but links (an index of reports by year) is a
    list, whoever wrote it.
    """
    entries = listing.entries if listing else []
    dates = [entry.date for entry in entries if entry.date and is_document(entry.url)]
    paged = listing is not None and listing.pagination.kind != "none"
    if paged and not _titled(page):
        return False
    document = read_page(Page(page.text, page.url, page.decoded), Hints())
    if len(entries) >= _FEWEST_OF_LIST and _is_index(document, entries):
        return False
    if _titled(page):
        return not (paged and len(dates) >= _FEWEST_OF_LIST and mostly(len(dates), len(entries), _MOST_OF_ROWS))
    prose = _prose(document.text or "", entries)
    if document.published_date is not None:
        printed = document.provenance["published_date"].locator or ""
        dated = mostly(len(dates), len(entries), _MOST_OF_ROWS)
        of_rows = printed in _UNLABELLED or page.text.count(printed) >= max(len(dates), _FEWEST_OF_LIST)
        of_rows = of_rows and (printed == _OF_SCRIPT or document.published_date in dates)
        return not (dated and of_rows) or prose >= _SHORT_PROSE
    return not dates and prose >= _PROSE


def _titled(page: Page) -> bool:
    """Whether a tag names an article: another name than those of column and site, and none that columns have."""
    others = {letters(page.metas.get(name)) for name in ("columnname", "sitename", "columntype")}
    titles = (letters(page.metas.get(name)) for name in _TITLE_TAGS)
    return any(
        title and title not in others and not (len(title) <= _LONGEST_COLUMN and column_kind(title)) for title in titles
    )


def _is_index(document: Document, entries: Sequence[Entry]) -> bool:
    """Whether the text of ``document`` is the rows: links in it that make up most of it.

    Where they are all of it, they are no text: then they are an index if they are annual reports.
    """
    linked, flat = {url_key(link.url) for link in document.links}, letters(document.text)
    if not flat:
        return mostly(sum(report_title(entry.title) == "report" for entry in entries), len(entries), _MOST_OF_ROWS)
    inside = [entry for entry in entries if url_key(entry.url) in linked and letters(entry.title) in flat]
    said = sum(len(letters(entry.title)) for entry in inside)
    return mostly(len(inside), len(entries), _MOST_OF_ROWS) and mostly(said, len(flat), _SHARE_OF_TEXT)


def _prose(text: str, entries: Sequence[Entry]) -> int:
    """Characters of ``text`` beside the titles of rows; none where it is the rows, with excerpts or without."""
    flat = letters(text)
    inside = [title for entry in entries if (title := letters(entry.title)) in flat]
    said = sum(map(len, inside))
    if (
        len(inside) >= _FEWEST_OF_LIST
        and mostly(len(inside), len(entries), _MOST_OF_ROWS)
        and said >= _WITH_EXCERPTS * len(flat)
    ):
        return 0
    return len(flat) - said
