"""What was read from a file is kept by its content, the better of two readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.document import FileTable
from gkcrawl.files.reading import FileReading
from gkcrawl.store.files import read
from gkcrawl.store.files.read import file_read
from tests.store.corpus import FILE, a_file, a_reading, with_files

if TYPE_CHECKING:
    from gkcrawl.store import Store


def attachment(store: Store) -> dict[str, Any]:
    file: dict[str, Any] = next(store.documents())["attachments"][0]
    return file


def test_all_documents_with_that_content_have_its_text(store: Store) -> None:
    other = "https://www.example.gov.cn/files/copy.pdf"
    store.write("r1", [with_files(), with_files(other, number=2), a_file(), a_file(other)])
    table = FileTable(caption="表一", sheet_or_page=3, rows=[["甲", "1"]])
    store.write("r1", [a_reading(text="正文。", tables=[table], pages=3, flags=["hidden_sheets"])])
    for document in store.documents():
        (file,) = document["attachments"]
        assert (file["status"], file["text"], file["pages"], file["flags"]) == ("read", "正文。", 3, ["hidden_sheets"])
        assert file["tables"] == [{"caption": "表一", "sheet_or_page": 3, "rows": [["甲", "1"]]}]


def test_a_content_that_was_read_before_is_read_when_it_comes(store: Store) -> None:
    store.write("r1", [a_reading(), with_files(), a_file()])
    assert (attachment(store)["status"], attachment(store)["text"]) == ("read", "文件的正文。")


def test_a_document_that_comes_later_gets_what_is_known(store: Store) -> None:
    store.write("r1", [a_file(), a_reading(), with_files()])
    assert (attachment(store)["status"], attachment(store)["text"]) == ("read", "文件的正文。")


@pytest.mark.parametrize(
    ("reading", "status"),
    [
        ({"text": "正文。"}, "read"),
        ({"text": "", "tables": [FileTable(rows=[["1"]])]}, "read"),
        ({"text": "", "flags": ["empty"]}, "read"),
        ({"text": "半份", "flags": ["damaged"], "error": "the end is missing"}, "read"),
        ({"text": "", "flags": ["encrypted"]}, "unreadable"),
        ({"text": "", "flags": ["needs_ocr"]}, "unreadable"),
    ],
)
def test_a_file_is_read_where_something_came_out(store: Store, reading: dict[str, Any], status: str) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(**reading)])
    assert attachment(store)["status"] == status
    assert attachment(store)["flags"] == reading.get("flags", [])


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ({"reader": 1}, {"reader": 2, "text": "更好"}, "更好"),
        ({"reader": 2}, {"reader": 1, "text": "旧版"}, "文件的正文。"),
        ({"text": "扫描", "flags": ["ocr"]}, {"reader": 2, "text": "", "flags": ["needs_ocr"]}, "扫描"),
        ({"text": "", "flags": ["needs_ocr"]}, {"text": "扫描", "flags": ["ocr"]}, "扫描"),
        ({"text": "扫描", "flags": ["ocr"]}, {"reader": 2, "text": "文字层"}, "文字层"),
        ({}, {"reader": 2, "text": "", "flags": ["timed_out"]}, "文件的正文。"),
        ({"text": "乱码"}, {"reader": 2, "text": "", "flags": ["needs_ocr"]}, None),
    ],
)
def test_the_better_reading_stays(store: Store, first: Any, second: Any, kept: str | None) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(**first), a_reading(**second)])
    assert attachment(store)["text"] == kept
    assert next(store.documents())["version"] == 1


def test_what_no_database_holds_is_left_out() -> None:
    row = file_read("a" * 64, FileReading(format="pdf", text="甲\0乙\ud800", title="", error="\ud800"), 1)
    assert (row.text, row.title, row.error) == ("甲乙?", None, "?")


def test_a_text_beyond_measure_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LONGEST_KEPT", 60)
    table = FileTable(rows=[["格"] * 50])
    row = file_read("a" * 64, FileReading(format="xlsx", text="字" * 70, tables=[table]), 1)
    assert (row.text, row.tables, row.flags) == ("字" * 60, None, ("too_large",))


def test_a_reading_of_nobody_is_kept(store: Store) -> None:
    store.write("r1", [a_reading()])
    assert store.query("SELECT status, reader FROM file_readings") == [{"status": "read", "reader": 1}]
    assert FILE not in [file["url"] for document in store.documents() for file in document["attachments"]]
