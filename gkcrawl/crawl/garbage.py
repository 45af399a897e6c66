"""How often Python's garbage collector looks for reference cycles while a crawl runs."""

from __future__ import annotations

import gc

_NEW = 10_000
"""Containers made and still there, after which the new ones are looked at: those of some twenty-five pages.

By default it is 700, more than once a page, and each tenth look is at many that are as alive as before: a twelfth of
the processor's time. What pages leave in cycles is little, so memory is the same (docs/performance.md).
"""
_LOOKS = 20  # at new ones, before those that stayed are looked at: five hundred pages
_LOOKS_AT_OLD = 10  # and before all are


def collect_seldom() -> None:
    """Let the garbage collector of this process look for cycles as seldom as pages leave any."""
    gc.set_threshold(_NEW, _LOOKS, _LOOKS_AT_OLD)
