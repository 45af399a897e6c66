"""Says what an unknown page is: a list with its rows and pager, a hub of blocks, an article …, read as its family."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.data import pattern, rules
from gkcrawl.errors import SiteChanged
from gkcrawl.extract.fields.years import title_year
from gkcrawl.identity import url_key
from gkcrawl.portals.detect import FALLBACK, detect
from gkcrawl.portals.discovery.column_kinds import column_kind
from gkcrawl.portals.discovery.pages.blocks import Block, blocks_of
from gkcrawl.portals.discovery.pages.naming import ColumnName, column_name
from gkcrawl.portals.discovery.pages.page_kind import PageKind, page_kind
from gkcrawl.portals.rows.links import scan

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import ListPage, PageRequest
    from gkcrawl.portals.lists.family import Family

_COLUMN_TEXT = pattern(rules("list_words", "report_column"))
_COLUMN_URL = re.compile(
    r"[/_](?:zf)?(?:xxgk|gk|zfgk)?(?:gz)?(?:nb|ndbg|nianbao)(?:[/_.\d]|$)|annual_?report|[?&]tab=gknb", re.IGNORECASE
)
_NO_LIST: dict[str, str] = {
    "hub": "it shows the newest of several columns",
    "home": "it is a site's home page",
    "article": "it is a document",
    "links": "its links lead to other sites",
    "menu": "its links are a menu",
}
_ROWS_SHOWN = 3  # rows: enough to see whether it is the right list


@dataclass(slots=True)
class Findings:
    """What a page is (``what``), and what was read of it: ``listing``, else ``problem`` says why there is none.

    ``listing`` has the rows of a list only: those of a hub's blocks, or beside an article, are left out. ``blocks`` are
    the columns that the page shows in blocks. ``name`` and ``kind`` are those of its column (`column_kinds`);
    ``reports`` are links to what looks like the column of annual reports, the surest first.
    """

    url: str
    encoding: str
    family: Family
    evidence: str
    what: PageKind = "menu"
    blocks: list[Block] = field(default_factory=list)
    listing: ListPage | None = None
    problem: str | None = None
    name: ColumnName = field(default_factory=lambda: ColumnName(None))
    kind: str | None = None
    reports: list[tuple[str, str]] = field(default_factory=list)

    @property
    def warning(self) -> str | None:
        """What says that the column has more than can be followed from this page; None when nothing does."""
        if self.listing is None or not self.listing.entries or self.listing.pagination.next is not None:
            return None
        at, rows = self.listing.pagination, len(self.listing.entries)
        can_be_read = None
        if at.total_records is not None and at.total_records > rows and (at.current or 1) == 1:
            can_be_read = f"{rows} of {at.total_records} records"
        elif at.total_pages is not None and at.total_pages > (at.current or 1):
            can_be_read = f"{at.current or 1} of {at.total_pages} pages"
        if can_be_read:
            return f"{can_be_read} can be read: the pager leads nowhere; a crawl ends as truncated"
        unread = "there is a pager, but its address cannot be read; a crawl ends as truncated"
        return unread if at.kind == "unread" else None

    def _said_by(self) -> str:
        return f" ({self.name.evidence})" if self.name.evidence else ""

    def lines(self) -> list[str]:
        """The findings as text, a fact a line."""
        found = [
            f"page        {self.what}",
            f"name        {' > '.join((*self.name.parents, self.name.name or 'not said'))}{self._said_by()}",
            f"kind        {self.kind or 'none that is known'}",
            f"family      {self.family.name} ({self.evidence})",
            f"encoding    {self.encoding}",
        ]
        if self.listing is None:
            return [*found, f"list        no: {self.problem}"]
        at, rows = self.listing.pagination, self.listing.entries
        counts = ((at.total_pages, "pages"), (at.total_records, "records"), (at.page_size, "a page"))
        totals = ", ".join(f"{n} {what}" for n, what in counts if n is not None) or "not said"
        body = f" {at.next.body}" if at.next and at.next.body else ""
        return [
            *found,
            f"pager       {at.kind}, page {at.current or '?'}; totals: {totals}",
            f"next        {f'{at.next.method} {at.next.url}{body}' if at.next else 'none'}",
            f"rows        {len(rows)}",
            *(f"{'':12}{row.date or 'no date   '}  {row.title}  {row.url}" for row in rows[:_ROWS_SHOWN]),
        ]


def examine(page: Page, request: PageRequest | None = None) -> Findings:
    """What ``page`` is, read as whatever family it is; ``request`` is the one that got it."""
    family = detect(page)
    found = Findings(page.url, page.decoded.charset, family, _evidence(family, page))
    try:
        found.listing = family.read_list(page, request)
    except SiteChanged as error:
        found.problem = str(error).removeprefix(f"{page.url}: ")
    is_data = page.text.lstrip()[:1] in ("{", "[")
    found.blocks = [] if is_data else blocks_of(page)
    found.name = column_name(page)
    found.what = page_kind(page, found.listing, found.blocks, found.name.name)
    if found.what not in ("list", "empty", "shell") and found.listing is not None:
        found.listing, found.problem = None, _NO_LIST[found.what]
    titles = [entry.title for entry in found.listing.entries] if found.listing else []
    found.kind = column_kind(found.name.name, titles, found.name.parents)
    if not is_data:
        found.reports = _report_columns(page)
    return found


def _evidence(family: Family, page: Page) -> str:
    if family is FALLBACK:
        return "no fingerprint of a known family; rows by their shape"
    text = page.ends
    match = next((match for mark in family.marks if (match := mark.search(text))), None)
    return f"{match[0].strip()[:60]!r} in the page" if match else "by its address and shape"


def _report_columns(page: Page) -> list[tuple[str, str]]:
    """Links to columns of annual reports on this host, the surest first; single reports are none."""
    columns: dict[str, tuple[int, str, str]] = {}
    host = urlsplit(page.url).hostname
    for link in scan(page)[0]:
        key = url_key(link.url)
        if urlsplit(link.url).hostname != host or key == url_key(page.url):
            continue
        title = re.sub(r"\s", "", link.title)
        certainty = 2 * bool(_COLUMN_TEXT.search(title)) + bool(_COLUMN_URL.search(link.url))
        if certainty and title_year(title) is None:
            columns.setdefault(key, (certainty, link.title, link.url))
    ordered = sorted(columns.values(), key=lambda column: -column[0])
    return [(title, url) for _, title, url in ordered]
