"""Small documents and captures that the tests of store, export and command line write."""

from __future__ import annotations

from typing import Any

from gkcrawl.document import Attachment, Document, text_sha256
from gkcrawl.files.reading import FileReading
from gkcrawl.identity import document_id, url_key
from gkcrawl.store import CaptureRow, PortalFacts, Store
from gkcrawl.store.files import FileRead, FileRow, file_read
from gkcrawl.store.history import mark_gone

MONDAY = "2026-11-02T08:00:00+08:00"
TUESDAY = "2026-11-03T08:00:00+08:00"
WEDNESDAY = "2026-11-04T08:00:00+08:00"


def start_run(store: Store, run: str = "r1", portal: str = "demo") -> None:
    facts = PortalFacts(name=portal, agency="示例市人民政府", region="320100", family="trs")
    store.start_run(run, facts, started_at=MONDAY, settings={})


def a_document(number: int = 1, text: str | None = "正文。", **fields: Any) -> Document:
    url = fields.pop("url", f"https://www.example.gov.cn/zwgk/{number}.html")
    values: dict[str, Any] = {
        "id": document_id(url_key(url)),
        "url": url,
        "portal": "demo",
        "column": "通知公告",
        "title": f"通知{number}",
        "text": text,
        "text_sha256": None if text is None else text_sha256(text),
        "fetched_at": MONDAY,
    }
    return Document(**(values | fields))


def a_capture(url: str = "https://www.example.gov.cn/zwgk/", **fields: Any) -> CaptureRow:
    values: dict[str, Any] = {
        "url": url,
        "method": "GET",
        "status": 200,
        "content_type": "text/html",
        "bytes": 5,
        "warc": "demo/r1.warc.gz",
        "offset": 0,
        "sha256": "0" * 64,
        "fetched_at": MONDAY,
        "error": None,
    }
    return CaptureRow(**(values | fields))


def find_gone(store: Store, url: str, at: str) -> bool:
    """As when a crawl finds that the page at ``url`` had vanished ``at`` that time."""
    with store.transaction() as connection:
        return mark_gone(connection, url, at)


FILE = "https://www.example.gov.cn/files/1.pdf"


def a_file(url: str = FILE, content: str = "a", **fields: Any) -> FileRow:
    """What a crawl says of a file that came; ``content`` is a letter that stands for its bytes."""
    values: dict[str, Any] = {
        "url": url,
        "status": "fetched",
        "at": MONDAY,
        "media_type": "application/pdf",
        "bytes": 1000,
        "sha256": content * 64,
        "warc": "demo/r1.warc.gz",
        "offset": 500,
    }
    return FileRow(**(values | fields))


def a_reading(content: str = "a", reader: int = 1, **fields: Any) -> FileRead:
    """What was read from a content."""
    reading = {"format": "pdf", "text": "文件的正文。"} | fields
    return file_read(content * 64, FileReading(**reading), reader)


def with_files(*urls: str, text: str | None = None, number: int = 1, **fields: Any) -> Document:
    """A document that has these files; its page says next to nothing."""
    files = [Attachment(url=url, name=url.rpartition("/")[2]) for url in urls or (FILE,)]
    return a_document(number, text=text, attachments=files, **fields)
