"""Walking the list pages of one column: which entries are new, when to stop, and why (guide PORTALS §C, §D)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from gkcrawl.identity import url_key

if TYPE_CHECKING:
    from collections.abc import Collection

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


OVERLAP = 20
"""Known rows at the foot of a list page that end the walk, where the page has more rows than that."""


@dataclass(slots=True)
class ColumnReport:
    """How the walk over one column went.

    ``entries`` counts different rows, ``older`` those of them that `since` left out, ``expected`` is the
    total the portal declares; ``stop`` is None while the walk is under way, ``why`` explains a failure.
    """

    name: str
    url: str
    stop: Stop | None = None
    pages: int = 0
    entries: int = 0
    older: int = 0
    expected: int | None = None
    why: str | None = None

    @property
    def walked(self) -> bool:
        """Whether the walk came to an end that is not a failure."""
        return self.stop not in (None, "error", "not_in_replay")

    @property
    def swept(self) -> bool:
        """Whether the walk went as far as the portal leads, and was not cut short by a wish of ours."""
        return self.walked and self.entries > 0 and self.stop not in ("sample", "since", "overlap", "unchanged")

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
    pages the walk ends whatever the portal says.
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

    def take(self, page: ListPage, known: Collection[str] = (), *, may_stop: bool = False) -> list[Entry]:
        """The entries of ``page`` wanted; sets ``next``, or ``report.stop`` when this page is the last.

        ``known`` are the `url_key` of entries fetched by earlier crawls. If these ``may_stop`` the walk, a page
        that brings nothing else does, or `OVERLAP` of them at its foot: a single one may be a row pinned on top.
        """
        report = self.report
        report.pages += 1
        if page.pagination.total_records is not None:
            report.expected = page.pagination.total_records
        keys = [url_key(entry.url) for entry in page.entries]
        fresh = self._unseen(page.entries, keys)
        report.entries += len(fresh)
        wanted = [entry for entry in fresh if not self._is_old(entry)]
        report.older += len(fresh) - len(wanted)
        if self._sample is not None:
            wanted = wanted[: self._sample - self._wanted]
        self._wanted += len(wanted)
        report.stop = self._stop(page, keys, fresh)
        if report.stop is None and keys and may_stop and all(key in known for key in keys[-OVERLAP:]):
            report.stop = "overlap"
        self._previous = keys
        self.next = page.pagination.next if report.stop is None else None
        return wanted

    def unchanged(self, entries: int) -> None:
        """End the walk because its list of ``entries`` rows is the one that is known."""
        self.next = None
        self.report.pages += 1
        self.report.entries += entries
        self.report.stop = "unchanged"

    def fail(self, stop: Literal["error", "not_in_replay"], why: str) -> None:
        """End the walk because a list page could not be had or read."""
        self.next = None
        self.report.stop, self.report.why = stop, why

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
            return None if report.pages == 1 and page.pagination.next else "empty_page"
        if not fresh:
            return "repeated_page" if keys == self._previous else "no_new_entries"
        if self._sample is not None and self._wanted >= self._sample:
            return "sample"
        if all(self._is_old(entry) for entry in page.entries):
            return "since"
        # A total below what was already seen is a lie, so only an exact hit ends the walk.
        if report.entries == total:
            return "total_reached"
        if page.pagination.next is None:
            return "single_window" if report.pages == 1 and report.entries < (total or 0) else "no_next"
        return "page_limit" if report.pages >= self._max_pages else None
