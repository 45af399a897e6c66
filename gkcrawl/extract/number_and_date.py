"""Document number and date of signature, from title, first lines and signature of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.fields.identifiers import find_document_number, number_on_line
from gkcrawl.extract.fields.signature import find_signature

if TYPE_CHECKING:
    from gkcrawl.extract.metadata import Metadata

_HEAD_LINES = 6


def number_and_date(metadata: Metadata, title: str | None, text: str) -> None:
    """Offer ``metadata`` the number and the date of signature found in ``title`` and ``text``."""
    if title and (number := find_document_number(title)):
        metadata.offer("document_number", number, "title", "title", 0.9)
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        if number := number_on_line(line):
            metadata.offer("document_number", number, "body", "first lines", 0.8)
    if metadata.wants("written_date") and (signature := find_signature(text, title)):
        metadata.offer("written_date", signature.date, "body", "signature", 0.8 if signature.sure else 0.7)
