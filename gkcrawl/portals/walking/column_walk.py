"""Walks the list pages of a column: new entries, when to stop, and why (docs/families.md#stop-reasons)."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from gkcrawl.identity import url_key
from gkcrawl.portals.walking.column_report import ColumnReport, Stop
from gkcrawl.portals.walking.list_walk import FurtherWalk, ListWalk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gkcrawl.portals.column import Column, Entry, ListPage, PageRequest

_AT_ONCE = frozenset({Stop.SAMPLE, Stop.PAGE_LIMIT})
_BRINGS_NOTHING = frozenset({Stop.EMPTY_PAGE, Stop.NO_NEW_ENTRIES})

_MOST_SHELLS = 3  # pages without rows before the first that has some: a stub, a frame, a script that names the site
OVERLAP = 20
"""Known rows at the foot of a list page that end the walk, where the page has more rows than that."""


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
        self.report = ColumnReport(column.name, column.url, window=column.window, at_least=column.at_least)
        self.next: PageRequest | None = None
        self._sample, self._since, self._max_pages = sample, since, max_pages
        self._seen: set[str] = set()
        self._wanted = 0
        self._branches: deque[PageRequest] = deque()
        self._lists = {url_key(column.url)}
        self._ends: set[Stop] = set()
        self._failures: list[str] = []
        self._has_own = False
        self._list = ListWalk()
        self._further: FurtherWalk | None = None

    def begin(self, start: PageRequest, *, twice: bool = False) -> None:
        """Set out with the first page; walk ``twice`` what rows may have moved up in while it was read."""
        self.next = self._list.start = start
        self._further = FurtherWalk() if twice else None

    @property
    def about(self) -> int | None:
        """About how many rows the column has: as declared, else pages times the rows of those read."""
        report, pages = self.report, self._list.total_pages
        if report.stop is not None:
            return report.entries
        if report.expected is not None or not pages or not report.pages or report.lists > 1:
            return report.expected
        return round(report.entries * max(1, pages / report.pages))

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

        ``rejected`` are the `url_key` of rows that do not belong to the column. ``known`` are the `url_key` of entries
        fetched by earlier crawls. If these ``may_stop`` the walk, a page that brings nothing else does, or `OVERLAP` of
        them at its foot: a single one may be a row pinned on top.
        """
        keys = [url_key(entry.url) for entry in page.entries]
        if self._further is not None and self._further.is_on:
            return self._take_again(page, keys, rejected)
        report, walk = self.report, self._list
        report.pages += 1
        if (total := page.pagination.total_records) is not None:
            # The sum of the totals of all lists, now that this one's is another.
            report.expected = (report.expected or 0) - (walk.total or 0) + total
        previous, walk.previous = walk.previous, keys
        walk.read(page, keys)
        fresh = self._unseen(page.entries, keys)
        report.entries += len(fresh)
        report.repeats += len(keys) - len(fresh) if fresh else 0
        walk.entries += len(fresh)
        if fresh:
            report.dead_rows += page.dead_rows
            report.unread_rows += page.unread_rows
        wanted = self._wanted_of(fresh, rejected)
        stop = self._stop(page, fresh, repeated=keys == previous)
        if stop is None and keys and may_stop and all(key in known for key in keys[-OVERLAP:]):
            stop = Stop.OVERLAP
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
        self._end_list(Stop.UNCHANGED)

    def fail(self, word: str, why: str) -> None:
        """End this list because a page of it could not be had or read: the failure in one ``word``, and in words."""
        self.report.failure = self.report.failure or word
        self._failures.append(why)
        self._end_list(Stop.NOT_IN_REPLAY if word == Stop.NOT_IN_REPLAY else Stop.ERROR)

    def _wanted_of(self, fresh: list[Entry], rejected: Collection[str]) -> list[Entry]:
        """Those of ``fresh`` to ask for, the others counted."""
        own = [entry for entry in fresh if url_key(entry.url) not in rejected]
        wanted = [entry for entry in own if not self._is_old(entry)]
        self.report.rejected += len(fresh) - len(own)
        self.report.older += len(own) - len(wanted)
        if self._sample is not None:
            wanted = wanted[: self._sample - self._wanted]
        self._wanted += len(wanted)
        return wanted

    def _take_again(self, page: ListPage, keys: list[str], rejected: Collection[str]) -> list[Entry]:
        """Rows of ``page``, read a second time, that were in no place when it and its neighbours were read first."""
        assert self._further is not None
        self.report.again += 1
        fresh = self._unseen(page.entries, keys)
        self.report.entries += len(fresh)
        self.next = self._further.after(page, keys)
        self._finish()
        return self._wanted_of(fresh, rejected)

    def _end_list(self, stop: Stop) -> None:
        """Go on with the next list, or end the walk for the worst of reasons."""
        walk = self._list
        if walk.pages == 1 and len(self._lists) > 1 and stop in _BRINGS_NOTHING:
            stop = Stop.NO_NEXT  # a tree of units has no rows itself, a list of the latest year is there twice
        self._ends.add(stop)
        self.report.lack = self.report.lack or walk.lack()
        self.next = None
        if self._further is not None and not walk.is_proven:
            self._further.lists.append(walk)
        if self._branches and stop not in _AT_ONCE:
            self.next = self._branches.popleft()
            self.report.lists += 1
            self._list = ListWalk(self.next)
        else:
            if self._further is not None and not self._failures and stop not in _AT_ONCE:
                self.next = self._further.begin()
            self._finish()

    def _finish(self) -> None:
        """End the walk, unless there is a page to read."""
        if self.next is None:
            self.report.stop = max(self._ends, key=list(Stop).index)
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

    def _stop(self, page: ListPage, fresh: list[Entry], *, repeated: bool) -> Stop | None:
        walk, at = self._list, page.pagination
        if not page.entries:
            if walk.pages > 1 and at.next is None and at.current is not None and at.current == at.total_pages:
                return Stop.NO_NEXT  # the page says itself that it is the last one
            # A shell (gkmlpt's index, a JPaaS column, a redirect stub) only says where the rows are, or the next shell.
            return None if walk.pages <= _MOST_SHELLS and not walk.entries and at.next else Stop.EMPTY_PAGE
        if not fresh:
            return Stop.REPEATED_PAGE if repeated else Stop.NO_NEW_ENTRIES
        if self._sample is not None and self._wanted >= self._sample:
            return Stop.SAMPLE
        if all(self._is_old(entry) for entry in page.entries):
            return Stop.SINCE
        # A total below what was already seen is a lie, so only an exact hit ends the walk; on the first page it may
        # be the page's own count, as long as that page leads on; and it may be that of something else on the page.
        if walk.entries == at.total_records and (at.next is None or (walk.pages > 1 and not walk.pages_left)):
            return Stop.TOTAL_REACHED
        if at.next is None:
            return Stop.SINGLE_WINDOW if walk.pages == 1 and walk.entries < (at.total_records or 0) else Stop.NO_NEXT
        return Stop.PAGE_LIMIT if self.report.pages >= self._max_pages else None
