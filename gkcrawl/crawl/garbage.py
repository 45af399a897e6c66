"""How often Python's garbage collector looks for reference cycles while a crawl runs."""

from __future__ import annotations

import gc

_NEW = 100_000
"""Containers made and still there, after which the new ones are looked at: those of some 250 pages.

What a look costs are the containers that are alive, and nearly all are that belong to pages on their way. By default
it comes after 700, more than once a page: a twelfth of the processor's time. After 10,000 it is a hundredth with one
portal, but a seventh with 300, whose pages are on their way together. What pages leave in cycles is little, so memory
is the same (docs/performance.md).
"""
_LOOKS = 5  # at new ones, before those that stayed are looked at: 1,250 pages
_LOOKS_AT_OLD = 4  # and before all are, with what portals leave that are done


def collect_seldom() -> None:
    """Let the garbage collector of this process look for cycles as seldom as pages leave any."""
    gc.set_threshold(_NEW, _LOOKS, _LOOKS_AT_OLD)
