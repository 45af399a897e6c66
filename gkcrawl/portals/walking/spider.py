"""Spider that all portals share: columns, list pages, entries, documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

import scrapy

from gkcrawl.errors import ConfigError, SiteChanged, UnreadablePage
from gkcrawl.identity import url_key
from gkcrawl.portals.answers.challenges import is_private
from gkcrawl.portals.walking.arguments import read_base, read_files, read_sample, read_since, read_switch
from gkcrawl.portals.walking.column_walk import ColumnWalk
from gkcrawl.portals.walking.declaration import AddressFamily, Frequency, Status, Tls, check_portal, did_you_mean
from gkcrawl.portals.walking.failure import cause_of, request_of
from gkcrawl.portals.walking.memory import Answer, Memory, Visit
from gkcrawl.portals.walking.messages import answer_of, detail_request, list_request, plain_headers
from gkcrawl.portals.walking.reader import Reader, ReaderDied

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Sequence

    from scrapy.http import Request, Response
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure

    from gkcrawl.document import Document
    from gkcrawl.extract.hints import Hints
    from gkcrawl.portals.column import Column, Entry, PageRequest
    from gkcrawl.portals.lists.family import Family

# Sent for an entry that is counted but not asked for: (url, reason, found_at).
entry_skipped = object()

_LISTS_AHEAD = 2
"""Lists asked for before the documents of the one before them; one is not there in time where a page takes 5 ms."""
_WECHAT = ("mp.weixin.qq.com", "weixin.qq.com")


class PortalSpider(scrapy.Spider):
    """A portal: its family, its agency (full name), its region (GB/T 2260 code) and its columns.

    ``follow_hosts`` are the host suffixes that entries may lead to, besides the portal's own hosts;
    ``max_pages`` bounds the list pages of a column; ``base`` is set by portals that ``-a base=URL`` can move.
    ``status`` is "active", "unverified" (known from old sources only) or "moved" (gone; kept for the record,
    left out where all portals are crawled), ``frequency`` how often it is due. ``delay`` (seconds between
    requests), ``tls`` "legacy" (ciphers and keys of old servers) and ``address_family`` ("ipv4" or "ipv6", of the
    hosts of its columns) are for portals that need them.
    """

    family: ClassVar[Family]
    agency: ClassVar[str]
    region: ClassVar[str]
    columns: Sequence[Column]
    follow_hosts: ClassVar[Sequence[str]] = (".gov.cn",)
    max_pages: ClassVar[int] = 10_000
    base: ClassVar[str | None] = None
    status: ClassVar[Status] = "active"
    frequency: ClassVar[Frequency] = "daily"
    delay: ClassVar[float | None] = None
    tls: ClassVar[Tls] = "modern"
    address_family: ClassVar[AddressFamily] = "any"

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        """Check the declaration, unless the class is the ``abstract`` base of a family."""
        super().__init_subclass__(**kwargs)
        if not abstract:
            check_portal(cls, {*dir(PortalSpider), *PortalSpider.__annotations__, "name"})

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Apply ``delay`` and ``tls``; what the command line says comes first."""
        super().update_settings(settings)
        if cls.delay is not None:
            settings.set("DOWNLOAD_DELAY", cls.delay, priority="spider")
        if cls.tls == "legacy":
            settings.set("DOWNLOADER_CLIENT_TLS_CIPHERS", "DEFAULT:@SECLEVEL=1", priority="spider")

    def __init__(
        self,
        name: str | None = None,
        *,
        sample: str | int | None = None,
        since: str | None = None,
        full: str | bool = False,
        base: str | None = None,
        files: str | int | None = None,
        **unknown: Any,
    ) -> None:
        # What reads pages is loaded by who crawls, not by who lists portals: it takes longer than all the rest.
        from gkcrawl.portals.walking.documents import Answers
        from gkcrawl.portals.walking.files import Files
        from gkcrawl.portals.walking.further_pages import FurtherPages

        super().__init__(name)
        for argument in unknown:
            hint = did_you_mean(argument, ("sample", "since", "full", "base", "files"))
            raise ConfigError(f"-a {argument}=…: {self.name} takes no such argument{hint}")
        if base is not None:
            self.columns = self._moved(read_base(base))
        limits: dict[str, Any] = {"sample": read_sample(sample), "since": read_since(since)}
        self.full = read_switch("full", full)
        self.arguments = {**limits, "base": base, "full": self.full, "files": read_files(files)}
        self.walks = [ColumnWalk(column, **limits, max_pages=self.max_pages) for column in self.columns]
        self.counts: Counter[str] = Counter()
        self.left_alone: dict[str, str] = {}
        self.slowed: dict[str, float] = {}
        self.hosts = {urlsplit(column.url).hostname or "" for column in self.columns}
        self.limited = any(limits.values())
        self.memory = Memory()
        self.reader = Reader()
        self.answers = Answers(self)
        self.files = Files(self)
        self.further_pages = FurtherPages(self)
        self._to_walk = iter(self.walks)
        self._seen: set[str] = set()
        self.rank = 0

    async def start(self) -> AsyncIterator[Any]:
        """Ask for what earlier crawls left open or is due again, and for the first column, if not for files only.

        Each column follows when the one before it is at its end, so that which column a document was found in
        does not depend on the network.
        """
        if not self.limited and self.walks:
            for request in self._visits(self.memory.visits()):
                yield request
        for request in self._next_column():
            yield request

    async def parse_list(self, response: Response, walk: ColumnWalk, asked: PageRequest) -> Iterable[Any]:
        """Entries of a list page as requests, then the next page or the next column."""
        from gkcrawl.portals.walking.list_page import ListTask, read_list

        entries: list[Entry] = []
        known: set[str] = set()
        answer = answer_of(response)
        try:
            if response.status == HTTPStatus.NOT_MODIFIED:
                self._list_unchanged(walk, asked, answer)
            else:
                task = ListTask(response.url, plain_headers(response), self.family, asked, walk.column)
                reader = self.reader if task.is_ours else Reader()
                found = await reader.read(read_list, response, task, first=True)
                page, may_stop = found.listing, self.memory.may_stop_early(walk.column)
                walk.branch(found.branches)
                if walk.column.kind == "annual_report":
                    self.memory.printed(walk.column, found.units, answer)
                if self.memory.list_read(asked, page, answer) and may_stop:
                    self._list_unchanged(walk, asked, answer)
                else:
                    known = set(self.memory.known(page.entries))
                    idle = {url_key(entry.url) for entry in page.entries if self.not_followed(entry.url)}
                    rejected = found.rejected.union(walk.foreign(page, found.foreign))
                    entries = walk.take(page, known | idle, rejected=rejected, may_stop=may_stop)
        except UnreadablePage as error:
            self.logger.error("%s", error)
            walk.fail("encoding", f"encoding: {error}")
        except SiteChanged as error:
            self.logger.error("%s is not the list it should be: %s", response.url, error)
            walk.fail("listing_changed", f"listing_changed: {error}")
        except ReaderDied as error:
            self.logger.error("cannot read the list %s: %s", response.url, error)
            walk.fail("reader_died", f"reader_died: {response.url}: {error}")
        except Exception as error:  # a list this family stumbles over must not hide the other columns
            self.logger.exception("cannot read the list %s", response.url)
            walk.fail(type(error).__name__, f"{type(error).__name__}: {error}")
        return self._follow(walk, entries, known, answer)

    async def parse_document(self, response: Response, entry: Entry, column: Column) -> Iterable[Document | Request]:
        """The document of a detail page, or of a file that an entry leads to directly."""
        return await self.answers.read(response, entry, column)

    def list_failed(self, failure: Failure) -> Iterator[Any]:
        """A list page that did not come ends its column; the other columns go on."""
        request = request_of(failure)
        walk: ColumnWalk = request.cb_kwargs["walk"]
        why = cause_of(failure)
        if why == "not_in_replay":
            walk.fail(why, f"no {request.url} in the archive")
        else:
            self.logger.error("no list page from %s: %s", request.url, why)
            told = f" ({failure.value})" if why == "robots_unreachable" else ""
            walk.fail(why, f"{why} from {request.url}{told}")
        yield from self._advance(walk)

    def walk_nothing(self) -> None:
        """Ask for no page: neither for lists nor for what they have led to."""
        self.walks, self._to_walk = [], iter(())

    def document_failed(self, failure: Failure) -> None:
        """Count a detail page that did not come, by cause."""
        self.answers.failed(failure)

    def _follow(
        self, walk: ColumnWalk, entries: Iterable[Entry], known: Collection[str], answer: Answer
    ) -> Iterator[Request]:
        """Ask for the next list and for what this one leads to.

        Two lists are asked for before the documents of this one, and the third after them: so there is something to ask
        for while a list is on its way, and never the rows of more than three wait.
        """
        self.rank -= 2
        for entry in entries:
            if url_key(entry.url) in known:
                self._still_listed(url_key(entry.url), answer)
            else:
                yield from self._new_entry(entry, walk.column, answer)
        yield from self._advance(walk)

    def _advance(self, walk: ColumnWalk) -> Iterator[Request]:
        if walk.next is not None:
            yield self._list_request(walk, walk.next)
        else:
            if walk.report.swept and not walk.report.truncated:
                self.memory.walked(walk.column, complete=walk.report.complete)
            yield from self._next_column()

    def _next_column(self) -> Iterator[Request]:
        if walk := next(self._to_walk, None):
            first = self.family.first_request(walk.column)
            walk.begin(first, twice=not self.limited and self.memory.never_swept(walk.column))
            yield self._list_request(walk, first)
        elif not self.limited:
            yield from self._visits(self.memory.unlisted())
            yield from self.files.left_open()

    def _list_request(self, walk: ColumnWalk, asked: PageRequest) -> Request:
        conditional = not self.limited and self.memory.may_stop_early(walk.column)
        return list_request(
            asked,
            self.parse_list,
            self.list_failed,
            referer=walk.column.url if walk.report.pages else None,
            validators=self.memory.list_headers(asked) if conditional else None,
            priority=self.rank + 2 * _LISTS_AHEAD - 1,
            walk=walk,
        )

    def _list_unchanged(self, walk: ColumnWalk, asked: PageRequest, answer: Answer) -> None:
        keys = self.memory.list_keys(asked)
        for key in keys:
            self._still_listed(key, answer)
        walk.unchanged(len(keys))

    def _still_listed(self, key: str, answer: Answer) -> None:
        if key not in self._seen:
            self._seen.add(key)
            self.memory.seen(key, answer)

    def _new_entry(self, entry: Entry, column: Column, answer: Answer) -> Iterator[Request]:
        key = url_key(entry.url)
        if key in self._seen:
            self.counts["shared"] += 1
        elif reason := self.not_followed(entry.url):
            self._seen.add(key)
            self.counts[f"skipped/{reason}"] += 1
            self.crawler.signals.send_catch_log(entry_skipped, url=entry.url, reason=reason, found_at=answer.at)
        else:
            self.memory.listed(entry, column, answer)
            self._seen.add(key)
            yield detail_request(entry, column, self.parse_document, self.document_failed, priority=self.rank)

    def _visits(self, visits: Iterable[Visit]) -> Iterator[Request]:
        columns = {walk.column.url: walk.column for walk in self.walks}
        for visit in visits:
            column = columns.get(visit.column)
            if column is not None and url_key(visit.entry.url) not in self._seen:
                self._seen.add(url_key(visit.entry.url))
                yield detail_request(visit.entry, column, self.parse_document, self.document_failed, visit.headers)

    def not_followed(self, url: str) -> str | None:
        """Why the portal does not ask for ``url``, in one word; None if it does."""
        host = urlsplit(url).hostname or ""
        if host in _WECHAT:
            return "wechat"
        if host in self.hosts or f".{host}".endswith(tuple(self.follow_hosts)):
            return None
        return "private" if is_private(host) else "other_host"

    @classmethod
    def hints(cls, entry: Entry, column: Column) -> Hints:
        """What is known of the document of ``entry`` before its page is read."""
        return replace(
            cls.family.hints(entry),
            portal=cls.name,
            column=column.name,
            kind=column.kind,
            agency=cls.agency,
            region=cls.region,
        )

    def _moved(self, base: str) -> list[Column]:
        if self.base is None:
            raise ConfigError(f"-a base={base}: {self.name} has a fixed address; only demo portals can be moved")
        return [replace(column, url=base + column.url[len(self.base) :]) for column in self.columns]
