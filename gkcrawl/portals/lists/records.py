"""Records of Hanweb's datastores: pieces of HTML in CDATA (docs/families.md#jpage)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.rows.finder import read_fragments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Entry


def read_records(markup: str, page: Page) -> tuple[list[Entry], int]:
    """Entries of the records in ``markup``, each a piece of HTML in CDATA, and how many records there are.

    Raises:
        SiteChanged: there are records, but none has a link.
    """
    records = [
        content
        for _, record in between(markup, "<record>", "</record>")
        for _, content in between(record, "<![CDATA[", "]]>")
    ]
    entries = read_fragments(records, page)
    if records and not entries:
        raise SiteChanged(f"{page.url}: {len(records)} records, none with a link")
    return entries, len(records)


def between(text: str, opening: str, closing: str) -> Iterator[tuple[int, str]]:
    """Offset and content of each ``opening … closing``; what never closes is cut off, in one pass."""
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start)
        if end < 0:
            return
        yield start, text[start + len(opening) : end]
        start = text.find(opening, end)
