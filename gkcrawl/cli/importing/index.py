"""Index of answers in WARC files by time, address and request, in a temporary SQLite file: memory stays small."""

from __future__ import annotations

import itertools
import sqlite3
from collections import Counter
from datetime import datetime, timezone
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from gkcrawl.archive.index import request_key
from gkcrawl.archive.reader import REVISIT_ELSEWHERE, read_records
from gkcrawl.archive.times import to_iso
from gkcrawl.disk import Closing
from gkcrawl.errors import ArchiveError
from gkcrawl.identity import url_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from gkcrawl.archive.reader import Record
    from gkcrawl.portals.column import PageRequest

_TABLE = """
CREATE TABLE answers (
  id INTEGER PRIMARY KEY, file INTEGER, "offset" INTEGER, url TEXT, page TEXT, method TEXT, asked TEXT, status INTEGER,
  media TEXT, at TEXT, location TEXT, again INTEGER,
  is_list INTEGER DEFAULT 0
);
CREATE INDEX by_page ON answers (page, at);
CREATE INDEX by_request ON answers (asked, at);
CREATE INDEX by_time ON answers (at, id);
CREATE INDEX by_location ON answers (location) WHERE location IS NOT NULL;
"""
_COLUMNS = 'id, file, "offset", url, method, status, media, at, location, again, is_list'


_MOST_REDIRECTS = 5
"""Answers in a row that lead on to another, after which the way is given up."""


class Answer(NamedTuple):
    """An answer in a WARC file: what it is known by, without its body.

    ``file`` is the number of the file, ``at`` (ISO 8601) when it came, ``location`` where a redirect leads, ``again``
    whether it only says that the page is the one at ``offset``, ``is_list`` whether a column led to it as a list.
    """

    id: int
    file: int
    offset: int
    url: str
    method: str
    status: int
    media: str
    at: str
    location: str | None
    again: bool
    is_list: bool


class ArchiveIndex(Closing):
    """The answers of all ``hosts`` (suffixes; none for any host) that `add` was given files of.

    ``left_out`` counts the others by why they are left out, ``problems`` are what could not be read, a line each.
    """

    def __init__(self, hosts: Sequence[str] = ()) -> None:
        self.left_out: Counter[str] = Counter()
        self.problems: list[str] = []
        self._hosts = tuple(f".{host.strip('.').lower()}" for host in hosts)
        self._files = 0
        # An empty name is a file of its own that SQLite deletes.
        self.connection = self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLE}")

    def close(self) -> None:
        """Delete the index."""
        self._db.close()

    def add(self, path: Path, tell: Callable[[int], object]) -> None:
        """Index the file at ``path``, the next by number; ``tell`` is told the bytes that are done."""
        number, self._files = self._files, self._files + 1
        made = datetime.fromtimestamp(path.stat().st_mtime, timezone.utc)
        furthest, together = -1, False
        self._db.execute("BEGIN")
        try:
            for record in read_records(path):
                if record.offset is None:
                    self.left_out["packed_together"] += 1
                    together = True
                    continue
                tell(record.offset)
                host = (urlsplit(record.url).hostname or "").lower()
                if self._hosts and not f".{host}".endswith(self._hosts):
                    self.left_out["other_host"] += 1
                    continue
                # A revisit has the place of the page it names, which came before.
                again, furthest = record.offset <= furthest, max(record.offset, furthest)
                if again and not self._has(number, record):
                    # The same bytes under another address: a pointer there would lead to the other one.
                    self.left_out["revisit"] += 1
                    continue
                self._insert(number, record, to_iso(record.fetched_at or made), again=again)
        except ArchiveError as error:
            lines = str(error).splitlines()
            self.problems += [line for line in lines if REVISIT_ELSEWHERE not in line]
            if elsewhere := sum(REVISIT_ELSEWHERE in line for line in lines):
                self.left_out["revisit"] += elsewhere
        finally:
            self._db.execute("COMMIT")
        if together:
            self.problems.append(
                f"{path}: several records in one gzip member: nothing can point to them; `warcio recompress` splits it"
            )

    def __len__(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM answers").fetchone()[0]
        return count

    def in_order(self) -> Iterator[Answer]:
        """All answers in the order in which they came."""
        yield from self._where("1 ORDER BY at, id")

    def next_of(self, url: str, after: Answer) -> Answer | None:
        """The page that came from ``url`` next after the answer ``after``."""
        where = "page = ? AND status = 200 AND (at, id) > (?, ?) ORDER BY at, id"
        return next(self._where(where, url_key(url), after.at, after.id), None)

    def latest(self, url: str) -> Answer | None:
        """The page that came from ``url`` last."""
        return next(self._where("page = ? AND status = 200 ORDER BY at DESC, id DESC", url_key(url)), None)

    def asked(self, request: PageRequest) -> list[Answer]:
        """The pages that answered ``request``, redirects followed, the last first.

        Answers whose request is not in the file go by their address.
        """
        key = request_key(request.method, request.url, (request.body or "").encode())
        for _ in range(_MOST_REDIRECTS):
            keys = " ".join(key), " ".join(request_key("", key[1], b""))
            found = list(self._where("asked IN (?, ?) AND status < 400 ORDER BY at DESC, id DESC", *keys))
            if not found or found[0].location is None:
                return [answer for answer in found if answer.status == HTTPStatus.OK]
            key = request_key("GET", found[0].location, b"")
        return []

    def ways_to(self, url: str) -> list[str]:
        """``url`` and the addresses from which redirects lead to it, the nearest first."""
        found = [url]
        for target in found:
            if len(found) > _MOST_REDIRECTS:
                break
            rows = self._db.execute("SELECT DISTINCT url FROM answers WHERE location = ? AND status >= 300", (target,))
            found += [origin for (origin,) in rows if origin not in found]
        return found

    def mark_list(self, answer: Answer) -> None:
        """Keep that ``answer`` is a page of the list of a column."""
        self._db.execute("UPDATE answers SET is_list = 1 WHERE id = ?", (answer.id,))

    def origins(self, hosts: Sequence[str]) -> list[str]:
        """``scheme://host:port`` of the answers that came from ``hosts``."""
        rows = self._db.execute("SELECT DISTINCT substr(url, 1, instr(substr(url, 9), '/') + 7) FROM answers")
        return sorted(origin for (origin,) in rows if urlsplit(origin).hostname in hosts)

    def _where(self, where: str, *values: object) -> Iterator[Answer]:
        return itertools.starmap(Answer, self._db.execute(f"SELECT {_COLUMNS} FROM answers WHERE {where}", values))

    def _has(self, file: int, record: Record) -> bool:
        found = self._db.execute(
            'SELECT 1 FROM answers WHERE page = ? AND file = ? AND "offset" = ?',
            (url_key(record.url), file, record.offset),
        )
        return found.fetchone() is not None

    def _insert(self, file: int, record: Record, at: str, *, again: bool) -> None:
        headers = {name.lower(): value for name, value in reversed(record.headers)}
        location = headers.get("location")
        self._db.execute(
            "INSERT INTO answers VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                *(file, record.offset, record.url, url_key(record.url), record.method or "GET"),
                " ".join(request_key(record.method or "", record.url, record.request_body)),
                record.status,
                headers.get("content-type", "").partition(";")[0].strip().lower(),
                at,
                urljoin(record.url, location) if location else None,
                again,
            ),
        )
