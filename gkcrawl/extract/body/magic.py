"""Magic bytes: what a file is by its first bytes, whatever its name or header says (gkcrawl/data/file_formats.csv)."""

from __future__ import annotations

import re
from typing import NamedTuple

from gkcrawl.data import rows

_START_BYTES = 64
"""Longer than any sign, with the line breaks and marks that servers put before a file."""


class Format(NamedTuple):
    """A format and the media type that says so."""

    name: str
    media_type: str | None


_SIGNS = tuple(
    (re.compile(row["sign"].encode("latin-1"), re.DOTALL), Format(row["format"], row["media_type"] or None))
    for row in rows("file_formats")
    if row["place"] == "start"
)


def first_bytes(body: bytes) -> Format | None:
    """The format whose sign ``body`` begins with; ZIP and OLE stand for all that is kept in them. None for a page.

    >>> first_bytes(b"%PDF-1.4 ...").name
    'pdf'
    """
    start = body[:_START_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((found for sign, found in _SIGNS if sign.match(start)), None)
