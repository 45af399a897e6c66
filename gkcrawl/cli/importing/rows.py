"""Rows of the lists in an archive: what portal, column and list say of the page that a row leads to."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import orjson

from gkcrawl.extract.page.page import Page
from gkcrawl.identity import url_key
from gkcrawl.portals.column import Column, Entry
from gkcrawl.portals.walking.column_report import Stop
from gkcrawl.portals.walking.column_walk import ColumnWalk
from gkcrawl.portals.walking.index_shapes import read_column_page

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from gkcrawl.cli.importing.owners import Owners
    from gkcrawl.cli.importing.undeclared import Undeclared
    from gkcrawl.cli.shared.pages import StoredPage
    from gkcrawl.extract.hints import Hints
    from gkcrawl.portals.column import ListPage, PageRequest
    from gkcrawl.portals.walking.spider import PortalSpider

logger = logging.getLogger(__name__)

_TABLE = "CREATE TABLE rows (page TEXT PRIMARY KEY, portal TEXT, declared INTEGER, name TEXT, url TEXT, entry TEXT)"


@dataclass(slots=True)
class Row:
    """The row ``entry`` of a list, the ``column`` that has it, and the ``portal``, None where none is declared.

    ``listed`` says that a list in the archive has it; the others are made of what the address says.
    """

    portal: PortalSpider | None
    column: Column
    entry: Entry
    listed: bool = True

    def hints(self, undeclared: Undeclared) -> Hints:
        """What is known of the document before its page is read; by ``undeclared`` where no portal is declared."""
        found = (self.portal or undeclared).hints(self.entry, self.column)
        return replace(found, column=self.column.name or None)


class Rows:
    """Rows by the page they lead to, in a table of the index's temporary database: of two lists the first has it."""

    def __init__(self, connection: sqlite3.Connection, owners: Owners) -> None:
        self._db, self.owners = connection, owners
        self._db.execute(_TABLE)

    def walk(self, portal: PortalSpider, get: Callable[[PageRequest], Iterable[StoredPage]]) -> None:
        """Read the lists of all columns of ``portal`` as a crawl does, from what ``get`` has of them, the last first.

        Which pages a list has is read from the last of each; rows that only earlier ones have follow those.
        """
        for column in portal.columns:
            walk = ColumnWalk(column, max_pages=portal.max_pages)
            walk.begin(portal.family.first_request(column))
            while (asked := walk.next) is not None:
                pages = list(get(asked))
                if not pages:
                    walk.fail(Stop.NOT_IN_REPLAY, f"no {asked.url} in the archive")
                for number, page in enumerate(pages):
                    for entry in _read(portal, walk, page, asked, is_last=not number):
                        if portal.not_followed(entry.url) is None:
                            self._add(entry.url, Row(portal, column, entry))

    def add_list(self, listing: ListPage) -> None:
        """Keep the rows of a list that no column led to."""
        for entry in listing.entries:
            portal, column = self.owners.of(entry.url)
            if portal is None:
                column = Column(listing.column or "", listing.url)
            self._add(entry.url, Row(portal, column or Column("", listing.url), entry))

    def leads_on(self, url: str, target: str) -> None:
        """Let the row of the page at ``url``, if there is one, be that of the page at ``target``."""
        self._db.execute(
            "INSERT OR IGNORE INTO rows SELECT ?, portal, declared, name, url, entry FROM rows WHERE page = ?",
            (url_key(target), url_key(url)),
        )

    def of(self, url: str) -> Row:
        """The row that leads to the page at ``url``; one without a title where no list has it."""
        found = self._db.execute(
            "SELECT portal, declared, name, url, entry FROM rows WHERE page = ?", (url_key(url),)
        ).fetchone()
        if found is None:
            portal, column = self.owners.of(url)
            return Row(portal, column or Column("", url), Entry(title="", url=url), listed=False)
        name, declared, column_name, column_url, entry = found
        portal = self.owners.portals.get(name)
        column = Column(column_name, column_url)
        if portal is not None and declared:
            column = next(one for one in portal.columns if (one.name, one.url) == (column_name, column_url))
        return Row(portal, column, Entry(**orjson.loads(entry)))

    def _add(self, url: str, row: Row) -> None:
        declared = row.portal is not None and row.column in row.portal.columns
        name = row.portal.name if row.portal else ""
        self._db.execute(
            "INSERT OR IGNORE INTO rows VALUES (?, ?, ?, ?, ?, ?)",
            (url_key(url), name, declared, row.column.name, row.column.url, orjson.dumps(asdict(row.entry)).decode()),
        )


def _read(
    portal: PortalSpider, walk: ColumnWalk, page: StoredPage, asked: PageRequest, *, is_last: bool
) -> list[Entry]:
    """Rows of a list page that its column wants; if it is the last of its address, the walk goes on or ends."""
    try:
        received = Page.read(page.body, page.url, page.headers)
        found = read_column_page(portal.family, received, asked, walk.column)
        if is_last:
            walk.branch(found.branches)
            rejected = found.rejected.union(walk.foreign(found.listing, found.foreign))
            return walk.take(found.listing, rejected=rejected)
    except Exception as error:  # a list this family stumbles over must not hide the other columns
        logger.warning("%s is not the list it should be: %s", page.url, error)
        if is_last:
            walk.fail("listing_changed", str(error))
        return []
    return [entry for entry in found.listing.entries if url_key(entry.url) not in found.rejected | found.foreign]
