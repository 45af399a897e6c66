"""How the walk over one column went: how far, why it ended there, and whether that is all of the column."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any


class Stop(str, Enum):
    """Why the walk over a list ended, from the best to the worst: of several lists the worst names the end of all."""

    NO_NEXT = "no_next"
    TOTAL_REACHED = "total_reached"
    EMPTY_PAGE = "empty_page"
    NO_NEW_ENTRIES = "no_new_entries"
    REPEATED_PAGE = "repeated_page"
    SINGLE_WINDOW = "single_window"
    UNCHANGED = "unchanged"
    OVERLAP = "overlap"
    SINCE = "since"
    SAMPLE = "sample"
    PAGE_LIMIT = "page_limit"
    NOT_IN_REPLAY = "not_in_replay"
    ERROR = "error"


_FAILED = frozenset({Stop.NOT_IN_REPLAY, Stop.ERROR})
_CUT_SHORT = frozenset({Stop.SAMPLE, Stop.SINCE, Stop.OVERLAP, Stop.UNCHANGED})
_PROVES_ALL_SEEN = frozenset({Stop.NO_NEXT, Stop.TOTAL_REACHED})


@dataclass(slots=True)
class ColumnReport:
    """How the walk over one column went.

    ``entries`` counts different rows, ``repeats`` rows that pages with new ones showed again, ``older`` those of them
    that `since` left out, ``rejected`` those that are no rows of this column by their title; ``dead_rows`` have no
    address, ``unread_rows`` one that only a script knows. ``lists`` is how many lists the column consists of,
    ``expected`` the total they declare, ``again`` how many pages were read a second time.
    ``stop`` is None while the walk is under way, ``failure`` is the first failure in one word, ``why`` in words,
    ``lack`` what a list of the column lacks. Of a column with a declared ``window`` no more can be had than that;
    ``at_least`` is its declared minimum of rows.
    """

    name: str
    url: str
    stop: Stop | None = None
    pages: int = 0
    entries: int = 0
    repeats: int = 0
    older: int = 0
    rejected: int = 0
    dead_rows: int = 0
    unread_rows: int = 0
    lists: int = 1
    expected: int | None = None
    again: int = 0
    window: bool = False
    at_least: int | None = None
    lack: str | None = None
    failure: str | None = None
    why: str | None = None

    @property
    def walked(self) -> bool:
        """Whether the walk came to an end that is not a failure."""
        return self.stop is not None and self.stop not in _FAILED

    @property
    def swept(self) -> bool:
        """Whether the walk went as far as the portal leads, and was not cut short by a wish of ours."""
        return self.walked and self.entries > 0 and self.stop not in _CUT_SHORT

    @property
    def truncated(self) -> bool:
        """Whether the portal has more rows or pages than could be followed; of a declared window it is known to."""
        return self.swept and (self._misses_minimum or (not self.window and self.shortfall is not None))

    @property
    def whole(self) -> bool:
        """Whether ``rows`` can be held against those of other walks."""
        return self.swept and not self.truncated

    @property
    def rows(self) -> int:
        """Rows that belong to the column."""
        return self.entries - self.rejected

    @property
    def unreachable(self) -> int:
        """Rows that lead nowhere: the portal's own dead ones, and those that could not be read."""
        return self.dead_rows + self.unread_rows

    @property
    def _misses_minimum(self) -> bool:
        return self.rows < (self.at_least or 0)

    @property
    def shortfall(self) -> str | None:
        """What is not there of what the column declares, or the portal's author of it, in words."""
        if self._misses_minimum:
            return f"lists {self.rows} rows of at least {self.at_least}"
        if self.unread_rows:
            return f"has {self.unread_rows} rows whose address could not be read"
        if self.entries + self.repeats + self.dead_rows < (self.expected or 0):
            return f"ends after {self.entries} of {self.expected} entries"
        return self.lack

    @property
    def complete(self) -> bool:
        """Whether all that the portal declares was seen, so that what was not seen is not there."""
        ended = self.swept and self.stop in _PROVES_ALL_SEEN
        return ended and self.shortfall is None and self.entries + self.dead_rows >= (self.expected or 0)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for the run's record."""
        return asdict(self) | {"whole": self.whole}
