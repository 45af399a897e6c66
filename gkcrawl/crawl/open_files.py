"""Limit of open files: raised for as many portals as are to be crawled at once, as far as the system lets us."""

from __future__ import annotations

import sys
from contextlib import suppress

if sys.platform != "win32":
    import resource

OF_A_PORTAL = 8
"""Files that a portal has open: archive, log, lock, connections to its hosts; six were counted."""
OF_THE_PROCESS = 100
"""Files that are open anyway: database, terminal, programs, reader processes."""


def make_room(portals: int) -> int:
    """Have room for the files of so many ``portals`` at once; how many there is room for, one at least."""
    if sys.platform == "win32":
        return portals
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OF_THE_PROCESS + OF_A_PORTAL * portals
    if soft != resource.RLIM_INFINITY and soft < wanted:
        room = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        # Some systems allow less than they say.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (room, hard))
            soft = room
        if soft < wanted:
            return max(1, (soft - OF_THE_PROCESS) // OF_A_PORTAL)
    return portals
