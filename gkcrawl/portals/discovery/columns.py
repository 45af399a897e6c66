"""The columns of a site as they are found: each once, however many addresses it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.identity import url_key
from gkcrawl.portals.discovery.scope import page_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.portals.column import Entry
    from gkcrawl.portals.discovery.site import SiteColumn


class Columns:
    """Columns in the order in which they were found."""

    def __init__(self) -> None:
        self._columns: dict[str, SiteColumn] = {}
        self._by_rows: dict[frozenset[str], str] = {}

    def add(self, column: SiteColumn, entries: Sequence[Entry]) -> bool:
        """Take ``column``, whose first page has ``entries``; False when it is known under another address.

        Of two columns with the same rows (a mirror, a print version) the one stays in whose folder they stand.
        """
        key = page_key(column.url)
        rows = frozenset(url_key(entry.url) for entry in entries)
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

    def all(self) -> list[SiteColumn]:
        """The columns that were taken."""
        return list(self._columns.values())


def _at_home(column: SiteColumn, rows: frozenset[str]) -> int:
    """How many of ``rows`` stand in the folder of ``column``."""
    folder = url_key(column.url).rpartition("/")[0] + "/"
    return sum(row.startswith(folder) for row in rows)
