"""How much of the time of the crawling process reading takes, and how many processes may help."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING

from gkcrawl.config import AUTO

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK = 2.0
"""Seconds over which the share of reading is measured: a hundred pages of a fast crawl, few of a polite one."""
SHARE = 0.1
"""Of the time; above it to read elsewhere is worth the half second of work that it takes a process to start."""


class Load:
    """Reading in this process; ``clock`` tells the time in seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._began, self._spent = clock(), 0.0

    def add(self, seconds: float) -> bool:
        """Count ``seconds`` of reading; whether reading takes more than its `SHARE` by now."""
        now = self._clock()
        if now - self._began > LOOK:
            self._began, self._spent = now, 0.0
        self._spent += seconds
        return self._spent > SHARE * LOOK


def helpers(setting: str | int, jobs: int) -> int:
    """How many processes may read for one crawling process of ``jobs``, by what GKCRAWL_READERS says.

    By itself as many as there are cores besides those that the crawling processes keep busy; none where processes
    cannot be talked to as here.
    """
    if os.name != "posix":
        return 0
    return max(0, cores() - jobs) // jobs if setting == AUTO else int(setting)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
