"""Files by status, those to fetch, those to read, those of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store.files import FileRow
from gkcrawl.store.queries.files import (
    attached_files,
    file_at,
    file_counts,
    files,
    files_to_fetch,
    files_to_read,
)
from tests.store.corpus import MONDAY, a_file, a_reading, with_files

if TYPE_CHECKING:
    from gkcrawl.store import Store

HOST = "https://www.example.gov.cn/files"
LISTED, GONE, FETCHED, READ, SCAN = (f"{HOST}/{name}.pdf" for name in ("listed", "gone", "fetched", "read", "scan"))


def filled(store: Store) -> Store:
    store.write(
        "r1",
        [
            with_files(LISTED, GONE, FETCHED),
            with_files(READ, SCAN, number=2),
            FileRow(url=GONE, status="http_404", at=MONDAY),
            a_file(FETCHED, "a", offset=1),
            a_file(READ, "b", offset=2),
            a_file(SCAN, "c", offset=3),
            a_reading("b"),
            a_reading("c", text="", flags=["needs_ocr"]),
        ],
    )
    return store


def names(found: object) -> list[str]:
    assert hasattr(found, "__iter__")
    return [file.url.rpartition("/")[2].removesuffix(".pdf") for file in found]


def test_files_by_status_and_portal(store: Store) -> None:
    filled(store)
    assert names(files(store)) == ["fetched", "gone", "listed", "read", "scan"]
    assert names(files(store, status="unreadable")) == ["scan"]
    assert names(files(store, portal="another")) == []
    assert file_counts(store) == {"demo": {"fetched": 1, "http_404": 1, "listed": 1, "read": 1, "unreadable": 1}}
    assert file_at(store, f"{HOST}/none.pdf") is None


def test_files_to_fetch_are_those_that_never_came(store: Store) -> None:
    filled(store)
    assert names(files_to_fetch(store, "demo")) == ["listed"]
    assert names(files_to_fetch(store, "demo", tries=1)) == ["gone", "listed"]


def test_files_to_read_are_those_that_this_reader_has_not_read(store: Store) -> None:
    filled(store)
    assert names(files_to_read(store, 1)) == ["fetched"]
    assert names(files_to_read(store, 1, retry=True)) == ["fetched", "scan"]
    assert names(files_to_read(store, 1, ocr=True)) == ["fetched", "scan"]
    assert names(files_to_read(store, 2)) == ["fetched", "read", "scan"]
    assert names(files_to_read(store, 2, portal="another")) == []
    store.write("r1", [a_reading("b", reader=2, flags=["timed_out"])])
    store.write("r1", [a_reading("c", text="扫描", flags=["ocr"]), a_file(f"{HOST}/same.pdf", "a", offset=9)])
    assert len(names(files_to_read(store, 1, ocr=True, retry=True))) == 1


def test_files_of_documents_have_a_place_in_the_archive(store: Store) -> None:
    filled(store)
    found = list(attached_files(store))
    assert [(file.position, file.name, file.offset) for file in found] == [
        *((1, "read.pdf", 2), (2, "scan.pdf", 3), (3, "fetched.pdf", 1))
    ]
    assert list(attached_files(store, "another")) == []
