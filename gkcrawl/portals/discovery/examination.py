"""Probes an unknown page: family, evidence, pager, rows, and where the 年报 column is."""

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
from gkcrawl.portals.rows.links import scan
from gkcrawl.portals.walking.index_shapes import report_title

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import ListPage, PageRequest
    from gkcrawl.portals.lists.family import Family

_COLUMN_TEXT = pattern(rules("list_words", "report_column"))
_COLUMN_URL = re.compile(
    r"[/_](?:zf)?(?:xxgk|gk|zfgk)?(?:gz)?(?:nb|ndbg|nianbao)(?:[/_.\d]|$)|annual_?report|[?&]tab=gknb", re.IGNORECASE
)
_LANDING_TEXT = pattern(rules("list_words", "landing"))
_ROWS_SHOWN = 3  # rows: enough to see whether it is the right list


@dataclass(slots=True)
class Findings:
    """What a page is: ``listing`` when it is a list, else ``problem`` says why not.

    ``site`` is the site's name as it is printed; ``columns`` are links to what looks like the column of annual reports,
    the surest first, ``landings`` links to pages on which such a link usually stands.
    """

    url: str
    encoding: str
    family: Family
    evidence: str
    listing: ListPage | None = None
    problem: str | None = None
    site: str | None = None
    columns: list[tuple[str, str]] = field(default_factory=list)
    landings: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_report_column(self) -> bool:
        """Whether most rows are annual reports, or the address says so."""
        entries = self.listing.entries if self.listing else []
        reports = sum(report_title(entry.title) == "report" for entry in entries)
        return bool(entries) and (reports * 2 > len(entries) or _COLUMN_URL.search(urlsplit(self.url).path) is not None)

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

    def lines(self) -> list[str]:
        """The findings as text, a fact a line."""
        found = [f"family      {self.family.name} ({self.evidence})", f"encoding    {self.encoding}"]
        if self.listing is None:
            return [*found, f"list        no: {self.problem}"]
        at, rows = self.listing.pagination, self.listing.entries
        counts = ((at.total_pages, "pages"), (at.total_records, "records"), (at.page_size, "a page"))
        totals = ", ".join(f"{n} {what}" for n, what in counts if n is not None) or "not said"
        body = f" {at.next.body}" if at.next and at.next.body else ""
        return [
            *found,
            f"column      {self.listing.column or 'not said'}",
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
    if page.text.lstrip()[:1] not in ("{", "["):
        found.site = page.metas.get("sitename")
        found.columns, found.landings = _report_columns(page)
    return found


def _evidence(family: Family, page: Page) -> str:
    if family is FALLBACK:
        return "no fingerprint of a known family; rows by their shape"
    text = page.ends
    match = next((match for mark in family.marks if (match := mark.search(text))), None)
    return f"{match[0].strip()[:60]!r} in the page" if match else "by its address and shape"


def _report_columns(page: Page) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Links to columns of annual reports, and to disclosure landing pages, on this host; single reports are neither."""
    columns: dict[str, tuple[int, str, str]] = {}
    landings: dict[str, tuple[str, str]] = {}
    host = urlsplit(page.url).hostname
    for link in scan(page)[0]:
        key = url_key(link.url)
        if urlsplit(link.url).hostname != host or key == url_key(page.url):
            continue
        title = re.sub(r"\s", "", link.title)
        certainty = 2 * bool(_COLUMN_TEXT.search(title)) + bool(_COLUMN_URL.search(link.url))
        if certainty and title_year(title) is None:
            columns.setdefault(key, (certainty, link.title, link.url))
        elif _LANDING_TEXT.fullmatch(title):
            landings.setdefault(key, (link.title, link.url))
    ordered = sorted(columns.values(), key=lambda column: -column[0])
    return [(title, url) for _, title, url in ordered], list(landings.values())
