"""Checks whether packed streams of a PDF (FlateDecode) are whole: pdfium leaves out silently what it cannot unpack.

A stream in the ZLIB format ends with a checksum of what it unpacks to (ISO 32000-1 §7.4.4, RFC 1950 §2.2). Fonts are as
long as everything else together, and pdfium unpacks them anyway: what it got is held against what the file says of them
(`embedded`), and only where that differs they are unpacked here. Pictures are no text.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_UNPACKED = 64_000_000
"""Bytes of all streams of a file that are unpacked; further ones are taken for whole."""
LONGEST_DICTIONARY = 2_000
"""Bytes before a stream in which its dictionary begins."""
PEEK = 512
"""First bytes, which show a font whose dictionary does not tell."""
SHORTEST_FONT = 4_000
"""Bytes of packed fonts, whose dictionary does not tell."""
CHECKSUM = 4
"""Bytes of the checksum at the end (RFC 1950 §2.2, ADLER32). Some programs leave it out."""
_KEYWORD = b"stream"
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})\s*(?:/|>>)")
_FLATE = re.compile(rb"/Filter\s*\[?\s*/Fl(?:ateDecode)?\b")
_LENGTH_1 = re.compile(rb"/Length1\s+(\d{1,10})\s*(?:/|>>)")
_FONT_TYPE = re.compile(rb"/(?:Type1C|CIDFontType0C|OpenType)\b")
_NO_TEXT = re.compile(rb"/(?:Image|Metadata|XRef|EmbeddedFile|Alternate)\b")
# Signs of TrueType, OpenType, CFF and Type 1 fonts.
_FONT = re.compile(rb"\x00\x01\x00\x00|true|OTTO|\x01\x00\x04[\x01-\x04]|%!", re.DOTALL)


class Streams:
    """The packed streams of a PDF file: fonts, and others that may hold text, how it is written or what its codes mean.

    ``lengths`` and ``checksums`` are those of fonts once they are unpacked, as far as the file tells them.
    """

    def __init__(self, body: bytes) -> None:
        """Look through ``body``; nothing is unpacked yet."""
        self._texts: list[memoryview] = []
        self._fonts: list[memoryview] = []
        self.lengths: set[int] = set()
        self.checksums: set[int] = set()
        for dictionary, packed in _streams(body):
            told = _LENGTH_1.search(dictionary)
            if not (told or _FONT_TYPE.search(dictionary) or (len(packed) > SHORTEST_FONT and _begins_font(packed))):
                self._texts.append(packed)
                continue
            self._fonts.append(packed)
            if told:
                self.lengths.add(int(told[1]))
            # A line break may stand behind it.
            self.checksums.update(int.from_bytes(packed[end - CHECKSUM : end]) for end in range(len(packed), 0, -1)[:3])

    @property
    def are_whole(self) -> bool:
        """Whether all streams but fonts unpack to their end, if the file is not encrypted."""
        return _all_unpack(self._texts)

    @property
    def fonts_are_whole(self) -> bool:
        """Whether all fonts unpack to their end, if the file is not encrypted."""
        return _all_unpack(self._fonts)


def _all_unpack(streams: Iterable[memoryview]) -> bool:
    left = MOST_UNPACKED
    for packed in streams:
        unpacked = _unpacked(packed, left)
        if unpacked is None:
            return False
        left -= unpacked
        if left <= 0:
            break
    return True


def _begins_font(packed: memoryview) -> bool:
    try:
        return _FONT.match(zlib.decompressobj().decompress(packed[:PEEK], CHECKSUM)) is not None
    except zlib.error:
        return False


def _streams(body: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Dictionaries, and what stands between the keywords stream and endstream, of packed streams but pictures."""
    at, view = 0, memoryview(body)
    while (at := body.find(_KEYWORD, at)) >= 0:
        start = at + len(_KEYWORD)
        opened = body.rfind(b"obj", max(0, at - LONGEST_DICTIONARY), at)
        if opened < 0 or body[at - 3 : at] == b"end":
            at = start
            continue
        start += 2 if body[start : start + 2] == b"\r\n" else 1
        dictionary = body[opened:at]
        told = _LENGTH.search(dictionary)
        end = start + int(told[1]) if told else start
        if body[end : end + PEEK].lstrip()[:9] != b"endstream":
            end = body.find(b"endstream", start)
            end = len(body) if end < 0 else end
        if end > start and _FLATE.search(dictionary) and not _NO_TEXT.search(dictionary):
            yield dictionary, view[start:end]
        at = end


def _unpacked(packed: memoryview, most: int) -> int | None:
    """How many bytes were unpacked; None where the stream breaks off or its checksum is another."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(packed, most)
    except zlib.error:
        return None
    return len(unpacked) if unpacker.eof or unpacker.unconsumed_tail or _lacks_checksum(packed) else None


def _lacks_checksum(packed: memoryview) -> bool:
    """Whether nothing but the checksum is missing."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacker.decompress(packed[2:], MOST_UNPACKED)
    return unpacker.eof and len(unpacker.unused_data) < CHECKSUM
