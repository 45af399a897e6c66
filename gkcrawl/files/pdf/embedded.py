"""Holds fonts, as pdfium unpacked them, against what the PDF file says of them: a cut one lacks characters."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from gkcrawl.files.pdf.pdfium import base_font, font_file, font_length, is_embedded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.files.pdf.streams import Streams

_SUBSET = re.compile(rb"[A-Z]{6}\+")  # ISO 32000-1 §9.6.4


class EmbeddedFonts:
    """The fonts of the file with these ``streams``, as its pages show them; each is looked at once."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._seen: set[int] = set()
        self._unlike = False

    def see(self, fonts: Iterable[int | None]) -> None:
        """Look at fonts of a page that is open."""
        for font in fonts:
            if not is_embedded(font):
                # Only a font that the file has is called so: pdfium took another one for it.
                self._unlike = self._unlike or _SUBSET.match(base_font(font)) is not None
                continue
            length = font_length(font)
            if not length or length in self._seen:
                continue
            self._seen.add(length)
            # ISO 32000-1 §9.9, Table 127: Length1 of a TrueType font is that of the font; others have none, or several.
            if length not in self._streams.lengths and zlib.adler32(font_file(font)) not in self._streams.checksums:
                self._unlike = True

    @property
    def are_whole(self) -> bool:
        """Whether all fonts are what the file says of them, or unpack to their end after all."""
        return not self._unlike or self._streams.fonts_are_whole
