"""One-permutation MinHash: a short signature whose bands near-duplicates share."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from gkcrawl.dedup.rules import BANDS, ROWS
from gkcrawl.dedup.shingles import Shingles, mixed

if TYPE_CHECKING:
    from collections.abc import Sequence


BINS = BANDS * ROWS
_BORROWED = np.uint64(0x9E3779B1)
_LOW = np.uint64(0xFFFFFFFF)
_RANGES = np.array([(place << 64) // BINS for place in range(BINS)], dtype=np.uint64)
_ROW_WEIGHTS = mixed(np.arange(1, ROWS + 1, dtype=np.uint64)) | np.uint64(1)
_BAND_SALTS = mixed(np.arange(101, 101 + BANDS, dtype=np.uint64))


def signature(found: Shingles) -> bytes:
    """Of each of `BINS` equal ranges the smallest of the hashes ``found`` (sorted, at least one): its last 32 bits.

    An empty bin borrows from the next one that is not, marked with the distance.
    """
    starts = np.searchsorted(found, _RANGES)
    filled = np.flatnonzero(starts < np.append(starts[1:], len(found)))
    minima = found[starts[filled]] & _LOW
    if len(filled) < BINS:
        bins = np.arange(BINS)
        lender = np.searchsorted(filled, bins) % len(filled)
        minima = (minima[lender] + ((filled[lender] - bins) % BINS).astype(np.uint64) * _BORROWED) & _LOW
    return minima.astype(np.uint32).tobytes()


def band_keys(minima: bytes) -> list[int]:
    """A signed 64-bit key for each band of a `signature`; documents that share one are candidates."""
    bands = np.frombuffer(minima, dtype=np.uint32).astype(np.uint64).reshape(BANDS, ROWS)
    keys = mixed((bands * _ROW_WEIGHTS).sum(axis=1, dtype=np.uint64) ^ _BAND_SALTS)
    return cast("list[int]", keys.view(np.int64).tolist())


def estimates(one: bytes, others: Sequence[bytes]) -> list[float]:
    """Jaccard as the bytes of signatures tell it, 0 to 1, give or take `ESTIMATE_SPREAD`."""
    stored = np.frombuffer(b"".join(others), dtype=np.uint32).reshape(-1, BINS)
    same = np.count_nonzero(stored == np.frombuffer(one, dtype=np.uint32), axis=1)
    return cast("list[float]", (same / BINS).tolist())
