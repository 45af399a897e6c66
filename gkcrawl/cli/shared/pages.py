"""Stored pages to parse: responses in WARC files, HTML files, text files."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from gkcrawl.document import Capture
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkcrawl.archive.reader import Record
    from gkcrawl.portals.column import PageRequest
    from gkcrawl.store.warc_files import WarcFiles

_ARCHIVE_NAMES = (".warc", ".warc.gz", ".arc", ".arc.gz")
_ARCHIVE_MAGIC = (b"WARC/", b"\x1f\x8b")
_PAGE_TYPES = ("html", "json")
_MARKUP_TYPE = "xml"  # at its end: office formats have it in their middle
_HEAD = 4096  # bytes: a disk's block, in which no picture, PDF or packed file passes for text
_MOST_CONTROL = 0.02  # of the head: a damaged page has a few, of what is packed one byte in ten is one
# All but white space and ESC, which begins a change of charset in ISO-2022.
_CONTROL = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})


@dataclass(slots=True, kw_only=True)
class StoredPage:
    """A page as stored: ``body`` as a browser would get it, ``capture`` and ``fetched_at`` if from a WARC file.

    ``is_text`` marks text that was already extracted, ``is_file`` a PDF or office file; ``skipped`` says why there is
    nothing to parse, ``broken`` why it cannot be.
    """

    url: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    request: PageRequest | None = None
    capture: Capture | None = None
    fetched_at: str | None = None
    is_text: bool = False
    is_file: bool = False
    skipped: str | None = None
    broken: str | None = None


def read_pages(path: Path, url: str | None = None) -> Iterator[StoredPage]:
    """The pages in the file ``path``; ``url`` is the address of the one page of a file that is no WARC file.

    Without it the page gets a ``file:`` URL made of the path as it was given, the same on every machine. Raises
    OSError, `ArchiveError` (a line for each record that cannot be read; all others have come by then), and
    `ConfigError` for ``url`` with a WARC file.
    """
    if not _is_warc(path):
        page = StoredPage(url=url or _file_url(path), body=path.read_bytes())
        page.is_text = path.suffix.lower() == ".txt"
        page.broken = _damage(page.body)
        yield page
        return
    if url:
        raise ConfigError(f"--url is for one page, but {path} is a WARC file, which names its addresses itself")
    from gkcrawl.archive.reader import read_records

    for record in read_records(path):
        yield from_record(record, path.name)


def is_page_type(media_type: str) -> bool:
    """Whether answers of this type, as servers tell it, are pages: HTML, XML, JSON; or what has no type.

    >>> [is_page_type(name) for name in ("application/rss+xml", "application/vnd.ms-word.document.openxmlformats", "")]
    [True, False, True]
    """
    return not media_type or media_type.endswith(_MARKUP_TYPE) or any(kind in media_type for kind in _PAGE_TYPES)


def _file_url(path: Path) -> str:
    return "file:///" + "/".join(quote(part) for part in path.parts if part not in (path.anchor, ".."))


def _is_warc(path: Path) -> bool:
    """Whether ``path`` is a WARC file by its name or its first bytes; raises OSError."""
    if path.name.lower().endswith(_ARCHIVE_NAMES):
        return True
    with path.open("rb") as stream:
        return stream.read(5).startswith(_ARCHIVE_MAGIC)


def _damage(body: bytes) -> str | None:
    """Why ``body`` is no text: too much of its head are control characters that no text has."""
    head = body[:_HEAD]
    if not head.strip():
        return "empty"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    odd = len(head) - len(head.translate(None, _CONTROL))
    return "binary content, not a page" if odd > _MOST_CONTROL * len(head) else None


def from_record(record: Record, warc: str) -> StoredPage:
    """The page of an archived response; ``warc`` is how its capture names the file."""
    from gkcrawl.archive.times import to_iso
    from gkcrawl.portals.answers.files import media_type as file_media_type
    from gkcrawl.portals.column import PageRequest

    headers = record.named_headers
    page = StoredPage(
        url=record.url,
        body=record.body,
        headers=headers,
        capture=Capture(warc=warc, offset=record.offset, sha256=record.sha256),
        fetched_at=to_iso(record.fetched_at) if record.fetched_at else None,
    )
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if record.status != HTTPStatus.OK:
        page.skipped = f"status {record.status}"
    elif not is_page_type(media_type):
        page.skipped = f"{media_type}, not a page"
        page.is_file = file_media_type(record.body, page.url) is not None
    else:
        _unpack(page, record)
        if kind := file_media_type(page.body, page.url):
            page.skipped, page.broken, page.is_file = f"{kind}, not a page", None, True
    if record.method == "POST":
        page.request = PageRequest("POST", record.url, record.request_body.decode("utf-8", "replace"))
    return page


def archived_page(files: WarcFiles, capture: Capture) -> StoredPage:
    """The page of ``capture`` in one of the WARC ``files``; raises `ArchiveError`."""
    from gkcrawl.archive.reader import read_record

    return from_record(read_record(files.path(str(capture.warc)), capture.offset or 0), str(capture.warc))


def _unpack(page: StoredPage, record: Record) -> None:
    """Undo the content encoding of ``page``, or say why it cannot be; say in its headers when it was cut."""
    from gkcrawl.extract.page.content_encoding import GZIP_MAGIC, TooLarge
    from gkcrawl.extract.page.response_body import TRUNCATED, receive_archived

    try:
        received = receive_archived(record)
    except TooLarge as error:
        page.broken = f"content cannot be decompressed: {error}"
        return
    if received.cut and not received.body:
        page.broken = f"{received.cut} content cannot be decompressed"
        return
    page.body = received.body
    if received.cut:
        page.headers[TRUNCATED] = received.cut
    # What is packed without a word is for the reader of the page to undo.
    page.broken = None if page.body.startswith(GZIP_MAGIC) else _damage(page.body)
