"""Facets of a search: how many documents found are of each portal, region, kind and year.

All documents found are counted, not only those that are ranked: their facets stand in arrays of some thirty bytes a
document, which are kept from one search to the next and brought up to date with what was written since. Of words with
three characters or more the index knows the pairs only: a count may be a little too high (gkcrawl/corpus/words.py).
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import orjson

from gkcrawl.corpus.synonyms import variants
from gkcrawl.corpus.words import match
from gkcrawl.store.queries.selection import DAY, NO_COPY, YEAR, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gkcrawl.store import Store
    from gkcrawl.store.queries.selection import Selection

    Numbers = NDArray[np.int64]

FACETS = ("portal", "region", "kind", "year")
"""Each a filter of `Selection`; a region counts what lies in it."""
_LEVEL_DIGITS = 2
"""Of a code of division (GB/T 2260) a level: a region is counted by the divisions right below it."""
_LEAST_ROOM = 1024
"""Documents that there is room for at first."""
_ROWS = (
    "SELECT number, portal, json_extract(region, '$.code'), kind, "
    f"{YEAR}, CAST(replace({DAY}, '-', '') AS INTEGER), substr(first_seen_at, 1, 7), {NO_COPY}"
    " FROM changes CROSS JOIN documents ON number = document WHERE seq > ?"
)
_NAMED = (*FACETS, "seen")


class Facets(NamedTuple):
    """How many documents were found, and of each facet its values with counts, most first; years latest first.

    The counts of a facet are of what would be found without its own filter: they say what choosing another brings.
    """

    total: int
    counts: dict[str, list[tuple[str, int]]]


def facets(store: Store, words: Sequence[str], filters: Selection) -> Facets:
    """Facets of the documents that ``words`` find, of all for none; copies of others are left out."""
    place = store.path.stat()
    key = (place.st_dev, place.st_ino)
    return _TABLES.setdefault(key, FacetTable()).count(store, words, filters)


class FacetTable:
    """The facets of all documents of a database; threads may share it, each with a store of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seq = self._entry = 0
        self._values: dict[str, dict[Any, int]] = {name: {} for name in _NAMED}
        self._columns = {name: np.zeros(_LEAST_ROOM, np.int32) for name in (*_NAMED, "day", "shown", "entry")}
        self._documents = np.zeros(_LEAST_ROOM, np.int32)  # by entry of the index

    def count(self, store: Store, words: Sequence[str], filters: Selection) -> Facets:
        """As `facets`."""
        asked = [*words, *([filters.agency] if filters.agency else [])]
        query = match(asked, {}, variants=variants) if asked else ""
        with self._lock:
            self._follow(store)
            found = self._found(store, query) if query else np.flatnonzero(self._columns["shown"])
            return self._counted(found, filters)

    def _found(self, store: Store, query: str) -> Numbers:
        """Numbers of documents; those of readings that were replaced since are not among them."""
        [(listed,)] = store.rows("SELECT json_group_array(rowid) FROM words WHERE words MATCH ?", (query,))
        entries = np.array(orjson.loads(listed), np.int64)
        entries = entries[entries < len(self._documents)]
        numbers = self._documents[entries]
        present = (self._columns["entry"][numbers] == entries) & (self._columns["shown"][numbers] > 0)
        found: Numbers = numbers[present].astype(np.int64)
        return found

    def _counted(self, found: Numbers, filters: Selection) -> Facets:
        if filters.since:
            found = found[self._columns["day"][found] >= int(filters.since.replace("-", ""))]
        if filters.seen:
            found = found[self._columns["seen"][found] == self._values["seen"].get(filters.seen, -1)]
        tests = {name: self._test(name, getattr(filters, name), found) for name in FACETS}
        counts = {}
        for name in FACETS:
            # A region is counted by its own parts.
            others = [test for other, test in tests.items() if other != name or name == "region"]
            codes = self._columns[name][found[np.logical_and.reduce(others)]]
            sums = np.bincount(codes, minlength=len(self._values[name]) + 1).tolist()
            counts[name] = self._named(name, sums, filters.region)
        return Facets(int(np.count_nonzero(np.logical_and.reduce(list(tests.values())))), counts)

    def _test(self, name: str, value: Any, found: Numbers) -> NDArray[np.bool_]:
        if value is None:
            return np.ones(len(found), np.bool_)
        values = self._values[name]
        if name == "region":
            start, end = within(value)
            codes = [code for region, code in values.items() if start <= region < end]
        else:
            codes = [code for known, code in values.items() if str(known) == str(value)]
        return np.isin(self._columns[name][found], codes)

    def _named(self, name: str, sums: list[int], region: str | None) -> list[tuple[str, int]]:
        counted: dict[str, int] = {}
        digits = len(within(region)[0]) + _LEVEL_DIGITS if region else _LEVEL_DIGITS
        for value, code in self._values[name].items():
            key = str(value)[:digits].ljust(len(str(value)), "0") if name == "region" else str(value)
            if sums[code]:
                counted[key] = counted.get(key, 0) + sums[code]
        if name == "year":
            return sorted(counted.items(), reverse=True)
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

    def _follow(self, store: Store) -> None:
        """Take in what was written since the last time."""
        [(seq, number, entry)] = store.rows(
            "SELECT (SELECT max(seq) FROM changes), (SELECT max(number) FROM documents),"
            " (SELECT max(entry) FROM worded)"
        )
        if (seq or 0, entry or 0) <= (self._seq, self._entry):
            # Nothing new, or this store reads a state older than another thread's.
            return
        for name in self._columns:
            self._columns[name] = _roomy(self._columns[name], number or 0)
        self._documents = _roomy(self._documents, entry or 0)
        columns, values = self._columns, self._values
        for number, portal, region, kind, year, day, seen, shown in store.rows(_ROWS, (self._seq,)):
            for name, value in zip(_NAMED, (portal, region, kind, year, seen), strict=True):
                known = values[name]
                columns[name][number] = 0 if value is None else known.setdefault(value, len(known) + 1)
            columns["day"][number], columns["shown"][number] = day, shown
        for entry_, document in store.rows("SELECT entry, document FROM worded WHERE entry > ?", (self._entry,)):
            self._documents[entry_] = document
            columns["entry"][document] = entry_
        self._seq, self._entry = seq or 0, entry or 0


def _roomy(column: NDArray[np.int32], largest: int) -> NDArray[np.int32]:
    """``column`` with room for ``largest``, half as much again where it has to grow."""
    if largest < len(column):
        return column
    grown = np.zeros(largest + largest // 2 + 1, np.int32)
    grown[: len(column)] = column
    return grown


_TABLES: dict[tuple[int, int], FacetTable] = {}
