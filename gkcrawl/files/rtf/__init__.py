"""RTF files: text, tables, lists and notes, no hidden and deleted text (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.files.reading import FileReading
from gkcrawl.files.rtf.document import Document
from gkcrawl.files.word.content import put
from gkcrawl.files.word.pages import stated_pages

if TYPE_CHECKING:
    from gkcrawl.files.reading import FileLimits


def read(body: bytes, limits: FileLimits) -> FileReading:
    """The text and tables of an RTF file; headers, comments and what is not shown are left out, notes stand last.

    A file that breaks off, or whose groups do not end, is flagged ``damaged``.
    """
    reading = FileReading(format="rtf")
    document = Document(body)
    put(reading, document.blocks, limits)
    reading.pages = stated_pages(document.pages, reading.text)
    if document.damaged:
        reading.flag("damaged")
        reading.error = "the file breaks off"
    return reading
