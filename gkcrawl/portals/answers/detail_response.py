"""The response to a detail request as a document: a page or a file; mojibake is told from text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gkcrawl.characters import HAN
from gkcrawl.document import Attachment, Document
from gkcrawl.extract.document import read_page
from gkcrawl.extract.page.page import Page
from gkcrawl.identity import lasting_url, url_key
from gkcrawl.portals.answers.files import file_name, media_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.extract.hints import Hints

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_ONE_IN = 20  # characters: fewer are lost to a single broken byte or a foreign name
_FRAMESET = re.compile(rb"<frameset\b", re.IGNORECASE)
_UNSEEN = rb"display\s*:\s*none|(?:width|height)\s*=\s*[\"']?[01](?![\d.])"
_FRAME = re.compile(
    rb"<iframe\b(?![^>]{0,1000}(?:" + _UNSEEN + rb"))[^>]{0,1000}\bsrc\s*=\s*[\"']?[^\"'\s>]", re.IGNORECASE
)
_NO_FRAMES = 200
"""Characters up to which the text of a frameset is what it says to readers without frames."""


def is_unreadable(text: str, *, damaged: bool) -> bool:
    """Whether ``text``, read from bytes that fit no charset (``damaged``), is not the text of its page.

    Every twentieth character is lost, or what is not ASCII landed on letters none of which are Chinese.
    """
    if not damaged or not text:
        return False
    if text.count("\ufffd") * _ONE_IN > len(text):
        return True
    return not HAN.search(text) and len(_FOREIGN.findall(text)) * _ONE_IN > len(text)


def open_answer(body: bytes, url: str, headers: Mapping[str, str]) -> Page:
    """The answer ``body`` (without its content encoding) from ``url`` as a page; without a text if it is a file."""
    return Page.read(b"" if media_type(body, url) else body, url, headers)


def read_document(page: Page, body: bytes, headers: Mapping[str, str], hints: Hints, entry_url: str) -> Document:
    """The document of a detail page, or of a file that an entry leads to directly.

    ``page`` is what `open_answer` makes of ``body``, ``entry_url`` the address that the list gave.
    """
    url = page.url
    if media_type(body, url) is None:
        document = read_page(page, hints)
        bare = not document.text and not document.attachments
        if (len(document.text or "") < _NO_FRAMES and _FRAMESET.search(body)) or (bare and _FRAME.search(body)):
            document.flag("frame_only")
    else:
        name = file_name(url, headers)
        file = Attachment(url=url, name=name, media_type=media_type(body, name), status="fetched")
        file.bytes, file.sha256 = len(body), hashlib.sha256(body).hexdigest()
        document = read_page(Page("", url), replace(hints, attachments=[file]))
        document.flag("attachment_only")
    listed = lasting_url(entry_url)
    if url_key(listed) != url_key(document.url) and listed not in document.other_urls:
        document.other_urls.append(listed)
    return document
