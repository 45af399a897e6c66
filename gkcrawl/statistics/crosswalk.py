"""Which keys are one series across the eras of the forms, and which keys a user means (`bridge` of the key table)."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from gkcrawl.errors import ConfigError
from gkcrawl.statistics.keys import keys

if TYPE_CHECKING:
    from collections.abc import Iterable

BEFORE_THE_FORMS = ("narrative", "2014")
"""Eras whose keys go on under another name since the form of 2019."""


@cache
def bridges() -> dict[str, str]:
    """Key before 2019 → the key of the forms since with which it makes one series: of its column ``total``.

    >>> bridges()["requests.received_total"]
    't3.new_received'
    """
    return {key.bridge: key.key for key in keys().values() if key.bridge}


def series_of(key: str, era: str | None) -> str:
    """The name of the series that a value of ``key`` in a report of ``era`` belongs to: that of its newest key.

    Prose of a report that has the form counts the same thing again, and is a series of its own.

    >>> series_of("requests.received_total", "2014"), series_of("requests.received_total", "2021")
    ('t3.new_received', 'requests.received_total')
    """
    return bridges().get(key, key) if era in BEFORE_THE_FORMS else key


def keys_meant(names: Iterable[str]) -> tuple[str, ...]:
    """The keys that ``names`` mean, in the order of the forms: each a key, or the beginning of some up to a dot.

    Raises `ConfigError` for a name that means none, with those that are spelled nearly so.
    """
    meant: set[str] = set()
    for name in names:
        found = {key for key in keys() if key == name or key.startswith(f"{name}.")}
        if not found:
            near = ", ".join(get_close_matches(name, keys(), n=3))
            raise ConfigError(f"no key {name}" + (f"; there are {near}" if near else "; they begin with t2, t3, t4 …"))
        meant |= found
    return tuple(key for key in keys() if key in meant)


def bridged(chosen: Iterable[str]) -> tuple[str, ...]:
    """The keys before 2019 that make one series with those ``chosen``, as far as they are not chosen themselves.

    >>> bridged(["t3.new_received", "t3.total"])
    ('requests.received_total',)
    """
    these = tuple(chosen)
    return tuple(old for old, new in bridges().items() if new in these and old not in these)
