"""Pages of no declared portal: what a row of a list, and who imported them, say about their documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.portals.detect import FALLBACK
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from gkcrawl.document import Capture
    from gkcrawl.extract.hints import Hints
    from gkcrawl.portals.column import Column, Entry
    from gkcrawl.store import Store


class Undeclared(NamedTuple):
    """Stands for the portal where none is declared: ``agency`` and ``region`` are those that the import was told."""

    agency: str | None = None
    region: str | None = None
    columns: tuple[Column, ...] = ()

    def hints(self, entry: Entry, column: Column) -> Hints:
        """What is known of the document of ``entry`` before its page is read."""
        return replace(FALLBACK.hints(entry), column=column.name or None, agency=self.agency, region=self.region)


def undeclared(store: Store, url: str, capture: Capture) -> Undeclared:
    """As what the page of ``capture``, which came from ``url``, was imported."""
    rows = store.query(
        "SELECT settings ->> '$.import.agency' AS agency, settings ->> '$.import.region' AS region"
        " FROM captures JOIN runs USING (run, portal)"
        ' WHERE url = ? AND warc = ? AND "offset" = ? AND portal = ?',
        (url, capture.warc, capture.offset, IMPORT),
    )
    return Undeclared(**rows[0]) if rows else Undeclared()
