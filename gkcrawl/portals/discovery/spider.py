"""Spider behind ``scrapy discover``: walks a site from its home page within bounds and finds its columns."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
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
from gkcrawl.portals.discovery.columns import Columns, Look, Shell
from gkcrawl.portals.discovery.examination import examine
from gkcrawl.portals.discovery.frontier import Frontier, Way, address
from gkcrawl.portals.discovery.interfaces import lists_of, menus_of
from gkcrawl.portals.discovery.links import SiteLink, links_of
from gkcrawl.portals.discovery.owner import OwnerSearch
from gkcrawl.portals.discovery.pages.naming import site_names, unique_names
from gkcrawl.portals.discovery.scope import Scope
from gkcrawl.portals.discovery.site import Site, Unread
from gkcrawl.portals.discovery.worth import GUESSED
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

DEPTH = 2
"""Clicks from the home page within which nearly all columns of a site stand."""
MOST_REQUESTS = 80
"""Requests of a walk: at one a second, what a reader does in a quarter of an hour."""
_AT_ONCE = 2  # requests under way: the most promising pages are known only when the others have come
_MOST_MENUS = 5  # files and interfaces of menus that are asked for: a site has one or two
_MOST_MAPS = 3  # sitemaps that robots.txt names: more are of articles by month
_MOST_ASKS = 2  # interfaces of a page that are asked for rows: the first is the list's, or a menu's
_MARKUP = (b"<", b"{", b"[")
_NO_MORE = "no_requests_left"
_FILES = frozenset({"data", "map"})
"""Places that name files of addresses: no reader sees those."""
_WITHOUT_ROWS = frozenset({"shell", "menu", "empty", "article"})
"""What a page is whose rows may be elsewhere."""
_ELSEWHERE = "leads to another site"
_IN_WORDS = {"foreign_redirect": _ELSEWHERE, "not_in_replay": "not in the replayed archive"}


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
        self._gone_on: set[str] = set()
        self._menus = self._under_way = self._refused = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Made by Scrapy."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.summed_up, signal=signals.spider_closed)
        crawler.signals.connect(spider.robots_read, signal=signals.robots_parsed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the home page."""
        self._frontier.add(SiteLink(self.site.home, "", "home"))
        for request in self._requests():
            yield request

    def robots_read(self, robotparser: Any) -> None:
        """Take the sitemaps that robots.txt names for pages to ask for."""
        for url in list(getattr(getattr(robotparser, "rp", None), "sitemaps", ()))[:_MOST_MAPS]:
            self._frontier.add(SiteLink(url, "", "map"))

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

    def parse_page(self, response: Response, asked: PageRequest, way: Way, shell: Shell | None = None) -> Iterator[Any]:
        """Say what a page is; follow what it promises."""
        self._under_way -= 1
        if shell is None and url_key(response.url) != url_key(asked.url) and self._frontier.knows(response.url):
            yield from self._requests()
            return
        headers = plain_headers(response)
        if block := find_block(response.status, headers, response.body):
            self._unread(asked.url, block.word)
        elif isinstance(response, scrapy.http.TextResponse) or response.body.lstrip()[:1] in _MARKUP:
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

    def _ask(self, asked: PageRequest, way: Way, shell: Shell | None = None) -> scrapy.Request:
        self._under_way += 1
        referer = shell.look.page.url if shell else way.origin or None
        return list_request(asked, self.parse_page, self.page_failed, referer=referer, way=way, shell=shell)

    def _read(self, page: Page, asked: PageRequest, way: Way, shell: Shell | None) -> Iterator[scrapy.Request]:
        look = Look(page, examine(page, asked), asked)
        if shell is not None:
            yield from self._read_answer(look, way, shell)
        elif target := _way_on(look):
            yield from self._go_on(page, target, way)
        elif way.link.place in _FILES:
            look.found.listing = None
            self._follow(look, way)
        else:
            self._columns.site_names = self._columns.site_names or site_names(page)
            self._owner = self._owner or OwnerSearch(page.url)
            self._owner.read(written_out(page))
            shell = Shell(look, PageRequest("GET", asked.url if "#" in asked.url else page.url))
            is_column = self._columns.take(shell, look, way)
            self._frontier.judge(page.url, is_column=is_column)
            if look.found.what in _WITHOUT_ROWS:
                yield from self._ask_further(shell, way)
            if not is_column:
                look.found.listing = None
            self._follow(look, way)

    def _go_on(self, page: Page, target: str, way: Way) -> Iterator[scrapy.Request]:
        """Ask for the page that ``page`` sends its reader to, unless that is elsewhere or known."""
        if not self.scope.holds(target):
            self._unread(page.url, _ELSEWHERE)
        elif target not in self._gone_on and (not self._frontier.knows(target) or way.link.place == "home"):
            self._gone_on.add(target)
            yield self._ask(PageRequest("GET", target), way)

    def _read_answer(self, look: Look, way: Way, shell: Shell) -> Iterator[scrapy.Request]:
        """What an interface answers, or a frame holds: rows of the column of its page, the way there, else a tree."""
        found = look.found
        if shell.names_itself and shell.family is not FALLBACK:
            with suppress(SiteChanged):
                found.listing = shell.family.read_list(look.page, look.asked)
                found.family = shell.family
        listing = found.listing
        if listing is not None and not listing.entries and listing.pagination.next and shell.steps < _MOST_ASKS:
            yield self._ask(listing.pagination.next, way, replace(shell, steps=shell.steps + 1))
            return
        are_rows = shell.names_itself or (listing is not None and any(row.date for row in listing.entries))
        if not (are_rows and self._columns.take(shell, look, way)):
            found.listing = None
            self._follow(look, way)

    def _ask_further(self, shell: Shell, way: Way) -> Iterator[scrapy.Request]:
        """Requests for what a page without rows leads to: by its family, in a frame, or by calls of its scripts."""
        page, listing = shell.look.page, shell.look.found.listing
        frame = frame_target(page)
        if frame and way.link.place == "home":
            return
        if shell.family.branches(page) and "#" not in way.link.url:
            return
        if listing is not None and (ask := listing.pagination.next):
            if self.scope.holds(ask.url):
                self._frontier.knows(ask.url)
                yield self._ask(ask, way, shell)
            else:
                self._unread(page.url, "another site has its rows")
        elif frame:
            if not self._frontier.knows(frame):
                yield self._ask(PageRequest("GET", frame), way, shell)
        else:
            asks = [ask for ask in lists_of(page) if self.scope.holds(ask.url) and ask not in self._asked]
            for ask in asks[:_MOST_ASKS]:
                self._asked.add(ask)
                yield self._ask(ask, way, replace(shell, declared=ask))

    def _follow(self, look: Look, way: Way) -> None:
        """Put where a page leads on the list of pages to ask for, but for its rows."""
        page, found = look.page, look.found
        own = {url_key(entry.url) for entry in (found.listing.entries if found.listing else ())}
        others = frozenset[str]().union(*(block.rows for block in found.blocks))
        branches = [SiteLink(url, name, "tree") for name, url in found.family.branches(page)]
        blocks = [SiteLink(block.url, block.name, "more") for block in found.blocks]
        for link in (*branches, *blocks, *links_of(page)):
            key = url_key(link.url)
            if key not in own:
                self._frontier.add(replace(link, place="row") if key in others else link, way)
        for ask in menus_of(page):
            if ask not in self._asked and self._menus < _MOST_MENUS and ask.method == "GET":
                self._asked.add(ask)
                self._menus += 1
                self._frontier.add(SiteLink(ask.url, "", "data"), way)

    def _unread(self, url: str, why: str) -> None:
        self.site.unread.append(Unread(url, _IN_WORDS.get(why, why)))


def _way_on(look: Look) -> str | None:
    """Where a page leads its reader, if it is nothing but a way on."""
    if look.found.listing is not None and look.found.listing.entries:
        return None
    target = forwarded(look.page) or redirect_target(look.page)
    return target if target != look.page.url else None
