"""Asks for the files of documents, each once a crawl, and tells what came: files, nothing new, or something else."""

from __future__ import annotations

import hashlib
import logging
from collections import deque
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, cast
from urllib.parse import urlsplit

import scrapy
from scrapy.spidermiddlewares.httperror import HttpError

from gkcrawl.identity import file_key
from gkcrawl.portals.answers.file_answers import NOT_A_FILE, find_refusal, left_type
from gkcrawl.portals.answers.files import file_name, media_type
from gkcrawl.portals.walking.declaration import is_http
from gkcrawl.portals.walking.failure import NOT_ASKED, cause_of, request_of
from gkcrawl.portals.walking.memory import CameFile, FileVisit
from gkcrawl.portals.walking.messages import accepting_304, answer_of, plain_headers

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from scrapy.http import Request, Response
    from twisted.python.failure import Failure

    from gkcrawl.document import Document
    from gkcrawl.portals.walking.memory import Answer, Memory

logger = logging.getLogger(__name__)

FileMode = Literal["0", "1", "only"]
FILE = "file"
"""The argument of callbacks by which a request for a file is known."""
WAITS = "waits"
"""Why a request for a file was not sent: another run asks."""

_STATUSES = {
    "soft_404": NOT_A_FILE,
    "other_host": "foreign",
    "foreign_redirect": "foreign",
    "private": "foreign",
    "wechat": "foreign",
}
_OWN_WORDS = frozenset(("too_large", "robots", "foreign", NOT_A_FILE))
"""Causes of failures that are statuses of files; of others the status is ``failed``."""


class FileBounds(NamedTuple):
    """How much is asked for: ``mode`` as -a files says it, bytes of one ``file``, bytes of ``all`` files of a run.

    0 bytes stand for no bound.
    """

    mode: FileMode = "0"
    file: int = 0
    all: int = 0


class Portal(Protocol):
    """What the spider of a portal knows and keeps."""

    counts: Counter[str]
    memory: Memory
    rank: int

    def not_followed(self, url: str) -> str | None:
        """Why the portal does not ask for ``url``, in one word; None if it does."""


class Files:
    """The files of the documents of ``spider``.

    They come after the documents of the lists that were read, and before those of later lists: so few wait. Of a
    program that serves many (download.jsp?id=…) one is asked for at a time, and none after it has sent a captcha.
    """

    def __init__(self, spider: Portal) -> None:
        self._spider = spider
        self.bounds = FileBounds()
        self._came = 0
        self._asked: set[str] = set()
        self._queues: dict[str, deque[FileVisit]] = {}
        self._gated: set[str] = set()

    def of(self, document: Document) -> Iterator[Request]:
        """Requests for the files of ``document``, which has been stored."""
        memory = self._spider.memory.files
        for file in document.attachments:
            if file.status == "fetched" and file.sha256 and document.capture:
                self._asked.add(file_key(file.url, document.url))
                memory.has_come(file, document.capture)
        if self.bounds.mode != "0":
            yield from self._requests(memory.to_ask(document.attachments, document.url))

    def of_unchanged(self, key: str, answer: Answer) -> Iterator[Request]:
        """Requests for the files of the document of the entry ``key``, whose page the server calls unmodified."""
        if self.bounds.mode != "0":
            yield from self._requests(self._spider.memory.files.unchanged(key, answer))

    def left_open(self) -> Iterator[Request]:
        """Requests for what earlier crawls left open, and for what is due again."""
        if self.bounds.mode != "0":
            yield from self._requests(self._spider.memory.files.visits())

    def parse(self, response: Response, file: FileVisit) -> Iterator[Request]:
        """Keep what came; a page in place of the file is left alone. What waited for it is asked for."""
        self._take(response, file)
        yield from self._next(file)

    def failed(self, failure: Failure) -> Iterator[Request]:
        """Keep why no file came, unless that says nothing of the file. What waited for it is asked for."""
        request = request_of(failure)
        file: FileVisit = request.cb_kwargs[FILE]
        self._take_failure(failure, request, file)
        yield from self._next(file)

    def why_it_waits(self) -> str | None:
        """Why no file is asked for any more in this run, in more words; None if files are."""
        if self.bounds.all and self._came >= self.bounds.all:
            return f"this run has fetched {self._came} bytes of files"
        return None

    def _take(self, response: Response, file: FileVisit) -> None:
        answer = answer_of(response)
        if response.status == HTTPStatus.NOT_MODIFIED:
            self._spider.memory.files.unmodified(file, answer.at)
            self._count("unchanged")
            return
        headers = plain_headers(response)
        refused = find_refusal(response.body, file.url, response.url, headers)
        if refused is None and (left := headers.get("Content-Type", "")).startswith(("video/", "audio/")):
            refused = "not_a_document", f"is of the type {left}"
        if refused is not None:
            if refused[0] == "captcha" and (program := _program(file.url)):
                self._gated.add(program)
            self._failed(file, *refused, at=answer.at)
            return
        self._came += len(response.body)
        name = file.name if "." in file.name else file_name(file.url, headers)
        what = CameFile(
            answer=answer,
            capture=response.meta.get("capture"),
            media_type=media_type(response.body, name),
            bytes=len(response.body),
            sha256=hashlib.sha256(response.body).hexdigest(),
        )
        self._count(self._spider.memory.files.came(FileVisit(file.url, name, file.page, file.headers), what))

    def _take_failure(self, failure: Failure, request: Request, file: FileVisit) -> None:
        word = cause_of(failure)
        at = request.meta.get("fetched_at")
        if word == WAITS:
            self._count(WAITS)
        elif word in NOT_ASKED:
            self._count(f"failed/{word}" if word != "not_in_replay" else word)
        elif isinstance(failure.value, HttpError):
            self._failed(file, *_told(file, cast("Any", failure.value).response, word), at=at)
        else:
            status = _STATUSES.get(word, word)
            self._failed(file, status if status in _OWN_WORDS else "failed", word, at=at)

    def _requests(self, files: Iterable[FileVisit]) -> Iterator[Request]:
        for file in files:
            if (key := file_key(file.url, file.page)) in self._asked:
                continue
            self._asked.add(key)
            if not is_http(file.url) or self._spider.not_followed(file.url):
                self._failed(file, "foreign", f"is not followed: {self._spider.not_followed(file.url) or 'scheme'}")
            elif left := left_type(file.url, file.name):
                self._failed(file, "not_a_document", f"is of the type {left}")
            else:
                yield from self._begin(file)

    def _begin(self, file: FileVisit) -> Iterator[Request]:
        """The request for ``file``, unless it has to wait for another one of its program."""
        program = _program(file.url)
        if program in self._gated:
            self._count(WAITS)
        elif program in self._queues:
            self._queues[program].append(file)
        else:
            if program:
                self._queues[program] = deque()
            yield self._request(file)

    def _next(self, file: FileVisit) -> Iterator[Request]:
        """The request for what has waited for ``file``."""
        queue = self._queues.pop(_program(file.url), None)
        while queue and _program(file.url) not in self._queues:
            yield from self._begin(queue.popleft())
        if queue:
            self._queues[_program(file.url)] = queue

    def _request(self, file: FileVisit) -> Request:
        headers = {**({"Referer": file.page} if file.page else {}), **file.headers}
        return scrapy.Request(
            file.url,
            self.parse,
            headers=headers,
            errback=self.failed,
            cb_kwargs={FILE: file},
            meta={**accepting_304(file.headers), "download_maxsize": self.bounds.file},
            priority=self._spider.rank - 1,
            dont_filter=True,
        )

    def _failed(self, file: FileVisit, status: str, error: str, at: str | None = None) -> None:
        self._spider.memory.files.failed(file, status, error, at)
        self._count(f"failed/{status}")
        if file.tries:
            self._count(f"again/{status}")
        logger.warning("no file from %s: %s%s", file.url, status, f" ({error})" if error != status else "")

    def _count(self, word: str) -> None:
        self._spider.counts[f"files/{word}"] += 1


def _told(file: FileVisit, response: Response, word: str) -> tuple[str, str]:
    """What an error says: that a link has expired, or no more than its status."""
    found = find_refusal(response.body, file.url, response.url, plain_headers(response))
    return found if found and found[0] != NOT_A_FILE else (f"http_{response.status}", word)


def _program(url: str) -> str:
    """Host and path of an address with parameters: what stands before one of them stands before all; else nothing."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}" if parts.query else ""
