"""Keys that likely duplicates share: what the index of duplicates is looked up by."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gkcrawl.dedup.minhash import band_keys, signature

if TYPE_CHECKING:
    from gkcrawl.dedup.judge import Reading
    from gkcrawl.dedup.minhash import Signature

_TELLING = 5
"""So many different numbers are hardly the same by chance."""


def fingerprint(reading: Reading) -> tuple[list[int], Signature | None]:
    """Signed 64-bit keys of a document, and the signature of its prose where there is any.

    A document has a key of its whole text, of its numbers, of its agency and year, and one for each band of
    the signature. Thousands of offices fill in one template: their bands overflow, but a copy of one of
    them still shares its numbers or its whole text.
    """
    if reading.is_short:
        title = reading.short_title
        return [_key("short", title, reading.normalised)] if title else [], None
    keys = [_key("text", reading.normalised)]
    if len(reading.numbers) >= _TELLING:
        keys.append(_key("numbers", *sorted(reading.numbers.elements())))
    if reading.name and (year := reading.body_year or reading.year):
        keys.append(_key("report", reading.short_name, str(year)))
    if not len(reading.shingles):
        return keys, None
    minima = signature(reading.shingles)
    return keys + band_keys(minima), minima


def _key(*parts: str) -> int:
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
