"""Sketch of a document (MinHash signature, keys): finds candidates for near-duplicates without reading them again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.dedup.judge import Reading, shares_agency
from gkcrawl.dedup.minhash import BINS, band_keys, estimates, signature
from gkcrawl.dedup.rules import (
    COPY_JACCARD,
    ESTIMATE_MARGIN,
    ESTIMATE_SPREAD,
    TELLING_NUMBERS,
    VARIANT_CONTAINMENT,
    VARIANT_JACCARD,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sketch(NamedTuple):
    """Names as they are compared, the `signature` of the prose (None where there is none) and its ``size`` in shingles.

    A tuple, because dozens of them are made to find the copies of one document.
    """

    minima: bytes | None
    size: int
    short_name: str
    title_stem: str

    @classmethod
    def of(cls, reading: Reading) -> Sketch:
        """The sketch of ``reading``."""
        size = 0 if reading.is_short else len(reading.shingles)
        return cls(signature(reading.shingles) if size else None, size, reading.short_name, reading.title_stem)


def keys(reading: Reading, sketch: Sketch) -> list[int]:
    """Signed 64-bit keys that likely duplicates share: what the index of duplicates is looked up by.

    A document has a key of its whole text, of its numbers, of its agency and year, and one for each band of
    the signature. Thousands of offices fill in one template: their bands overflow, but a copy of one of
    them still shares its numbers or its whole text.
    """
    if reading.is_short:
        title = reading.short_title
        return [_key("short", title, reading.alphanumeric)] if title else []
    found = [_key("text", reading.alphanumeric)]
    if len(reading.numbers) >= TELLING_NUMBERS:
        found.append(_key("numbers", *sorted(reading.numbers.elements())))
    if reading.name and (year := reading.body_year or reading.year):
        found.append(_key("report", reading.short_name, str(year)))
    return found if sketch.minima is None else found + band_keys(sketch.minima)


def likely(one: Sketch, others: Sequence[Sketch]) -> list[float]:
    """Jaccard of ``one`` and each of ``others`` as the signatures tell it; 1 where they cannot."""
    signed = [other.minima for other in others if other.minima is not None]
    if one.minima is None or not signed:
        return [1.0] * len(others)
    estimated = iter(estimates(one.minima, signed))
    return [1.0 if other.minima is None else next(estimated) for other in others]


def may_relate(one: Sketch, other: Sketch, jaccard: float) -> bool:
    """Whether two documents of that estimated ``jaccard`` are worth reading: copies, or one agency's variants."""
    if jaccard >= COPY_JACCARD - ESTIMATE_MARGIN:
        return True
    if not shares_agency(one, other):
        return False
    small, large = sorted((one.size, other.size))
    # Of fewer shingles than bins there are too few different minima to tell.
    return (
        small < BINS
        or _most(jaccard, small, large) >= VARIANT_CONTAINMENT
        or jaccard + ESTIMATE_SPREAD >= VARIANT_JACCARD
    )


def _most(jaccard: float, small: int, large: int) -> float:
    """How much of the smaller of two sets may be in the larger."""
    most = jaccard + ESTIMATE_SPREAD
    return most * (small + large) / (1 + most) / small


def _key(*parts: str) -> int:
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
