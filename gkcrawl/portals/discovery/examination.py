"""Says what an unknown page is: a list with its rows and pager, a hub of blocks, an article …, read as its family."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from gkcrawl.characters import HAN
from gkcrawl.data import pattern, rules
from gkcrawl.errors import SiteChanged
from gkcrawl.extract.fields.years import title_year
from gkcrawl.identity import url_key
from gkcrawl.numerals import mostly
from gkcrawl.portals.detect import FALLBACK, detect
from gkcrawl.portals.discovery.pages.articles import is_article
from gkcrawl.portals.discovery.pages.blocks import Block, blocks_of
from gkcrawl.portals.rows.links import scan
from gkcrawl.portals.rows.list_score import is_document
from gkcrawl.portals.walking.index_shapes import report_title

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Entry, ListPage, PageRequest
    from gkcrawl.portals.lists.family import Family

_COLUMN_TEXT = pattern(rules("list_words", "report_column"))
_COLUMN_URL = re.compile(
    r"[/_](?:zf)?(?:xxgk|gk|zfgk)?(?:gz)?(?:nb|ndbg|nianbao)(?:[/_.\d]|$)|annual_?report|[?&]tab=gknb", re.IGNORECASE
)
_LANDING_TEXT = pattern(rules("list_words", "landing"))
PageKind = Literal["list", "empty", "shell", "hub", "home", "article", "links", "menu"]
"""What a page is.

``list``: rows of its own; ``empty``: a list that says it has none; ``shell``: it leads to where its rows are; ``hub``:
blocks that show the newest of several columns; ``home``: the site's first page; ``article``: a document; ``links``: of
other sites; ``menu``: none of these, so that only its links may say more.
"""
_HOME = re.compile(r"/?(?:(?:index|default|main|home)\w{0,3}\.\w{2,5})?")
_NUMBERED = ("numbered_files", "query_param")
"""Pagers of pages with rows: what has none and counts its pages is a menu in several pages (of topics), no shell."""
_SHARE_IN_BLOCKS = 0.5  # of the rows: some stand in a slide show as well
_SHARE_OF_PAGE = 0.5  # have a date or the address of a document; of links to other sites, their front page
_FEWEST_UNDATED = 2  # rows without a date: one alone is a headline
_LONGEST_MENU_WORD = 6  # characters: menus have no more
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
    the columns that the page shows in blocks. ``site`` is the site's name as it is printed; ``columns`` are links to
    what looks like the column of annual reports, the surest first, ``landings`` links to pages on which one stands.
    """

    url: str
    encoding: str
    family: Family
    evidence: str
    what: PageKind = "menu"
    blocks: list[Block] = field(default_factory=list)
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
        found = [
            f"page        {self.what}",
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
    is_data = page.text.lstrip()[:1] in ("{", "[")
    found.blocks = [] if is_data else blocks_of(page)
    found.what = "list" if is_data and found.listing and found.listing.entries else _what(page, found)
    if found.what not in ("list", "empty", "shell") and found.listing is not None:
        found.listing, found.problem = None, found.problem or _NO_LIST[found.what]
    if not is_data:
        found.site = page.metas.get("sitename")
        found.columns, found.landings = _report_columns(page)
    return found


def _what(page: Page, found: Findings) -> PageKind:
    listing, entries = found.listing, found.listing.entries if found.listing else []
    paged = listing is not None and listing.pagination.kind != "none"
    if listing is not None and not entries and listing.pagination.next is not None:
        at = listing.pagination
        return "menu" if at.kind in _NUMBERED and at.current is not None else "shell"
    if not paged and _HOME.fullmatch(urlsplit(page.url).path) and not urlsplit(page.url).query:
        return "home"
    if is_article(page, listing):
        return "article"
    if not paged and _is_hub(found.blocks, entries):
        return "hub"
    if entries:
        return "list" if paged else _rows_are(entries, page)
    return "empty" if listing is not None else _links_are([link.url for link in scan(page)[0]], page)


def _is_hub(blocks: list[Block], entries: list[Entry]) -> bool:
    """Whether ``blocks`` are what the page shows: the rows stand in them, or there are several of them and no rows."""
    if not entries:
        return len(blocks) > 1
    shown = frozenset(key for block in blocks if block.more or len(blocks) > 1 for key in block.rows)
    return bool(shown) and mostly(sum(url_key(entry.url) in shown for entry in entries), len(entries), _SHARE_IN_BLOCKS)


def _rows_are(entries: list[Entry], page: Page) -> PageKind:
    """What rows without a pager are: those of a list, or what their links are."""
    count = len(entries)
    if count < _FEWEST_UNDATED and entries[0].date is None:
        return "menu"
    of_documents = sum(entry.date is not None or is_document(entry.url) for entry in entries)
    titled = sum(len(HAN.findall(entry.title)) > _LONGEST_MENU_WORD for entry in entries)
    kind = _links_are([entry.url for entry in entries], page)
    return "list" if kind == "menu" and (mostly(of_documents, count, _SHARE_OF_PAGE) or titled == count) else kind


def _links_are(urls: list[str], page: Page) -> PageKind:
    """Whether ``urls`` are front pages of other sites, or a menu of this one."""
    host = urlsplit(page.url).hostname
    away = [url for one in urls if (url := urlsplit(one)).hostname != host and _HOME.fullmatch(url.path)]
    return "links" if urls and mostly(len(away), len(urls), _SHARE_OF_PAGE) else "menu"


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
