"""The columns of a site as they are found: each once, however many addresses it has, under a name of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from gkcrawl.identity import url_key
from gkcrawl.portals.discovery.scope import page_key

if TYPE_CHECKING:
    from gkcrawl.portals.column import ListPage
    from gkcrawl.portals.discovery.site import SiteColumn


class Columns:
    """Columns in the order in which they were found."""

    def __init__(self) -> None:
        self._columns: dict[str, SiteColumn] = {}
        self._by_rows: dict[frozenset[str], str] = {}

    def add(self, column: SiteColumn, listing: ListPage) -> bool:
        """Take ``column``, whose first page is ``listing``; False when it is known under another address.

        Of two columns with the same rows (a mirror, a print version) the one stays in whose folder they stand.
        """
        key = page_key(column.url)
        rows = frozenset(url_key(entry.url) for entry in listing.entries)
        twin = self._by_rows.get(rows) if rows else None
        if key in self._columns:
            return False
        if twin is not None and _at_home(self._columns[twin], rows) >= _at_home(column, rows):
            return False
        if twin is not None:
            del self._columns[twin]
        self._columns[key] = column
        if rows:
            self._by_rows[rows] = key
        return True

    def named(self) -> list[SiteColumn]:
        """All columns; of those that share a name each gets those of its parents in front, then a number."""
        columns = list(self._columns.values())
        names = [column.name for column in columns]
        most = max((len(column.parents) for column in columns), default=0)
        for level in range(1, most + 1):
            taken = Counter(names)
            names = [
                "/".join((*column.parents[-level:], column.name)) if taken[name] > 1 else name
                for name, column in zip(names, columns, strict=True)
            ]
        seen: Counter[str] = Counter()
        unique = []
        for name, column in zip(names, columns, strict=True):
            seen[name] += 1
            unique.append(replace(column, name=name if seen[name] == 1 else f"{name} ({seen[name]})"))
        return unique


def _at_home(column: SiteColumn, rows: frozenset[str]) -> int:
    """How many of ``rows`` stand in the folder of ``column``."""
    folder = url_key(column.url).rpartition("/")[0] + "/"
    return sum(row.startswith(folder) for row in rows)
