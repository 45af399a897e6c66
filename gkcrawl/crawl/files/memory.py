"""Files of documents as the database knows them: which to ask for, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.archive.times import to_iso
from gkcrawl.document import Capture
from gkcrawl.files.reading import READER
from gkcrawl.identity import file_key
from gkcrawl.portals.walking.memory import FileMemory, FileVisit
from gkcrawl.store.files import FileRow
from gkcrawl.store.files.asked import FETCHED, UNMODIFIED
from gkcrawl.store.files.merging import LISTED
from gkcrawl.store.queries.files import file_at
from gkcrawl.store.queries.selection import DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gkcrawl.crawl.policy import Policy
    from gkcrawl.document import Attachment
    from gkcrawl.portals.walking.memory import Answer, CameFile
    from gkcrawl.store import Store
    from gkcrawl.store.queries.files import StoredFile
    from gkcrawl.store.state import StateRow

    ReadSoon = Callable[[str, Capture, str], None]

_MOST_LEFT_UNREAD = 1_000
"""Archived files of earlier crawls that one run reads, some minutes of work; more are for `gkcrawl files read`."""
_FILES = (
    "SELECT files.url, files.etag, files.last_modified, tries, max(name) AS name, documents.url AS page FROM files"
    " JOIN attachments USING (key) JOIN documents ON documents.id = attachments.document"
)
_OPEN = (
    f"{_FILES} WHERE files.portal = ? AND (files.status = '{LISTED}' OR tries BETWEEN 1 AND ? - 1)"
    " GROUP BY files.key ORDER BY tries, files.key"
)
_OF_ENTRY = (
    "SELECT files.*, attachments.name, documents.url AS page FROM entries"
    " JOIN documents ON documents.id = entries.document JOIN attachments ON attachments.document = documents.id"
    " JOIN files ON files.key = attachments.key WHERE entries.portal = ? AND entries.key = ?"
)


class StoreFiles(FileMemory):
    """What ``store`` knows of the files of ``portal`` by ``policy``; what is new goes out through ``put``, in order.

    What came is given to ``read_soon`` with its SHA-256, its place and its name, if nobody has read it yet. With
    ``recall`` off (a replay, or by setting) everything is asked for.
    """

    def __init__(
        self, store: Store, portal: str, policy: Policy, put: Callable[[StateRow], None], *, recall: bool = True
    ) -> None:
        self._store, self._portal, self._policy, self._put = store, portal, policy, put
        self._recall = recall
        self.read_soon: ReadSoon = lambda sha256, capture, name: None

    def to_ask(self, files: Sequence[Attachment], page: str) -> list[FileVisit]:
        """See `FileMemory.to_ask`."""
        found = []
        for file in files:
            known = file_at(self._store, file.url, page) if self._recall else None
            if self._is_wanted(known):
                tries = known.tries if known else 0
                found.append(FileVisit(file.url, file.name or "", page, _conditional(known), tries))
        return found

    def unchanged(self, key: str, answer: Answer) -> list[FileVisit]:
        """See `FileMemory.unchanged`; a file that is the page itself is as little changed."""
        found = []
        for row in self._store.query(_OF_ENTRY, (self._portal, key)):
            if _is_page(row):
                self.unmodified(_visit(row), answer.at)
            elif row["sha256"] or row["status"] == LISTED or row["tries"] < self._policy.tries:
                found.append(_visit(row))
        return found

    def visits(self) -> list[FileVisit]:
        """See `FileMemory.visits`."""
        if not self._recall:
            return []
        rows = self._store.query(_OPEN, (self._portal, self._policy.tries)) + self._due()
        return [_visit(row) for row in rows]

    def came(self, file: FileVisit, what: CameFile) -> str:
        """See `FileMemory.came`."""
        known = file_at(self._store, file.url, file.page)
        capture, answer = what.capture, what.answer
        self._put(
            FileRow(
                url=file.url,
                page=file.page,
                status=FETCHED,
                at=answer.at,
                media_type=what.media_type,
                bytes=what.bytes,
                sha256=what.sha256,
                warc=capture.warc if capture else None,
                offset=capture.offset if capture else None,
                etag=answer.etag,
                last_modified=answer.last_modified,
            )
        )
        if capture is not None:
            self._read(what.sha256, capture, file.name)
        if known is None or known.sha256 is None:
            return "new"
        return "unchanged" if known.sha256 == what.sha256 else "changed"

    def unmodified(self, file: FileVisit, at: str) -> None:
        """See `FileMemory.unmodified`."""
        self._put(FileRow(url=file.url, page=file.page, status=UNMODIFIED, at=at))

    def failed(self, file: FileVisit, status: str, error: str, at: str | None = None) -> None:
        """See `FileMemory.failed`."""
        at = at or to_iso(self._policy.clock())
        self._put(FileRow(url=file.url, page=file.page, status=status, at=at, error=error))

    def has_come(self, file: Attachment, capture: Capture) -> None:
        """See `FileMemory.has_come`."""
        if file.sha256:
            self._read(file.sha256, capture, file.name or "")

    def read_left(self) -> None:
        """Have those read that earlier crawls have archived and nobody has read."""
        rows = self._store.query(
            'SELECT sha256, warc, "offset", (SELECT max(name) FROM attachments WHERE key = files.key) AS name'
            ' FROM files WHERE portal = ? AND status = ? AND warc IS NOT NULL AND "offset" IS NOT NULL'
            " GROUP BY sha256 ORDER BY fetched_at LIMIT ?",
            (self._portal, FETCHED, _MOST_LEFT_UNREAD),
        )
        for row in rows:
            capture = Capture(warc=row["warc"], offset=row["offset"], sha256=row["sha256"])
            self._read(row["sha256"], capture, row["name"])

    def _read(self, sha256: str, capture: Capture, name: str | None) -> None:
        sql = "SELECT 1 FROM file_readings WHERE sha256 = ? AND reader >= ?"
        if not self._store.query(sql, (sha256, READER)):
            self.read_soon(sha256, capture, name or "")

    def _is_wanted(self, known: StoredFile | None) -> bool:
        """Whether to ask for a file that is ``known`` so, of a document that was read now."""
        if known is None or known.status == LISTED or known.sha256:
            return True
        return known.tries < self._policy.tries or self._policy.full

    def _due(self) -> list[dict[str, Any]]:
        """Files that were not looked at for as long as befits the age of their documents, the longest first."""
        started = self._policy.clock()
        cases, moments = "", []
        for tier in self._policy.revisit:
            cases += f" WHEN {DAY} >= ? THEN ?"
            moments += [to_iso(started - tier.age)[:10], to_iso(started - tier.again)]
        sql = (
            f"{_FILES} WHERE files.portal = ? AND files.sha256 IS NOT NULL AND tries = 0"
            f" AND checked_at <= CASE{cases} END"
            " GROUP BY files.key ORDER BY checked_at LIMIT ?"
        )
        rows = self._store.query(sql, (self._portal, *moments, self._policy.revisits))
        return [row for row in rows if not _is_page(row)]


def _conditional(known: StoredFile | None) -> dict[str, str]:
    if known is None or known.sha256 is None:
        return {}
    return _validators({"etag": known.etag, "last_modified": known.last_modified})


def _is_page(row: Mapping[str, Any]) -> bool:
    """Whether a file is what the row of a list leads to: it is asked for as the page of its document."""
    return file_key(row["url"]) == file_key(row["page"])


def _visit(row: Mapping[str, Any]) -> FileVisit:
    return FileVisit(row["url"], row["name"] or "", row["page"], _validators(row), row["tries"])


def _validators(row: Mapping[str, Any]) -> dict[str, str]:
    headers = {"If-None-Match": row["etag"], "If-Modified-Since": row["last_modified"]}
    return {name: value for name, value in headers.items() if value}
