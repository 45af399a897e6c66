"""Walks the list pages of a column: new entries, when to stop, and why (docs/families.md#stop-reasons)."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from gkcrawl.identity import url_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gkcrawl.portals.column import Column, Entry, ListPage, PageRequest

Stop = Literal[
    "no_next",
    "total_reached",
    "empty_page",
    "repeated_page",
    "no_new_entries",
    "single_window",
    "sample",
    "since",
    "overlap",
    "unchanged",
    "page_limit",
    "not_in_replay",
    "error",
]


# Of several lists of a column the one that ended worst names the end of all.
_WORSE: tuple[Stop, ...] = (
    "no_next",
    "total_reached",
    "empty_page",
    "no_new_entries",
    "repeated_page",
    "single_window",
    "unchanged",
    "overlap",
    "since",
    "sample",
    "page_limit",
    "not_in_replay",
    "error",
)
_AT_ONCE = ("sample", "page_limit")
_CUT_SHORT = ("sample", "since", "overlap", "unchanged")

OVERLAP = 20
"""Known rows at the foot of a list page that end the walk, where the page has more rows than that."""


@dataclass(slots=True)
class ColumnReport:
    """How the walk over one column went.

    ``entries`` counts different rows, ``repeats`` rows that pages with new ones showed again, ``older`` those of them that `since` left out, ``rejected`` those that
    are no rows of this column by their title; ``lists`` is how many lists the column consists of, ``expected`` the
    total they declare. ``stop`` is None while the walk is under way, ``why`` explains a failure.
    """

    name: str
    url: str
    stop: Stop | None = None
    pages: int = 0
    entries: int = 0
    repeats: int = 0
    older: int = 0
    rejected: int = 0
    lists: int = 1
    expected: int | None = None
    why: str | None = None

    @property
    def walked(self) -> bool:
        """Whether the walk came to an end that is not a failure."""
        return self.stop not in (None, "error", "not_in_replay")

    @property
    def swept(self) -> bool:
        """Whether the walk went as far as the portal leads, and was not cut short by a wish of ours."""
        return self.walked and self.entries > 0 and self.stop not in _CUT_SHORT

    @property
    def truncated(self) -> bool:
        """Whether the portal declares more rows than it leads to; a single window is known to."""
        return self.swept and self.stop != "single_window" and self.entries + self.repeats < (self.expected or 0)

    @property
    def complete(self) -> bool:
        """Whether all that the portal declares was seen, so that what was not seen is not there."""
        return self.swept and self.stop in ("no_next", "total_reached") and self.entries >= (self.expected or 0)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for the run's record."""
        return asdict(self)


class ColumnWalk:
    """State of the walk over ``column``.

    At most ``sample`` documents are asked for; rows dated before ``since`` (YYYY-MM-DD) are left out, and
    a page that holds nothing else ends the walk, so that old rows pinned on top do not. After ``max_pages``
    pages the walk ends whatever the portal says. A column may branch into further lists: they are walked one
    after the other, each once.
    """

    def __init__(
        self, column: Column, *, sample: int | None = None, since: str | None = None, max_pages: int = 10_000
    ) -> None:
        self.column = column
        self.report = ColumnReport(column.name, column.url)
        self.next: PageRequest | None = None
        self._sample, self._since, self._max_pages = sample, since, max_pages
        self._seen: set[str] = set()
        self._previous: list[str] = []
        self._wanted = 0
        self._branches: deque[PageRequest] = deque()
        self._lists = {url_key(column.url)}
        self._ends: set[Stop] = set()
        self._failures: list[str] = []
        self._has_own = False
        self._pages = self._entries = self._expected = 0

    def branch(self, requests: Iterable[PageRequest]) -> None:
        """Walk the lists that ``requests`` ask for as well, after this one."""
        for request in requests:
            if (key := url_key(request.url)) not in self._lists:
                self._lists.add(key)
                self._branches.append(request)

    def take(
        self,
        page: ListPage,
        known: Collection[str] = (),
        *,
        rejected: Collection[str] = (),
        may_stop: bool = False,
    ) -> list[Entry]:
        """The entries of ``page`` wanted; sets ``next``, or ``report.stop`` when this page is the last.

        ``rejected`` are the `url_key` of rows that do not belong to the column. ``known`` are the `url_key` of entries fetched by earlier crawls. If these ``may_stop`` the walk, a page
        that brings nothing else does, or `OVERLAP` of them at its foot: a single one may be a row pinned on top.
        """
        report = self.report
        report.pages += 1
        self._pages += 1
        if page.pagination.total_records is not None:
            report.expected = (report.expected or 0) - self._expected + page.pagination.total_records
            self._expected = page.pagination.total_records
        keys = [url_key(entry.url) for entry in page.entries]
        fresh = self._unseen(page.entries, keys)
        report.entries += len(fresh)
        report.repeats += len(keys) - len(fresh) if fresh else 0
        self._entries += len(fresh)
        own = [entry for entry in fresh if url_key(entry.url) not in rejected]
        report.rejected += len(fresh) - len(own)
        wanted = [entry for entry in own if not self._is_old(entry)]
        report.older += len(own) - len(wanted)
        if self._sample is not None:
            wanted = wanted[: self._sample - self._wanted]
        self._wanted += len(wanted)
        stop = self._stop(page, keys, fresh)
        if stop is None and keys and may_stop and all(key in known for key in keys[-OVERLAP:]):
            stop = "overlap"
        self._previous = keys
        self.next = page.pagination.next
        if stop is not None:
            self._end_list(stop)
        return wanted

    def foreign(self, page: ListPage, keys: Collection[str]) -> Collection[str]:
        """Those of ``keys``, rows that say they are of another column, that do not belong to this one.

        All do, as long as no row of its own was seen: then the column is made of others.
        """
        self._has_own = self._has_own or any(url_key(entry.url) not in keys for entry in page.entries)
        return keys if self._has_own else ()

    def unchanged(self, entries: int) -> None:
        """End the walk because its list of ``entries`` rows is the one that is known."""
        self.report.pages += 1
        self.report.entries += entries
        self._end_list("unchanged")

    def fail(self, stop: Literal["error", "not_in_replay"], why: str) -> None:
        """End this list because a page of it could not be had or read."""
        self._failures.append(why)
        self._end_list(stop)

    def _end_list(self, stop: Stop) -> None:
        """Go on with the next list, or end the walk for the worst of reasons."""
        if self._pages == 1 and len(self._lists) > 1 and stop in ("empty_page", "no_new_entries"):
            stop = "no_next"  # a tree of units has no rows itself, a list of the latest year is there twice
        self._ends.add(stop)
        self.next = None
        if self._branches and stop not in _AT_ONCE:
            self.next = self._branches.popleft()
            self.report.lists += 1
            self._pages = self._entries = self._expected = 0
        else:
            self.report.stop = max(self._ends, key=_WORSE.index)
            self.report.why = self._why()

    def _why(self) -> str | None:
        """The first failure, and of how many lists it is one."""
        failures, lists = len(self._failures), self.report.lists
        if not failures or lists == 1:
            return next(iter(self._failures), None)
        return f"{self._failures[0]} ({failures} of {lists} lists failed)"

    def _unseen(self, entries: list[Entry], keys: list[str]) -> list[Entry]:
        fresh = []
        for entry, key in zip(entries, keys, strict=True):
            if key not in self._seen:
                self._seen.add(key)
                fresh.append(entry)
        return fresh

    def _is_old(self, entry: Entry) -> bool:
        return self._since is not None and entry.date is not None and entry.date < self._since

    def _stop(self, page: ListPage, keys: list[str], fresh: list[Entry]) -> Stop | None:
        report, total = self.report, page.pagination.total_records
        if not keys:
            # A shell (gkmlpt's index, a JPaaS column, a redirect stub) only says where the rows are.
            return None if self._pages == 1 and page.pagination.next else "empty_page"
        if not fresh:
            return "repeated_page" if keys == self._previous else "no_new_entries"
        if self._sample is not None and self._wanted >= self._sample:
            return "sample"
        if all(self._is_old(entry) for entry in page.entries):
            return "since"
        # A total below what was already seen is a lie, so only an exact hit ends the walk; on the first page it may
        # be the page's own count, as long as that page leads on.
        if self._entries == total and (self._pages > 1 or page.pagination.next is None):
            return "total_reached"
        if page.pagination.next is None:
            return "single_window" if self._pages == 1 and self._entries < (total or 0) else "no_next"
        return "page_limit" if report.pages >= self._max_pages else None
