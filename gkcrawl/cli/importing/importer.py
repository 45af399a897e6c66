"""Stores the documents of indexed WARC files in the order in which they came, page by page in a transaction each."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

import orjson

from gkcrawl.archive.reader import read_record
from gkcrawl.cli.importing.attached import NOT_A_PAGE, AttachedFiles
from gkcrawl.cli.importing.pages import read_page
from gkcrawl.cli.importing.undeclared import Undeclared
from gkcrawl.cli.shared.pages import from_record, is_page_type
from gkcrawl.crawl.memory import StoreMemory
from gkcrawl.crawl.policy import Policy
from gkcrawl.crawl.triage import Triage
from gkcrawl.document import Capture, Document
from gkcrawl.errors import ArchiveError
from gkcrawl.extract.page.response_body import TRUNCATED
from gkcrawl.identity import url_key
from gkcrawl.portals.answers.reading import FurtherTask, read_further
from gkcrawl.portals.walking.failure import status_word
from gkcrawl.portals.walking.memory import Answer as Received
from gkcrawl.store import CaptureRow, PortalFacts
from gkcrawl.store.imports import Declared, OfPortal, SeenAgain, Verdict, known_capture
from gkcrawl.store.state import Failed, Judged, StateRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from gkcrawl.archive.reader import Record
    from gkcrawl.cli.importing.index import Answer, ArchiveIndex
    from gkcrawl.cli.importing.rows import Row, Rows
    from gkcrawl.cli.shared.pages import StoredPage
    from gkcrawl.portals.column import PageRequest
    from gkcrawl.portals.multipage.continuation import Continuation
    from gkcrawl.portals.walking.spider import PortalSpider
    from gkcrawl.store import Store

_NO_POLICY = Policy(revisit=(), revisits=0, tries=0, sweep=timedelta())
_UNSETTLED = "unsettled"
_READ_AGAIN = frozenset({"listing", "leads_on", _UNSETTLED})
"""What an interrupted import has said of pages that the next one needs: rows, ways, and what was held back."""


class Desk(NamedTuple):
    """What decides on the documents of one portal, as in a crawl of it."""

    memory: StoreMemory
    triage: Triage


class Importer:
    """Stores what ``index`` has of ``files``, as ``run`` of ``facts``, with what ``rows`` know of it.

    Each file is where it is read and how captures name it. ``counts`` say what became of every answer, ``portals``
    whose documents there were, ``problems`` what could not be read.
    """

    def __init__(self, store: Store, run: str, facts: PortalFacts, files: Sequence[tuple[Path, str]]) -> None:
        self.counts: Counter[str] = Counter()
        self.portals: Counter[str] = Counter()
        self.problems: list[str] = []
        self._store, self._run, self._facts, self._files = store, run, facts, files
        self._batch: list[Document | CaptureRow | StateRow] = []
        self._undeclared = Undeclared(facts.agency or None, facts.region or None)
        self._desks: dict[str, Desk] = {}
        # Addresses by place, of answers that may be documents, until that is decided.
        self._urls: dict[tuple[str, int], str] = {}

    def store(self, index: ArchiveIndex, rows: Rows, tell: Callable[[int], object]) -> None:
        """Store all documents; ``tell`` is told how many answers are done. Raises `StoreError`."""
        for portal in rows.owners.portals.values():
            rows.walk(portal, lambda asked: self._lists(index, asked))
        for number, answer in enumerate(index.in_order()):
            try:
                self._take(answer, index, rows)
            except ArchiveError as error:
                self.problems.append(str(error))
            self._write()
            tell(number)
        for desk in self._desks.values():
            desk.triage.settle()
        self._write()
        AttachedFiles(self._store, self._run, self._files).take(index, self.counts, self.problems)

    def _lists(self, index: ArchiveIndex, asked: PageRequest) -> Iterator[StoredPage]:
        for answer in index.asked(asked):
            index.mark_list(answer)
            yield self._page(self._get(answer), answer)

    def _take(self, answer: Answer, index: ArchiveIndex, rows: Rows) -> None:
        """Sort one answer out, and queue what is to be written of it."""
        warc = self._files[answer.file][1]
        known = known_capture(self._store, answer.url, warc, answer.offset)
        if answer.location and answer.status != HTTPStatus.OK:
            rows.leads_on(answer.url, answer.location)
            self.counts["skipped/redirect"] += 1
        elif answer.again:
            self._batch.append(SeenAgain(url_key(answer.url), warc, answer.offset, answer.at))
            self.counts["skipped/revisit"] += 1
        elif known is not None and known["error"] not in _READ_AGAIN:
            self.counts["known"] += 1
        elif answer.status != HTTPStatus.OK:
            word = "not_modified" if answer.status == HTTPStatus.NOT_MODIFIED else status_word(answer.status)
            self._skip(answer, self._get(answer), word)
        elif answer.is_list:
            self._skip(answer, self._get(answer), "listing")
        else:
            row = rows.of(answer.url)
            if row.listed or is_page_type(answer.media):
                self._read(answer, row, index, rows)
            else:
                self.counts[NOT_A_PAGE] += 1

    def _read(self, answer: Answer, row: Row, index: ArchiveIndex, rows: Rows) -> None:
        record = self._get(answer)
        page = self._page(record, answer)
        if TRUNCATED in page.headers and index.next_of(answer.url, answer):
            self._skip(answer, record, "cut_short")
            return
        lists = {url_key(column.url) for column in row.portal.columns} if row.portal else set()
        found = read_page(page, row, row.hints(self._undeclared), lists)
        reading = found.reading
        if found.listing is not None:
            rows.add_list(found.listing)
        if reading.target is not None:
            rows.leads_on(answer.url, reading.target)
        document = reading.document
        if document is None:
            self._skip(answer, record, found.word or "no_document")
            return
        document.capture, document.fetched_at = page.capture, answer.at
        self._keep(answer, record, _UNSETTLED)
        self._urls[self._files[answer.file][1], answer.offset] = answer.url
        memory, triage = self._desk(row.portal)
        key = url_key(row.entry.url)
        received = Received(answer.at, page.headers.get("etag"), page.headers.get("last-modified"))
        if row.listed:
            memory.listed(row.entry, row.column, received)
        if found.word is not None:
            memory.failed(key, answer.url, found.word, answer.at, document.capture)
            self.counts[f"failed/{found.word}"] += 1
            return
        if reading.pages is not None:
            self._add_further_pages(reading.pages, answer, index)
        memory.read(key, document, received, reading.judgement)
        triage.take(document)

    def _add_further_pages(self, pages: Continuation, answer: Answer, index: ArchiveIndex) -> None:
        """Join the further pages of a document printed over several; it is flagged when one is not there."""
        while pages.next and (found := index.next_of(pages.next, answer) or index.latest(pages.next)):
            record = self._get(found)
            further = self._page(record, found)
            if read_further(further.body, FurtherTask(further.url, further.headers, pages)) is None:
                break
            self._keep(found, record, None)
        pages.end()

    def _desk(self, portal: PortalSpider | None) -> Desk:
        facts = self._facts
        if portal is not None:
            facts = PortalFacts(name=portal.name, agency=portal.agency, region=portal.region, family=portal.family.name)
        if facts.name not in self._desks:
            self._batch.append(Declared(facts))
            memory = StoreMemory(self._store, facts.name, _NO_POLICY, lambda row: self._put(row, facts), recall=False)
            self._desks[facts.name] = Desk(memory, Triage(memory, self.counts, lambda row: self._put(row, facts)))
        return self._desks[facts.name]

    def _put(self, row: Document | StateRow, facts: PortalFacts) -> None:
        """Queue what a crawl would store, and what that says of the capture."""
        if isinstance(row, Document):
            self._batch.append(row)
            self.portals[row.portal or "none"] += 1
            if row.part_of is None:
                self._judge(row.capture, None)
        elif not isinstance(row, Judged):  # it goes by the place alone, as if there were one file
            self._batch.append(OfPortal(facts, row))
            if isinstance(row, Failed) and row.capture:
                self._judge(Capture(**orjson.loads(row.capture)), row.error)

    def _judge(self, capture: Capture | None, error: str | None) -> None:
        """Queue what the page of ``capture`` was found to be."""
        if capture and capture.warc and capture.offset is not None:
            url = self._urls.pop((capture.warc, capture.offset))
            self._batch.append(Verdict(url, capture.warc, capture.offset, error))

    def _skip(self, answer: Answer, record: Record, word: str) -> None:
        """Put on record that an answer is no document."""
        self.counts[f"skipped/{word}"] += 1
        self._keep(answer, record, word)

    def _keep(self, answer: Answer, record: Record, error: str | None) -> None:
        """Queue the capture of ``answer``, unless it is on record."""
        warc = self._files[answer.file][1]
        if known_capture(self._store, answer.url, warc, answer.offset) is None:
            kind = next((value for name, value in record.headers if name.lower() == "content-type"), None)
            self._batch.append(
                CaptureRow(
                    url=answer.url,
                    method=answer.method,
                    status=answer.status,
                    content_type=kind,
                    bytes=len(record.body),
                    warc=warc,
                    offset=answer.offset,
                    sha256=record.sha256,
                    fetched_at=answer.at,
                    error=error,
                )
            )

    def _get(self, answer: Answer) -> Record:
        return read_record(self._files[answer.file][0], answer.offset)

    def _page(self, record: Record, answer: Answer) -> StoredPage:
        return from_record(record, self._files[answer.file][1])

    def _write(self) -> None:
        if self._batch:
            self.counts.update(self._store.write(self._run, self._batch, portal=self._facts.name))
            self._batch.clear()
