"""Interface of incremental crawling: what earlier crawls know of a portal, as the spider sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gkcrawl.document import Attachment, Capture, Document
    from gkcrawl.portals.answers.stand_ins import Judgement
    from gkcrawl.portals.column import Column, Entry, ListPage, PageRequest


@dataclass(frozen=True, slots=True)
class Answer:
    """What the spider tells of a response: when it came (ISO 8601) and the validators it bore."""

    at: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A detail page to ask for although no list of today named it; ``column`` is the URL of its column.

    ``headers`` make the request conditional.
    """

    entry: Entry
    column: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileVisit:
    """A file to ask for: its address, what it is called, and the page that links it.

    ``headers`` make the request conditional: only for a file that is known. ``tries`` is how often it failed before.
    """

    url: str
    name: str = ""
    page: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CameFile:
    """A file that came: when, with which validators, where it is archived, and what it is.

    ``bytes`` and ``sha256`` are of its content without content encoding.
    """

    answer: Answer
    capture: Capture | None
    media_type: str | None
    bytes: int
    sha256: str


class FileMemory:
    """What earlier crawls know of the files of documents; as `Memory`, nothing is known and nothing is kept."""

    def to_ask(self, files: Sequence[Attachment], page: str) -> list[FileVisit]:
        """Which of the ``files`` of a document that was just read from ``page`` to ask for."""
        return [FileVisit(file.url, file.name or "", page) for file in files]

    def unchanged(self, key: str, answer: Answer) -> list[FileVisit]:
        """Which files to ask for of the document of the entry ``key``, whose page the server calls unmodified."""
        return []

    def visits(self) -> list[FileVisit]:
        """What to ask for when all else is done: files never asked for, those that failed, those due by age."""
        return []

    def came(self, file: FileVisit, what: CameFile) -> str:
        """Keep that a file came, and have it read: ``new``, ``changed`` or ``unchanged``."""
        return "new"

    def unmodified(self, file: FileVisit, at: str) -> None:
        """Keep that the server calls a file unmodified."""

    def failed(self, file: FileVisit, status: str, error: str, at: str | None = None) -> None:
        """Keep why a file did not come, in one word and in more."""

    def has_come(self, file: Attachment, capture: Capture) -> None:
        """Have a file read that came as the answer to a row's own request; it is stored with its document."""


class Memory:
    """The memory of a crawl that is the first of its portal: nothing is known and nothing is kept.

    Pages are known by their ``key``, the `url_key` of the entry that led to them. ``files`` is what is known of files.
    """

    def __init__(self) -> None:
        self.files = FileMemory()

    def visits(self) -> Iterable[Visit]:
        """What to ask for before any list: failed and unfinished entries first, then those due by age."""
        return ()

    def may_stop_early(self, column: Column) -> bool:
        """Whether known rows may end the walk: the column was walked to its end, not too long ago."""
        return False

    def never_swept(self, column: Column) -> bool:
        """Whether it is known that no crawl walked ``column`` to its end yet."""
        return False

    def list_headers(self, asked: PageRequest) -> Mapping[str, str]:
        """Headers that let the server say that this list page is the one we know."""
        return {}

    def list_keys(self, asked: PageRequest) -> Sequence[str]:
        """Keys of the rows that this list page had last time."""
        return ()

    def list_read(self, asked: PageRequest, page: ListPage, answer: Answer) -> bool:
        """Keep the rows of a list page; whether they are the rows it had last time."""
        return False

    def printed(self, column: Column, units: Mapping[str, str], answer: Answer) -> None:
        """Keep that a page of the reports' ``column`` was read, and which units it leads to: address to name."""

    def known(self, entries: Sequence[Entry]) -> Iterable[str]:
        """Keys of those ``entries`` that need no request: fetched before, and the row is the same."""
        return ()

    def listed(self, entry: Entry, column: Column, answer: Answer) -> None:
        """Keep ``entry`` as something to fetch, so that a crawl cut off here is taken up there."""

    def seen(self, key: str, answer: Answer) -> None:
        """Keep that a known entry still stands in its list."""

    def unchanged(self, key: str, answer: Answer) -> None:
        """Keep that the server calls the page unmodified."""

    def read(self, key: str, document: Document, answer: Answer, judgement: Judgement) -> None:
        """Remember which entry the ``document`` on its way to the store comes from, and what its page is worth."""

    def failed(self, key: str, url: str, why: str, at: str | None = None, capture: Capture | None = None) -> None:
        """Keep that the page did not come.

        ``at`` (ISO 8601) is when the answer from ``url`` said so, now if there is none; ``capture`` is where it is.
        """

    def walked(self, column: Column, *, complete: bool) -> None:
        """Keep that all of ``column`` was walked; ``complete`` if that is as much as the portal declares."""

    def unlisted(self) -> Iterable[Visit]:
        """Documents that stood in completely walked columns once and do so no more."""
        return ()
