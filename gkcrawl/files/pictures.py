"""Pictures: JPEG, PNG, TIFF, GIF and BMP hold no text of their own, only what OCR may read of them (`ocr`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.files.formats import format_of
from gkcrawl.files.reading import FileReading

if TYPE_CHECKING:
    from gkcrawl.files.reading import FileLimits


def read(body: bytes, limits: FileLimits) -> FileReading:
    """A reading without text, of one page, that is flagged ``needs_ocr``."""
    return FileReading(format=format_of(body), pages=1, flags=["needs_ocr"], error="a picture: its text needs OCR")
