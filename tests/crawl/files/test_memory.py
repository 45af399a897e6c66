"""Which files to ask for, and with which headers (gkcrawl/crawl/files/memory.py)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from gkcrawl.crawl.files.memory import StoreFiles
from gkcrawl.crawl.policy import Policy, read_revisit
from gkcrawl.document import Capture
from gkcrawl.portals.walking.memory import Answer, CameFile, FileVisit
from gkcrawl.store import Store
from gkcrawl.store.files import FileRow
from gkcrawl.store.state import Fetched, Listed
from tests.store.corpus import FILE, MONDAY, TUESDAY, a_file, a_reading, start_run, with_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkcrawl.store.state import StateRow

POLICY = Policy(
    revisit=read_revisit("*:30"),
    revisits=10,
    tries=2,
    sweep=timedelta(days=30),
    clock=lambda: datetime.fromisoformat(TUESDAY),
)
LATER = replace(POLICY, clock=lambda: datetime.fromisoformat(MONDAY) + timedelta(days=40))
FAILED = FileRow(url=FILE, status="http_404", at=MONDAY)
KNOWN = a_file(etag='"1"', last_modified="Mon, 02 Nov 2026 00:00:00 GMT")
CONDITIONS = {"If-None-Match": '"1"', "If-Modified-Since": "Mon, 02 Nov 2026 00:00:00 GMT"}
CAPTURE = Capture(warc="demo/r1.warc.gz", offset=7, sha256="f" * 64)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "corpus.db") as store:
        start_run(store)
        yield store


def _files(store: Store, policy: Policy = POLICY, *, recall: bool = True) -> tuple[StoreFiles, list[StateRow]]:
    put: list[StateRow] = []
    return StoreFiles(store, "demo", policy, put.append, recall=recall), put


def test_a_file_that_is_known_is_asked_for_conditionally(store: Store) -> None:
    page = with_files()
    store.write("r1", [page])
    (asked,) = _files(store)[0].to_ask(page.attachments, page.url)
    assert asked == FileVisit(FILE, "1.pdf", page.url)
    store.write("r1", [KNOWN])
    (asked,) = _files(store)[0].to_ask(page.attachments, page.url)
    assert asked.headers == CONDITIONS
    (asked,) = _files(store, recall=False)[0].to_ask(page.attachments, page.url)
    assert asked.headers == {}


def test_a_file_that_failed_too_often_is_asked_for_by_a_full_walk(store: Store) -> None:
    page = with_files()
    store.write("r1", [page, FAILED])
    assert len(_files(store)[0].to_ask(page.attachments, page.url)) == 1
    store.write("r1", [FAILED])
    assert _files(store)[0].to_ask(page.attachments, page.url) == []
    assert _files(store)[0].visits() == []
    assert len(_files(store, replace(POLICY, full=True))[0].to_ask(page.attachments, page.url)) == 1


def test_a_file_that_was_never_asked_for_is_asked_for_however_few_tries_there_are(store: Store) -> None:
    page = with_files()
    store.write("r1", [page])
    files, _ = _files(store, replace(POLICY, tries=0))
    assert [len(found) for found in (files.visits(), files.to_ask(page.attachments, page.url))] == [1, 1]


def test_files_are_visited_that_are_missing_or_due(store: Store) -> None:
    page = with_files()
    store.write("r1", [page])
    assert [file.url for file in _files(store)[0].visits()] == [FILE]
    store.write("r1", [FAILED])
    assert _files(store)[0].visits() == [FileVisit(FILE, "1.pdf", page.url, tries=1)]
    store.write("r1", [KNOWN])
    assert _files(store)[0].visits() == []
    assert _files(store, LATER)[0].visits() == [FileVisit(FILE, "1.pdf", page.url, CONDITIONS)]
    assert _files(store, LATER, recall=False)[0].visits() == []


def test_files_of_a_page_that_is_unmodified_are_asked_for(store: Store) -> None:
    page = with_files()
    key = page.url.removeprefix("https://")
    listed, fetched = Listed(key, "column", "{}", "0", MONDAY), Fetched(key, MONDAY, None, None)
    store.write("r1", [listed, page, fetched, KNOWN])
    files, put = _files(store)
    assert files.unchanged(key, Answer(TUESDAY)) == [FileVisit(FILE, "1.pdf", page.url, CONDITIONS)]
    assert put == []


def test_a_file_that_a_row_leads_to_is_asked_for_as_its_page(store: Store) -> None:
    page, key = with_files(url=FILE), FILE.removeprefix("https://")
    listed, fetched = Listed(key, "column", "{}", "0", MONDAY), Fetched(key, MONDAY, None, None)
    store.write("r1", [listed, page, fetched, KNOWN])
    files, put = _files(store, LATER)
    assert files.unchanged(key, Answer(TUESDAY)) == []
    assert put == [FileRow(url=FILE, page=FILE, status="unmodified", at=TUESDAY)]
    assert files.visits() == []


def test_what_came_is_kept_and_read_unless_it_was_read_before(store: Store) -> None:
    store.write("r1", [with_files()])
    files, put = _files(store)
    read: list[str] = []
    files.read_soon = lambda sha256, capture, name: read.append(f"{name} {sha256[:1]} {capture.offset}")
    what = CameFile(
        answer=Answer(TUESDAY, '"1"'), capture=CAPTURE, media_type="application/pdf", bytes=1000, sha256="a" * 64
    )
    file = FileVisit(FILE, "1.pdf")
    assert files.came(file, what) == "new"
    assert read == ["1.pdf a 7"]
    store.write("r1", [*put, a_reading()])
    assert files.came(file, what) == "unchanged"
    assert files.came(file, replace(what, sha256="b" * 64)) == "changed"
    assert read == ["1.pdf a 7", "1.pdf b 7"]
    files.failed(FileVisit(FILE), "captcha", "says so")
    assert put[-1] == FileRow(url=FILE, status="captcha", at=TUESDAY, error="says so")


def test_what_was_archived_and_not_read_is_read(store: Store) -> None:
    store.write("r1", [with_files(), a_file()])
    files, _ = _files(store)
    read: list[str] = []
    files.read_soon = lambda sha256, capture, name: read.append(name)
    files.read_left()
    store.write("r1", [a_reading()])
    files.read_left()
    assert read == ["1.pdf"]
