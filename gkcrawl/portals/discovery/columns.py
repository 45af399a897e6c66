"""The columns of a site as they are found: what is said of each, and each once, however many addresses it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.identity import url_key
from gkcrawl.portals.detect import FALLBACK
from gkcrawl.portals.discovery.column_kinds import column_kind
from gkcrawl.portals.discovery.pages.naming import column_name
from gkcrawl.portals.discovery.pages.parts import parts_of
from gkcrawl.portals.discovery.scope import page_key
from gkcrawl.portals.discovery.site import SiteColumn
from gkcrawl.portals.lists.family import says_empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Entry, PageRequest
    from gkcrawl.portals.discovery.examination import Findings
    from gkcrawl.portals.discovery.frontier import Way
    from gkcrawl.portals.lists.family import Family

_PROMISED = frozenset({"link", "menu", "tree", "more"})
"""Places whose words say what a page is, though it has no rows yet."""
_NAMELESS = "列表"
ASKED_FOR = "the address asked for"
"""Evidence of a column that the home page of the walk is itself."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page that came, what it is, and the request that got it."""

    page: Page
    found: Findings
    asked: PageRequest


@dataclass(frozen=True, slots=True)
class Shell:
    """A page that a reader takes for the column; its rows may be elsewhere, ``steps`` requests on.

    ``declared`` is what a portal asks for: mostly the page itself, else the interface that its script names.
    """

    look: Look
    declared: PageRequest
    steps: int = 0

    @property
    def names_itself(self) -> bool:
        """Whether a family follows the page to its rows by itself."""
        return self.declared.url.partition("#")[0] == self.look.page.url.partition("#")[0]

    @property
    def family(self) -> Family:
        """The family of the page."""
        return self.look.found.family


class Columns:
    """Columns that were found; ``site_names`` are no names of theirs."""

    def __init__(self) -> None:
        self.site_names: list[str] = []
        self._columns: dict[str, SiteColumn] = {}
        self._by_rows: dict[frozenset[str], str] = {}

    def take(self, shell: Shell, rows: Look, way: Way) -> bool:
        """Take the list that ``rows`` is for the column that ``way`` leads to, if it is one: its first page.

        A list without rows is one that says so in words. What a home page leads to, or has in a frame, is a home page:
        it shows the newest of several columns, unless there is a pager.
        """
        listing = rows.found.listing
        if listing is None or (listing.pagination.current or 1) > 1:
            return False
        is_home = way.depth == 0 and (way.link.place != "home" or rows.asked.url != way.link.url)
        if is_home and listing.pagination.next is None:
            return False
        if not listing.entries and not (way.link.place in _PROMISED and says_empty(rows.page)):
            return False
        family = rows.found.family if shell.family is FALLBACK else shell.family
        # Where a column shares its list with others, none of the first rows may be its own.
        entries = [entry for entry in listing.entries if not family.is_foreign(entry, rows.asked)]
        told = column_name(shell.look.page, way.link.text or listing.column, self.site_names)
        kind = column_kind(told.name, [entry.title for entry in entries], told.parents)
        column = SiteColumn(
            name=told.name or listing.column or way.link.text or _NAMELESS,
            url=shell.declared.url,
            body=shell.declared.body,
            kind=kind,
            family=family.name,
            rows=len(entries),
            total=listing.pagination.total_records if listing.entries else 0,
            latest=max((entry.date for entry in entries if entry.date), default=None),
            parents=told.parents,
            evidence=_evidence(way),
            lists=parts_of(rows.page, entries, kind),
        )
        self.add(column, entries)
        return True

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
        """The columns that were taken, by address: answers come in another order each time."""
        return [self._columns[key] for key in sorted(self._columns)]


def _at_home(column: SiteColumn, rows: frozenset[str]) -> int:
    """How many of ``rows`` stand in the folder of ``column``."""
    folder = url_key(column.url).rpartition("/")[0] + "/"
    return sum(row.startswith(folder) for row in rows)


def _evidence(way: Way) -> str:
    """How a page was found, in words."""
    said = f" “{way.link.text}”" if way.link.text else ""
    return f"{way.link.place}{said} of {way.origin}" if way.origin else ASKED_FOR
