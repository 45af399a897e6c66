"""Tells whether two names are of one agency: spellings and abbreviations of its unit in one place."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gkcrawl.characters import squash
from gkcrawl.extract.agency.name import expand, read_name

_NAMES_KEPT = 1 << 16  # different names: those of a province's agencies, some times over


class Key(NamedTuple):
    """What is the same for all spellings of an agency: code of its region, else its place as written; and its unit."""

    place: str
    unit: str


@lru_cache(_NAMES_KEPT)
def key_of(agency: str, code: str | None) -> Key:
    """The key of ``agency`` in the division with ``code`` (GB/T 2260), None if that is not known.

    >>> key_of("平利县发改委", "610926") == key_of("平利县发展和改革委员会", "610926")
    True
    """
    plain = squash(agency)
    name = read_name(plain)
    if name is None or not (name.unit or name.town or name.zone):
        return Key(code or "", plain)
    # A place that is in no table is another than the division it was found in.
    return Key((code if name.kind != "unknown" else None) or name.place, name.zone + name.town + expand(name.unit))
