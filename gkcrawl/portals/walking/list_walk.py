"""How far the walk over one list of a column got, and what it lacks of what the list declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.portals.column import ListPage, PageRequest, Pagination

# Kinds whose requests bring windows of rows, not the pages that readers see.
_WINDOWS = ("jpage", "jpaas", "json")


@dataclass(slots=True)
class ListWalk:
    """A list that is walked from ``start`` on; ``previous`` are the keys of its last page.

    ``rows`` counts those of pages that brought new ones, ``total`` and ``total_pages`` are what its last page that said
    so declared, ``moved`` that the total was another before.
    """

    start: PageRequest | None = None
    pages: int = 0
    rows: int = 0
    entries: int = 0
    total: int | None = None
    total_pages: int | None = None
    moved: bool = False
    previous: list[str] = field(default_factory=list)
    _with_rows: int = 0
    _place: int = 0
    _first_rows: int = 0
    _unread: bool = False
    _is_windows: bool = False
    _seen: set[str] = field(default_factory=set)

    def read(self, page: ListPage, keys: Sequence[str]) -> None:
        """Take note of a page whose rows have the ``keys``."""
        at = page.pagination
        self.pages += 1
        # The first may be a shell that only leads to the rows.
        self._with_rows += bool(keys)
        self._place = max(self._with_rows, at.current or 0)
        if self._with_rows == 1:
            # On later pages a pager that could be read before stands at its end.
            self._unread, self._first_rows = at.kind == "unread", len(keys)
        self._is_windows = self._is_windows or at.kind in _WINDOWS
        if at.total_records is not None:
            self.moved = self.moved or self.total not in (None, at.total_records)
            self.total = at.total_records
        if at.total_pages is not None and not self._is_of_short_page(at, len(keys)):
            self.total_pages = at.total_pages
        if not self._seen.issuperset(keys):
            self.rows += len(keys) + page.dead_rows + page.unread_rows
            self._seen.update(keys)

    def _is_of_short_page(self, at: Pagination, rows: int) -> bool:
        """Whether a number of pages was reckoned by the ``rows`` of a last page, which has fewer than the others."""
        if at.total_records is None or not 0 < rows < self._first_rows:
            return False
        return at.total_pages == -(-at.total_records // rows)

    @property
    def pages_left(self) -> int:
        """How many pages that the list declares were not read, where they can be compared with those of readers."""
        if self.total_pages is None or (self._is_windows and self.total is not None):
            return 0
        return max(0, self.total_pages - self._place)

    @property
    def is_proven(self) -> bool:
        """Whether the totals show that no row moved up to a page already read."""
        return self.pages <= 1 or (self.total is not None and not self.moved and self.rows >= self.total)

    def lack(self) -> str | None:
        """What the list, walked as far as it leads, lacks; None for a whole one.

        A number of pages that only follows from that of records says nothing beside it.
        """
        if self.total is not None and self.rows < self.total:
            return f"ends after {self.rows} of {self.total} entries"
        follows = self.total is not None and self.total_pages == -(-self.total // max(1, self._first_rows))
        if self.pages_left and not follows:
            return f"ends after {self._place} of {self.total_pages} pages"
        if self._unread and self.total is None and self.total_pages is None:
            return "goes on, but the address of its next page could not be read"
        return None


class FurtherWalk:
    """A second reading of ``lists``: when a row is withdrawn while a list is walked, all below it move up, and the one
    that moves from a page not read yet to one read already is in neither.
    """

    def __init__(self) -> None:
        self.lists: list[ListWalk] = []
        self.is_on = False
        self._left = 0
        self._previous: list[str] = []

    def begin(self) -> PageRequest | None:
        """The first page of the next list to read again; None when there is none."""
        self.is_on = True
        while self.lists:
            walk = self.lists.pop(0)
            if walk.start is not None:
                self._left, self._previous = walk.pages, []
                return walk.start
        return None

    def after(self, page: ListPage, keys: list[str]) -> PageRequest | None:
        """What to ask for after ``page``, whose rows have the ``keys``: as many pages as at the first time at most."""
        self._left -= 1
        stays = keys == self._previous and bool(keys)
        self._previous = keys
        follow = page.pagination.next if self._left > 0 and not stays else None
        return follow or self.begin()
