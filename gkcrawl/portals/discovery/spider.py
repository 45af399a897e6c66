"""Spider behind ``scrapy discover``: walks a site from its home page within bounds and finds its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import scrapy
from scrapy import signals

from gkcrawl.extract.page.page import Page
from gkcrawl.identity import url_key
from gkcrawl.portals.answers.challenges import find_block
from gkcrawl.portals.answers.client_redirects import redirect_target
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.discovery.column_kinds import column_kind
from gkcrawl.portals.discovery.columns import Columns
from gkcrawl.portals.discovery.examination import examine
from gkcrawl.portals.discovery.frontier import Frontier, Way, address
from gkcrawl.portals.discovery.interfaces import lists_of, menus_of
from gkcrawl.portals.discovery.links import SiteLink, links_of
from gkcrawl.portals.discovery.owner import OwnerSearch
from gkcrawl.portals.discovery.scope import Scope
from gkcrawl.portals.discovery.site import Site, SiteColumn, Unread
from gkcrawl.portals.discovery.worth import GUESSED
from gkcrawl.portals.lists.redirects import stub_target
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

DEPTH = 2
"""Clicks from the home page within which nearly all columns of a site stand."""
MOST_REQUESTS = 80
"""Requests of a walk: at one a second, what a reader does in a quarter of an hour."""
_AT_ONCE = 2  # requests under way: the most promising pages are known only when the others have come
_MOST_MENUS = 5  # files and interfaces of menus that are asked for: a site has one or two
_MOST_ASKS = 2  # interfaces of a page that are asked for rows: the first is the list's, or a menu's
_NO_MORE = "no_requests_left"


@dataclass(slots=True)
class _Shell:
    """A page that names the interface which has its rows, and what is declared as the column: mostly the page."""

    page: Page
    declared: PageRequest


class SiteSpider(scrapy.Spider):
    """Walks the site of ``home``: at most ``depth`` clicks, ``max_requests`` requests; ``site`` is what it found."""

    name = "discover"

    def __init__(self, home: str, *, depth: int = DEPTH, max_requests: int = MOST_REQUESTS, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.site = Site(home)
        self.scope = Scope(home)
        self.max_requests = max_requests
        self._frontier = Frontier(self.scope, depth)
        self._columns = Columns()
        self._owner: OwnerSearch | None = None
        self._asked: set[PageRequest] = set()
        self._menus = self._under_way = self._refused = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Made by Scrapy."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.summed_up, signal=signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the home page."""
        self._frontier.add(SiteLink(self.site.home, "", "home"))
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
        self.site.columns = self._columns.named()
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
        found = examine(page, asked)
        listing = found.listing
        if shell is not None:
            self._read_answer(page, found, way, shell)
            return
        if target := _way_on(page, listing):
            self._frontier.add(SiteLink(target, way.link.text, "way on"), way)
            if not self.scope.holds(target):
                self._unread(page.url, "leads to another site")
            return
        if way.link.place != "data":
            self._owner = self._owner or OwnerSearch(page.url)
            self._owner.read(page)
        declared = PageRequest("GET", asked.url if "#" in asked.url else page.url)
        is_column = way.link.place not in ("home", "data") and self._take(_Shell(page, declared), found, way)
        self._frontier.judge(page.url, is_column=is_column)
        if not is_column:
            yield from self._ask_further(page, found, way, declared)
        documents = {url_key(entry.url) for entry in listing.entries} if is_column and listing else set()
        self._follow(page, found, way, documents)

    def _read_answer(self, page: Page, found: Findings, way: Way, shell: _Shell) -> None:
        """What an interface answers: rows of the column of its page, else a tree."""
        rows = found.listing.entries if found.listing else []
        is_tree = shell.declared.url != shell.page.url and not any(row.date for row in rows)
        if is_tree or not self._take(shell, found, way):
            self._follow(page, found, way, set())

    def _ask_further(self, page: Page, found: Findings, way: Way, declared: PageRequest) -> Iterator[scrapy.Request]:
        """Requests for what a page without rows leads to: by its family, or by calls of its scripts."""
        listing = found.listing
        if listing is not None and listing.entries:
            return
        if listing is not None and listing.pagination.next:
            yield self._ask(listing.pagination.next, way, _Shell(page, declared))
            return
        asks = [ask for ask in lists_of(page) if self.scope.holds(ask.url) and ask not in self._asked]
        for ask in asks[:_MOST_ASKS]:
            self._asked.add(ask)
            yield self._ask(ask, way, _Shell(page, ask))

    def _follow(self, page: Page, found: Findings, way: Way, documents: set[str]) -> None:
        """Put where ``page`` leads on the list of pages to ask for; rows of a column are ``documents``."""
        branches = [SiteLink(url, name, "tree") for name, url in found.family.branches(page)]
        for link in (*branches, *links_of(page)):
            if url_key(link.url) not in documents:
                self._frontier.add(link, way)
        for ask in menus_of(page):
            if ask not in self._asked and self._menus < _MOST_MENUS and ask.method == "GET":
                self._asked.add(ask)
                self._menus += 1
                self._frontier.add(SiteLink(ask.url, "", "data"), way)

    def _take(self, shell: _Shell, found: Findings, way: Way) -> bool:
        """Take the list that was ``found`` for a column, if it is one; its name and address are those of ``shell``."""
        if found.listing is None or not found.listing.entries:
            return False
        entries, at = found.listing.entries, found.listing.pagination
        if (at.current or 1) > 1:
            return False
        name = shell.page.metas.get("columnname") or found.listing.column or way.link.text or "列表"
        column = SiteColumn(
            name=name,
            url=shell.declared.url,
            body=shell.declared.body,
            kind=column_kind(name, [entry.title for entry in entries]),
            family=found.family.name,
            rows=len(entries),
            total=at.total_records,
            latest=max((entry.date for entry in entries if entry.date), default=None),
            evidence=_evidence(way),
        )
        self._columns.add(column, found.listing)
        return True

    def _unread(self, url: str, why: str) -> None:
        self.site.unread.append(Unread(url, why))


def _way_on(page: Page, listing: ListPage | None) -> str | None:
    """Where ``page`` leads its reader, if it is nothing but a way on."""
    if listing is not None and listing.entries:
        return None
    target = redirect_target(page) or stub_target(page)
    return target if target and url_key(target) != url_key(page.url) else None


def _evidence(way: Way) -> str:
    """How a page was found, in words."""
    said = f" “{way.link.text}”" if way.link.text else ""
    return f"{way.link.place}{said} of {way.origin}" if way.origin else "the address asked for"
