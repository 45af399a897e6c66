"""What an archived page is: a document, a list, a page that leads on, or none of these; rows of lists help to tell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from gkcrawl.characters import letters
from gkcrawl.errors import GkcrawlError
from gkcrawl.identity import host_of, url_key
from gkcrawl.portals.answers.challenges import find_block
from gkcrawl.portals.answers.client_redirects import redirect_target
from gkcrawl.portals.answers.detail_response import open_answer
from gkcrawl.portals.answers.files import media_type
from gkcrawl.portals.answers.fingerprint import is_printed
from gkcrawl.portals.answers.reading import AnswerTask, Reading, read_answer
from gkcrawl.portals.answers.visible_text import VisibleText
from gkcrawl.portals.detect import read_list

if TYPE_CHECKING:
    from collections.abc import Collection

    from gkcrawl.cli.importing.rows import Row
    from gkcrawl.cli.shared.pages import StoredPage
    from gkcrawl.document import Document
    from gkcrawl.extract.hints import Hints
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import ListPage

_HEAD_OF_DATA = 500
"""Characters in which a page of XHTML says that it is one."""
_FEW_ROWS = 3
"""Dated rows from which a page may be a list: previous and next document are two."""
_SHORT_TEXT = 100
"""Characters of text below which a page with so many dated rows has none of its own."""
_SHORT_TEXT_IN_LINKS = 300
"""The same where most of what the page shows are links: the rest of it introduces the list."""
_MOSTLY_LINKS = 0.5
"""Part of what a page shows from which it is mostly links."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a page is: the document of its ``reading``, or why it is none in one ``word``; its rows if it is a list."""

    word: str | None = None
    reading: Reading = field(default_factory=Reading)
    listing: ListPage | None = None


def read_page(page: StoredPage, row: Row, hints: Hints, lists: Collection[str]) -> Finding:
    """Read ``page``, which came with status 200, as what ``row`` leads to; ``lists`` are `url_key` of columns.

    What a list names is judged as in a crawl. A page that no list names is a document if it is printed like one.
    """
    is_file = media_type(page.body, page.url) is not None
    if not row.listed and (is_file or page.skipped):
        return Finding("not_a_page")
    if page.broken and not is_file:
        return Finding("empty" if not page.body.strip() else "encoding")
    block = find_block(HTTPStatus.OK, page.headers, page.body)
    if block is not None and not (row.listed and block.word == "soft_404"):
        return Finding(block.word)
    received = open_answer(page.body, page.url, page.headers)
    if not row.listed and _is_data(received) and redirect_target(received) is None:
        listing = _read_list(received, page)
        return Finding("listing", listing=listing) if listing and listing.entries else Finding("not_a_page")
    reading = read_answer(page.body, AnswerTask(page.url, page.headers, row.entry, hints, lists), received)
    document, judgement = reading.document, reading.judgement
    if document is None:
        return Finding("leads_on", reading)
    if row.listed:
        return Finding(judgement.word, reading)
    if listing := _list_instead(received, page, document):
        return Finding("listing", listing=listing)
    if judgement.word or not is_printed(document) or _is_home(page.url):
        return Finding(judgement.word or "no_document")
    return Finding(None, replace(reading, judgement=replace(judgement, sure=True)))


def _is_data(page: Page) -> bool:
    """Whether ``page`` is JSON or XML that is no page."""
    start = page.text.lstrip()[:_HEAD_OF_DATA]
    return start[:1] in ("{", "[") or (start.startswith("<?xml") and "<html" not in start.lower())


def _is_home(url: str) -> bool:
    key = url_key(url)
    return key.partition("?")[0].rstrip("/").removeprefix("www.") == host_of(key)


def _read_list(received: Page, page: StoredPage) -> ListPage | None:
    try:
        return read_list(received, page.request)
    except GkcrawlError:
        return None


def _list_instead(received: Page, page: StoredPage, document: Document) -> ListPage | None:
    """The rows of ``page`` where those are what it is for, and the text read as that of a ``document`` is not."""
    listing = _read_list(received, page)
    if listing is None:
        return None
    dated = sum(entry.date is not None for entry in listing.entries)
    if not is_printed(document):
        return listing if dated or listing.pagination.kind != "none" else None
    origin = document.provenance.get("text")
    if (origin and origin.confidence == 1.0) or document.attachments:
        return None
    if dated < _FEW_ROWS or 2 * dated < len(listing.entries):
        return None
    text = letters(document.text or "")
    if len(text) < _SHORT_TEXT or 2 * sum(letters(entry.title) in text for entry in listing.entries) > dated:
        return listing
    is_linked = VisibleText.read(received).linked >= _MOSTLY_LINKS
    return listing if is_linked and len(text) < _SHORT_TEXT_IN_LINKS else None
