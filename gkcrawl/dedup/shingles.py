"""Shingles: sets of character 5-grams as sorted arrays of 64-bit hashes; Jaccard and containment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gkcrawl.characters import letters
from gkcrawl.dedup.rules import SHINGLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

Shingles: TypeAlias = "NDArray[np.uint64]"

_WEIGHTS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F]
)
_WEIGHTS = _WEIGHTS.astype(np.uint64)
_HINT = np.uint64(0xFFFF)


def shingles(text: str) -> Shingles:
    """Hashes of the 5-grams of a `normalised` ``text``, sorted, each once; a shorter text has none."""
    points = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    if len(points) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    hashes = mixed(np.correlate(points, _WEIGHTS, "valid"))
    hashes.sort()
    return hashes[np.concatenate(([True], hashes[1:] != hashes[:-1]))]


def mixed(hashes: Shingles) -> Shingles:
    """``hashes`` with every bit depending on every other (the finalizer of SplitMix64)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))


def without_form(found: Shingles) -> Shingles:
    """``found`` without what the standard form of annual reports prints in all of them."""
    form, hints = _form()
    likely = np.flatnonzero(hints[found & _HINT])
    if not len(likely):
        return found
    hashes = found[likely]
    places = np.minimum(np.searchsorted(form, hashes), len(form) - 1)
    others = np.ones(len(found), dtype=np.bool_)
    others[likely[form[places] == hashes]] = False
    return found[others]


def jaccard(one: Shingles, other: Shingles) -> float:
    """Shared shingles over all shingles, 0 to 1; 0 when either has none."""
    shared = _shared(one, other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def containment(one: Shingles, other: Shingles) -> float:
    """Shared shingles over those of the shorter text, 0 to 1."""
    shared = _shared(one, other)
    return shared / min(len(one), len(other)) if shared else 0.0


def _shared(one: Shingles, other: Shingles) -> int:
    if not len(one) or not len(other):
        return 0
    if len(one) > len(other):
        one, other = other, one
    places = np.minimum(np.searchsorted(other, one), len(other) - 1)
    return int(np.count_nonzero(other[places] == one))


@cache
def _form() -> tuple[Shingles, NDArray[np.bool_]]:
    """Shingles of the standard form, and for each value of their last bits whether one of them ends so."""
    lines = files("gkcrawl.data").joinpath("form_skeleton.txt").read_text(encoding="utf-8").splitlines()
    text = "".join(letters(line) for line in lines if not line.startswith("#"))
    form = shingles(text)
    hints = np.zeros(int(_HINT) + 1, dtype=np.bool_)
    hints[form & _HINT] = True
    return form, hints
