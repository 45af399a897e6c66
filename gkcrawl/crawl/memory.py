"""State of incremental crawling, kept in the database: known rows, pages due again, failures."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from gkcrawl.archive.times import to_iso
from gkcrawl.crawl.files.memory import StoreFiles
from gkcrawl.identity import lasting_url, url_key
from gkcrawl.portals.answers.stand_ins import Judgement
from gkcrawl.portals.column import Entry
from gkcrawl.portals.walking.memory import Memory, Visit
from gkcrawl.store.queries.selection import DAY
from gkcrawl.store.state import Failed, Fetched, Judged, Listed, ListRead, ReportColumn, Seen, StateRow, Swept, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence

    from gkcrawl.crawl.policy import Policy
    from gkcrawl.document import Capture, Document
    from gkcrawl.portals.column import Column, ListPage, PageRequest
    from gkcrawl.portals.walking.memory import Answer
    from gkcrawl.store import Store

_VISITS = (
    'SELECT entries."column", row, etag, last_modified, error FROM entries'
    " LEFT JOIN documents ON documents.id = document"
)
_STAND_INS = frozenset({"image_only", "attachment_only", "frame_only"})
_LACKS = ("no_text", "incomplete", "cut_short")


class Stored(NamedTuple):
    """A stored ``text``, whether it is ``whole``, and whether of the row's ``own`` address, not where that led."""

    text: str
    whole: bool
    own: bool


class _OnTheWay(NamedTuple):
    """A document read and not yet stored (kept, so that no other gets its ``id()``), and the entry that led to it."""

    document: Document
    key: str
    answer: Answer
    judgement: Judgement


def stands_in(document: Document) -> bool:
    """Whether pictures, a file or a frame stand in for the text."""
    return not document.text and not _STAND_INS.isdisjoint(document.quality)


def lack_of(document: Document) -> str | None:
    """What a stored document lacks that its page may have tomorrow, in one word."""
    if not document.text and not stands_in(document):
        return "no_text"
    if "incomplete" not in document.quality:
        return None
    return "cut_short" if any(word.endswith("truncated") for word in document.repair) else "incomplete"


class StoreMemory(Memory):
    """What ``store`` knows of ``portal`` by ``policy``; what is new goes out through ``put``, in order.

    With ``recall`` off (a replay, or by setting) everything is kept and nothing is known.
    """

    def __init__(
        self, store: Store, portal: str, policy: Policy, put: Callable[[StateRow], None], *, recall: bool = True
    ) -> None:
        self._store, self._portal, self._policy, self._put = store, portal, policy, put
        self._recall = recall
        self._now = policy.clock
        self._started = self._now()
        self.files: StoreFiles = StoreFiles(store, portal, policy, put, recall=recall)
        self._on_the_way: dict[int, _OnTheWay] = {}
        self._complete: list[str] = []
        # Keys of the entries that failed in this run, and why.
        self.failing: dict[str, str] = {}
        self._failed: set[str] = set()
        # What may be asked for again at the end of the run, by the key of the entry.
        self.in_doubt: MutableMapping[str, Any] = {}
        self._visited = False
        self._printed: set[str] = set()

    def visits(self) -> Iterable[Visit]:
        """See `Memory.visits`."""
        if not self._recall:
            return ()
        self._visited = True
        waiting = self._visits(
            "entries.portal = ? AND tries < ? AND (document IS NULL OR error != 'gone') ORDER BY tries, listed_at",
            (self._portal, self._policy.tries),
        )
        return waiting + self._due()

    def may_stop_early(self, column: Column) -> bool:
        """See `Memory.may_stop_early`."""
        # An index that leads to other lists says nothing about what is new in them.
        if not self._recall or self._policy.full or column.lists is not None:
            return False
        if not (rows := self._sweeps(column)):
            return False
        age = self._started - datetime.fromisoformat(rows[0]["swept_at"])
        # A sweep of the future means that the clock was set back: walk, to be sure.
        return timedelta(0) <= age < self._policy.sweep

    def never_swept(self, column: Column) -> bool:
        """See `Memory.never_swept`."""
        return self._recall and not self._sweeps(column)

    def list_headers(self, asked: PageRequest) -> Mapping[str, str]:
        """See `Memory.list_headers`."""
        row = self._list(asked)
        return _conditional(row) if row else {}

    def list_keys(self, asked: PageRequest) -> Sequence[str]:
        """See `Memory.list_keys`."""
        row = self._list(asked)
        keys: list[str] = orjson.loads(row["keys"]) if row else []
        return keys

    def list_read(self, asked: PageRequest, page: ListPage, answer: Answer) -> bool:
        """See `Memory.list_read`."""
        if not page.entries:
            return False
        digest = _sha256("\n".join(map(_row, page.entries)))
        before = self._list(asked)
        keys = orjson.dumps([url_key(entry.url) for entry in page.entries]).decode()
        self._put(ListRead(_name(asked), digest, keys, answer.etag, answer.last_modified, answer.at))
        return before is not None and before["rows_sha256"] == digest

    def printed(self, column: Column, units: Mapping[str, str], answer: Answer) -> None:
        """See `Memory.printed`; each page of a column says the same, so that once a run will do."""
        if column.url not in self._printed:
            self._printed.add(column.url)
            self._put(ReportColumn(column.url, column.name, answer.at))
        for url in units.keys() - self._printed:
            self._printed.add(url)
            self._put(Unit(column.url, url, units[url], answer.at))

    def known(self, entries: Sequence[Entry]) -> Iterable[str]:
        """See `Memory.known`."""
        if not self._recall:
            return
        hashes = {url_key(entry.url): _sha256(_row(entry)) for entry in entries}
        rows = self._store.query(
            "SELECT key, row_sha256, document, error, tries FROM entries"
            " WHERE portal = ? AND key IN (SELECT value FROM json_each(?))",
            (self._portal, orjson.dumps(list(hashes)).decode()),
        )
        for row in rows:
            if row["row_sha256"] != hashes[row["key"]]:
                continue
            if row["document"] and row["error"] != "gone":
                yield row["key"]
            elif row["tries"] >= self._policy.tries:
                # What failed that often is left to full sweeps.
                if not self._policy.full:
                    yield row["key"]
            elif self._visited and row["error"] != "gone":
                # Already asked for by `visits`.
                yield row["key"]

    def listed(self, entry: Entry, column: Column, answer: Answer) -> None:
        """See `Memory.listed`."""
        row = _row(entry)
        self._put(Listed(url_key(entry.url), column.url, row, _sha256(row), answer.at))

    def seen(self, key: str, answer: Answer) -> None:
        """See `Memory.seen`."""
        self._put(Seen(key, answer.at))

    def unchanged(self, key: str, answer: Answer) -> None:
        """See `Memory.unchanged`."""
        self._put(Seen(key, answer.at, checked=True))

    def read(self, key: str, document: Document, answer: Answer, judgement: Judgement) -> None:
        """See `Memory.read`; `has_stored` or `set_aside` ends it."""
        self._on_the_way[id(document)] = _OnTheWay(document, key, answer, judgement)

    def failed(self, key: str, url: str, why: str, at: str | None = None, capture: Capture | None = None) -> None:
        """See `Memory.failed`."""
        where = None if capture is None else orjson.dumps(capture).decode()
        self._put(Failed(key, at or to_iso(self._now()), why, where, again=key in self._failed))
        self.failing[key] = why
        self._failed.add(key)
        if capture is not None:
            self._put(Judged(url, capture.offset, why))

    def walked(self, column: Column, *, complete: bool) -> None:
        """See `Memory.walked`."""
        self._put(Swept(column.url, to_iso(self._started)))
        if complete:
            self._complete.append(column.url)

    def unlisted(self) -> Iterable[Visit]:
        """See `Memory.unlisted`."""
        if not (self._recall and self._complete):
            return ()
        moment = to_iso(self._started)
        return self._visits(
            "entries.portal = ? AND document IS NOT NULL AND error IS NULL AND listed_at < ? AND checked_at < ?"
            ' AND entries."column" IN (SELECT value FROM json_each(?)) ORDER BY checked_at',
            (self._portal, moment, moment, orjson.dumps(self._complete).decode()),
        )

    def has_stored(self, document: Document) -> None:
        """``document`` is in the writer's queue: so is, behind it, that its entry was fetched."""
        if way := self._on_the_way.pop(id(document), None):
            answer = way.answer
            self.in_doubt.pop(way.key, None)
            self._put(Fetched(way.key, answer.at, answer.etag, answer.last_modified, lack_of(document)))

    def set_aside(self, document: Document, why: str) -> None:
        """``document`` will not be stored: its entry failed."""
        if way := self._on_the_way.pop(id(document), None):
            self.failed(way.key, document.url, why, way.answer.at, document.capture)

    def judgement(self, document: Document) -> Judgement:
        """What the page of ``document`` on its way is worth."""
        way = self._on_the_way.get(id(document))
        return way.judgement if way else Judgement()

    def stored(self, document: Document) -> Stored | None:
        """What is stored, recalled or not, under an address of ``document`` and has a text."""
        keys = [url_key(url) for url in (document.url, *document.other_urls)]
        way = self._on_the_way.get(id(document))
        own = way.key if way else keys[0]
        rows = self._store.query(
            "SELECT key, text, quality FROM urls JOIN documents ON documents.id = document"
            " WHERE text != '' AND key IN (SELECT value FROM json_each(?)) ORDER BY key != ? LIMIT 1",
            (orjson.dumps(keys).decode(), own),
        )
        return (
            Stored(rows[0]["text"], '"incomplete"' not in rows[0]["quality"], rows[0]["key"] == own) if rows else None
        )

    def titles_of(self, text_sha256: str | None) -> list[str]:
        """Titles of the documents that have this text."""
        rows = self._store.query("SELECT title FROM documents WHERE text_sha256 = ?", (text_sha256,))
        return [row["title"] or "" for row in rows]

    def _due(self) -> list[Visit]:
        """Known documents that were not looked at for as long as befits their age, the longest first."""
        cases, moments = "", []
        for tier in self._policy.revisit:
            cases += f" WHEN {DAY} >= ? THEN ?"
            moments += [to_iso(self._started - tier.age)[:10], to_iso(self._started - tier.again)]
        return self._visits(
            "entries.portal = ? AND (error IS NULL OR error != 'gone' AND tries >= ?)"
            f" AND checked_at <= CASE{cases} END ORDER BY checked_at LIMIT ?",
            (self._portal, self._policy.tries, *moments, self._policy.revisits),
        )

    def _visits(self, where: str, values: Sequence[Any]) -> list[Visit]:
        rows = self._store.query(f"{_VISITS} WHERE {where}", values)
        return [Visit(Entry(**orjson.loads(row["row"])), row["column"], _conditional(row)) for row in rows]

    def _sweeps(self, column: Column) -> list[dict[str, Any]]:
        sql = 'SELECT swept_at FROM sweeps WHERE portal = ? AND "column" = ?'
        return self._store.query(sql, (self._portal, column.url))

    def _list(self, asked: PageRequest) -> dict[str, Any] | None:
        if not self._recall:
            return None
        rows = self._store.query("SELECT * FROM lists WHERE portal = ? AND request = ?", (self._portal, _name(asked)))
        return rows[0] if rows else None


def _conditional(row: Mapping[str, Any]) -> dict[str, str]:
    if row.get("error") in _LACKS:
        return {}
    headers = {"If-None-Match": row["etag"], "If-Modified-Since": row["last_modified"]}
    return {name: value for name, value in headers.items() if value}


def _name(asked: PageRequest) -> str:
    return f"{asked.method} {asked.url} {asked.body or ''}".rstrip()


def _row(entry: Entry) -> str:
    """``entry`` as JSON; its address without a session that is over when it is asked for again."""
    return orjson.dumps(replace(entry, url=lasting_url(entry.url))).decode()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
