"""What a page itself says of its document, and the identity of what it says: the same for all who get one answer."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from gkcrawl.characters import letters, squash

if TYPE_CHECKING:
    from gkcrawl.document import Document
    from gkcrawl.portals.answers.visible_text import VisibleText

_PRINTED = frozenset({"box", "meta", "header"})
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_TELLING_CHARACTERS = 8
"""So many Chinese characters tell one answer from another, whatever numbers, times and addresses stand between them."""


def has_printed(document: Document, name: str) -> bool:
    """Whether the page itself says the value of the field ``name``."""
    origin = document.provenance.get(name)
    return origin is not None and origin.method in _PRINTED


def calls_itself(document: Document, title: str) -> bool:
    """Whether the page's own title is ``title``, to the letter."""
    return has_printed(document, "title") and letters(document.title) == letters(title) != ""


def is_sent(document: Document) -> bool:
    """Whether the text came with the list row, whatever the page is."""
    origin = document.provenance.get("text")
    return origin is not None and origin.method == "api"


def is_printed(document: Document) -> bool:
    """Whether the page has what documents have: a body in a place made for it, labels, files, pictures, tables."""
    text = document.provenance.get("text")
    known = text is not None and text.confidence == 1.0
    labels = ("published_date", "source", "issuer", "index_number", "document_number")
    labelled = any(has_printed(document, name) for name in labels)
    files = bool(document.attachments or document.tables)
    return known or labelled or files or "image_only" in document.quality or "frame_only" in document.quality


def identity(document: Document, shown: VisibleText, body: bytes) -> str:
    """The identity of what a page says, shows where it says nothing, or is where it shows nothing."""
    if said := reading_identity(document):
        return said
    return _hash("\n".join((letters(shown.text), *shown.pictures())).encode("utf-8", "replace") or body)


def reading_identity(document: Document) -> str:
    """The identity of what a page says, empty for nothing; times and numbers do not count, unless that is all."""
    kept = _told(document.text)
    named = ("title", "index_number", "document_number", "published_date")
    said = [str(getattr(document, name)) for name in named if has_printed(document, name)]
    files = [file.url for file in document.attachments] if not kept else []
    return _hash("\n".join((kept, *said, *files)).encode("utf-8", "replace")) if kept or files else ""


def text_identity(text: str | None) -> str:
    """The identity of a text alone, whatever title and dates a template prints around it."""
    return f"text {_hash(_told(text).encode('utf-8', 'replace'))}"


def _told(text: str | None) -> str:
    """What of ``text`` is the same in every copy of one message: its Chinese, unless it is mostly something else."""
    flat_text = squash(text or "")
    han = "".join(_HAN.findall(flat_text))
    return han if len(han) >= max(_TELLING_CHARACTERS, len(flat_text) / 2) else flat_text


def _hash(said: bytes) -> str:
    return hashlib.sha256(said).hexdigest()
