"""From the answer to a row's request to its document, or to the failure of that row."""

from __future__ import annotations

import logging
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from gkcrawl.identity import url_key
from gkcrawl.portals.answers.challenges import is_home_instead
from gkcrawl.portals.answers.reading import AnswerTask, read_answer
from gkcrawl.portals.walking.failure import NOT_ASKED, cause_of, request_of
from gkcrawl.portals.walking.messages import answer_of, detail_request, onward_request, plain_headers
from gkcrawl.portals.walking.reader import ReaderDied

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scrapy.http import Request, Response
    from twisted.python.failure import Failure

    from gkcrawl.document import Document
    from gkcrawl.extract.hints import Hints
    from gkcrawl.portals.answers.reading import Reading
    from gkcrawl.portals.column import Column, Entry
    from gkcrawl.portals.walking.files import Files
    from gkcrawl.portals.walking.further_pages import FurtherPages
    from gkcrawl.portals.walking.memory import Memory
    from gkcrawl.portals.walking.reader import Reader

logger = logging.getLogger(__name__)

_MOST_STEPS = 3
"""Pages in a row that only lead on, after which the way is given up."""


class Portal(Protocol):
    """What the spider of a portal knows and keeps."""

    columns: Sequence[Column]
    counts: Counter[str]
    memory: Memory
    reader: Reader
    further_pages: FurtherPages
    files: Files

    def hints(self, entry: Entry, column: Column) -> Hints:
        """What is known of the document of ``entry`` before its page is read."""

    def not_followed(self, url: str) -> str | None:
        """Why the portal does not ask for ``url``, in one word; None if it does."""


class Answers:
    """Reads what came for the rows of ``spider``: documents, pages that lead on, pages that stand in for others.

    ``in_doubt`` makes, by the key of the entry, those requests anew that got no page sure to be the document, until
    it is stored all the same.
    """

    def __init__(self, spider: Portal) -> None:
        self._spider = spider
        self.in_doubt: dict[str, Callable[[], Request]] = {}
        self._lists = frozenset(url_key(column.url) for column in spider.columns)

    async def read(self, response: Response, entry: Entry, column: Column) -> Iterable[Document | Request]:
        """The document of a detail page, or of a file that an entry leads to directly."""
        spider, request = self._spider, response.request
        assert request is not None  # Scrapy calls back with one
        if response.status == HTTPStatus.NOT_MODIFIED:
            spider.counts["not_modified"] += 1
            spider.memory.unchanged(url_key(entry.url), answer_of(response))
            return spider.files.of_unchanged(url_key(entry.url), answer_of(response))
        try:
            reading = await spider.reader.read(read_answer, response, self.task(response, entry, column))
        except ReaderDied as error:
            self._failed(request, entry, "reader_died", str(error))
            return ()
        return self.take(reading, response, entry, column)

    def task(self, response: Response, entry: Entry, column: Column) -> AnswerTask:
        """What reading ``response`` takes beside its body."""
        lists = self._lists if response.url != entry.url else frozenset[str]()
        hints = self._spider.hints(entry, column)
        return AnswerTask(response.url, plain_headers(response), entry, hints, lists)

    def take(self, reading: Reading, response: Response, entry: Entry, column: Column) -> Iterator[Document | Request]:
        """Do what the ``reading`` of ``response`` asks for: a request, a document, or a failure that is kept."""
        spider, request, document, judgement = self._spider, response.request, reading.document, reading.judgement
        assert request is not None  # Scrapy calls back with one
        if document is None:
            yield from self._go_on(request, reading.target or "", entry)
            return
        document.capture = response.meta.get("capture")
        document.fetched_at = response.meta.get("fetched_at")
        if not judgement.sure or judgement.word is not None:
            # Not the request itself: a portal may have many such rows, and it is large.
            again = partial(detail_request, entry, column, request.callback, request.errback)
            self.in_doubt[url_key(entry.url)] = again
        if judgement.word is not None:
            self._failed(request, entry, judgement.word, judgement.why)
            return
        spider.counts["documents"] += 1
        read = partial(spider.memory.read, url_key(entry.url), answer=answer_of(response), judgement=judgement)
        if reading.pages is None:
            read(document)
            yield document
        else:
            yield from spider.further_pages.of(reading.pages, read)

    def failed(self, failure: Failure) -> None:
        """Count a detail page that did not come, by cause."""
        request = request_of(failure)
        why = cause_of(failure)
        if why == "not_in_replay":
            self._spider.counts[why] += 1
        else:
            self._failed(request, request.cb_kwargs["entry"], why)

    def _go_on(self, request: Request, target: str, entry: Entry) -> Iterator[Request]:
        """The request for what a page leads to that holds nothing else."""
        steps = [*request.meta.get("steps", ()), request.url]
        if self._spider.not_followed(target):
            self._failed(request, entry, "foreign_redirect", f"leads on to {target}")
        elif is_home_instead(entry.url, target) or (target.endswith("/") and request.url.startswith(target)):
            self._failed(request, entry, "soft_404", f"leads on to {target}")
        elif url_key(target) in self._lists:
            self._failed(request, entry, "listing", f"leads on to the list {target}")
        elif len(steps) > _MOST_STEPS or url_key(target) in map(url_key, steps):
            self._failed(request, entry, "endless_redirect", f"leads on to {target} and no document")
        else:
            yield onward_request(target, request, steps)

    def _failed(self, request: Request, entry: Entry, word: str, why: str = "") -> None:
        spider = self._spider
        if word not in NOT_ASKED:
            spider.memory.failed(
                url_key(entry.url), request.url, word, request.meta.get("fetched_at"), request.meta.get("capture")
            )
        spider.counts[f"failed/{word}"] += 1
        logger.warning("no document from %s: %s%s", entry.url, word, f" ({why})" if why else "")
