"""Spider behind ``scrapy discover``: walks a site from its home page within bounds and finds its columns."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import scrapy
from scrapy import signals

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.identity import url_key
from gkcrawl.portals.answers.challenges import find_block
from gkcrawl.portals.answers.client_redirects import redirect_target
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.detect import FALLBACK
from gkcrawl.portals.discovery.column_kinds import column_kind
from gkcrawl.portals.discovery.columns import Columns
from gkcrawl.portals.discovery.examination import examine
from gkcrawl.portals.discovery.frontier import Frontier, Way, address
from gkcrawl.portals.discovery.interfaces import lists_of, menus_of
from gkcrawl.portals.discovery.links import SiteLink, links_of
from gkcrawl.portals.discovery.owner import OwnerSearch
from gkcrawl.portals.discovery.pages.naming import column_name, unique_names
from gkcrawl.portals.discovery.scope import Scope
from gkcrawl.portals.discovery.site import Site, SiteColumn, Unread
from gkcrawl.portals.discovery.worth import GUESSED
from gkcrawl.portals.lists.family import says_empty
from gkcrawl.portals.lists.redirects import forwarded, frame_target
from gkcrawl.portals.scripts.written_links import written_out
from gkcrawl.portals.walking.failure import cause_of, request_of
from gkcrawl.portals.walking.messages import list_request, plain_headers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure
    from typing_extensions import Self

    from gkcrawl.portals.column import ListPage
    from gkcrawl.portals.discovery.examination import Findings
    from gkcrawl.portals.discovery.links import Place

DEPTH = 2
"""Clicks from the home page within which nearly all columns of a site stand."""
MOST_REQUESTS = 80
"""Requests of a walk: at one a second, what a reader does in a quarter of an hour."""
ASKED_FOR = "the address asked for"
"""Evidence of the column that the first page of a walk is itself."""
_AT_ONCE = 2  # requests under way: the most promising pages are known only when the others have come
_MOST_MENUS = 5  # files and interfaces of menus that are asked for: a site has one or two
_MOST_ASKS = 2  # interfaces of a page that are asked for rows: the first is the list's, or a menu's
_NO_MORE = "no_requests_left"
_PROMISED = frozenset({"link", "menu", "tree", "more"})
"""Places whose words say what a page is, though it has no rows yet."""
_WITHOUT_ROWS = frozenset({"shell", "menu", "empty", "article"})
"""What a page is whose rows may be elsewhere."""
_NAMELESS = "列表"


@dataclass(slots=True)
class _Shell:
    """A page whose rows an interface or a frame has, and what is declared as the column: mostly the page."""

    page: Page
    found: Findings
    declared: PageRequest
    steps: int = 0


class SiteSpider(scrapy.Spider):
    """Walks the site of ``home``: at most ``depth`` clicks, ``max_requests`` requests; ``site`` is what it found."""

    name = "discover"

    def __init__(self, home: str, *, depth: int = DEPTH, max_requests: int = MOST_REQUESTS, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.site = Site(home)
        self.scope = Scope(home)
        self.max_requests = max_requests
        # A walk of no click is for the list that the page itself may be.
        self._place: Place = "home" if depth else "link"
        self._frontier = Frontier(self.scope, depth)
        self._columns = Columns()
        self._owner: OwnerSearch | None = None
        self._asked: set[PageRequest] = set()
        self._gone_on: set[str] = set()
        self._menus = self._under_way = self._refused = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Made by Scrapy."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.summed_up, signal=signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the home page."""
        self._frontier.add(SiteLink(self.site.home, "", self._place))
        for request in self._requests():
            yield request

    def not_followed(self, url: str) -> str | None:
        """Why ``url`` is not asked for, in one word; None if it is."""
        return None if self.scope.holds(url) else "other_site"

    def take_request(self) -> bool:
        """Count a request that is about to be sent; False when there is none left."""
        if self.site.requests >= self.max_requests:
            return False
        self.site.requests += 1
        return True

    def give_back_request(self) -> None:
        """Count out a request that was not sent: the replayed archive has no answer to it."""
        self.site.requests -= 1

    def parse_page(
        self, response: Response, asked: PageRequest, way: Way, shell: _Shell | None = None
    ) -> Iterator[Any]:
        """Say what a page is; follow what it promises."""
        self._under_way -= 1
        if shell is None and url_key(response.url) != url_key(asked.url) and self._frontier.knows(response.url):
            yield from self._requests()
            return
        headers = plain_headers(response)
        if block := find_block(response.status, headers, response.body):
            self._unread(asked.url, block.word)
        elif isinstance(response, scrapy.http.TextResponse) or shell is not None:
            yield from self._read(Page.read(response.body, response.url, headers), asked, way, shell)
        yield from self._requests()

    def page_failed(self, failure: Failure) -> Iterator[Any]:
        """Keep why a page did not come."""
        self._under_way -= 1
        request, why = request_of(failure), cause_of(failure)
        if why == _NO_MORE:
            self._refused += 1
        elif request.cb_kwargs["way"].link.place not in GUESSED:
            self._unread(request.cb_kwargs["way"].link.url, why)
        yield from self._requests()

    def summed_up(self) -> None:
        """Put the results together when the walk is over."""
        self.site.columns = unique_names(self._columns.all())
        self.site.left = len(self._frontier) + self._refused
        if self._owner is not None:
            self.site.owner = self._owner.owner()

    def _requests(self) -> Iterator[scrapy.Request]:
        """Requests for the most promising pages, as many as may be under way."""
        while self._under_way < _AT_ONCE and self.site.requests + self._under_way < self.max_requests:
            if (way := self._frontier.next()) is None:
                return
            yield self._ask(PageRequest("GET", address(way.link)), way)

    def _ask(self, asked: PageRequest, way: Way, shell: _Shell | None = None) -> scrapy.Request:
        self._under_way += 1
        referer = shell.page.url if shell else way.origin or None
        return list_request(asked, self.parse_page, self.page_failed, referer=referer, way=way, shell=shell)

    def _read(self, page: Page, asked: PageRequest, way: Way, shell: _Shell | None) -> Iterator[scrapy.Request]:
        if shell is not None:
            yield from self._read_answer(page, asked, way, shell)
            return
        found = examine(page, asked)
        if target := _way_on(page, found.listing):
            yield from self._go_on(page, target, way)
            return
        if way.link.place != "data":
            self._owner = self._owner or OwnerSearch(page.url)
            self._owner.read(written_out(page))
        declared = _Shell(page, found, PageRequest("GET", asked.url if "#" in asked.url else page.url))
        is_column = way.link.place != "data" and self._take(declared, page, found, asked, way)
        self._frontier.judge(page.url, is_column=is_column)
        if found.what in _WITHOUT_ROWS:
            yield from self._ask_further(declared, way)
        self._follow(page, found, way)

    def _go_on(self, page: Page, target: str, way: Way) -> Iterator[scrapy.Request]:
        """Ask for the page that ``page`` sends its reader to, unless that is elsewhere or known."""
        if not self.scope.holds(target):
            self._unread(page.url, "leads to another site")
        elif target not in self._gone_on and (not self._frontier.knows(target) or way.link.place == "home"):
            self._gone_on.add(target)
            yield self._ask(PageRequest("GET", target), way)

    def _read_answer(self, page: Page, asked: PageRequest, way: Way, shell: _Shell) -> Iterator[scrapy.Request]:
        """What an interface answers, or a frame holds: rows of the column of its page, the way there, else a tree."""
        found = examine(page, asked)
        if shell.found.family is not FALLBACK and shell.declared.url == shell.page.url:
            with suppress(SiteChanged):
                found.listing = shell.found.family.read_list(page, asked)
                found.family = shell.found.family
        listing = found.listing
        if listing is not None and not listing.entries and listing.pagination.next and shell.steps < _MOST_ASKS:
            yield self._ask(listing.pagination.next, way, replace(shell, steps=shell.steps + 1))
            return
        is_tree = listing is None or (
            shell.declared.url != shell.page.url and not any(row.date for row in listing.entries)
        )
        if is_tree or not self._take(shell, page, found, asked, way):
            found.listing = None
            self._follow(page, found, way)

    def _ask_further(self, shell: _Shell, way: Way) -> Iterator[scrapy.Request]:
        """Requests for what a page without rows leads to: by its family, in a frame, or by calls of its scripts."""
        listing, page = shell.found.listing, shell.page
        if shell.found.family.branches(page) and "#" not in way.link.url:
            return
        if listing is not None and listing.pagination.next and self.scope.holds(listing.pagination.next.url):
            self._frontier.knows(listing.pagination.next.url)
            yield self._ask(listing.pagination.next, way, shell)
        elif (frame := frame_target(page)) and way.link.place != "home":
            if not self._frontier.knows(frame):
                yield self._ask(PageRequest("GET", frame), way, shell)
        else:
            asks = [ask for ask in lists_of(page) if self.scope.holds(ask.url) and ask not in self._asked]
            for ask in asks[:_MOST_ASKS]:
                self._asked.add(ask)
                yield self._ask(ask, way, replace(shell, declared=ask))

    def _follow(self, page: Page, found: Findings, way: Way) -> None:
        """Put where ``page`` leads on the list of pages to ask for, but for its rows."""
        entries = found.listing.entries if found.listing and way.link.place != "data" else []
        rows = {url_key(entry.url) for entry in entries}
        rows.update(*(block.rows for block in found.blocks))
        branches = [SiteLink(url, name, "tree") for name, url in found.family.branches(page)]
        blocks = [SiteLink(block.url, block.name, "more") for block in found.blocks]
        for link in (*branches, *blocks, *links_of(page)):
            if url_key(link.url) not in rows:
                self._frontier.add(link, way)
        for ask in menus_of(page):
            if ask not in self._asked and self._menus < _MOST_MENUS and ask.method == "GET":
                self._asked.add(ask)
                self._menus += 1
                self._frontier.add(SiteLink(ask.url, "", "data"), way)

    def _take(self, shell: _Shell, page: Page, found: Findings, asked: PageRequest, way: Way) -> bool:
        """Take the list ``found`` on ``page`` for a column, if it is one; its name and address are those of ``shell``.

        A home page that leads to no second page shows the newest of its columns.
        """
        if found.listing is None or (found.listing.pagination.current or 1) > 1:
            return False
        printed = found.listing.entries
        if not printed and not (way.link.place in _PROMISED and says_empty(page)):
            return False
        if way.link.place == "home" and found.listing.pagination.next is None:
            return False
        family = (found if shell.found.family is FALLBACK else shell.found).family
        # Where a column shares its list with others, none of the first rows may be its own.
        entries = [entry for entry in printed if not family.is_foreign(entry, asked)]
        told = column_name(shell.page, way.link.text or found.listing.column)
        column = SiteColumn(
            name=told.name or found.listing.column or way.link.text or _NAMELESS,
            url=shell.declared.url,
            body=shell.declared.body,
            kind=column_kind(told.name, [entry.title for entry in entries], told.parents),
            family=family.name,
            rows=len(entries),
            total=found.listing.pagination.total_records,
            latest=max((entry.date for entry in entries if entry.date), default=None),
            parents=told.parents,
            evidence=_evidence(way),
        )
        self._columns.add(column, entries)
        return True

    def _unread(self, url: str, why: str) -> None:
        self.site.unread.append(Unread(url, why))


def _way_on(page: Page, listing: ListPage | None) -> str | None:
    """Where ``page`` leads its reader, if it is nothing but a way on."""
    if listing is not None and listing.entries:
        return None
    target = forwarded(page) or redirect_target(page)
    return target if target != page.url else None


def _evidence(way: Way) -> str:
    """How a page was found, in words."""
    said = f" “{way.link.text}”" if way.link.text else ""
    return f"{way.link.place}{said} of {way.origin}" if way.origin else ASKED_FOR
