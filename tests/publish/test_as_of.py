"""The corpus as it was on a day (gkcrawl/publish/as_of.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.document import Attachment, Link
from gkcrawl.publish.as_of import copy_as_of
from gkcrawl.store import Store
from gkcrawl.store.queries.selection import former_versions
from tests.store.corpus import (
    FILE,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    a_document,
    a_file,
    a_reading,
    find_gone,
    start_run,
    with_files,
)

if TYPE_CHECKING:
    from pathlib import Path

ON_MONDAY, ON_TUESDAY, ON_WEDNESDAY = (date(2026, 11, day) for day in (2, 3, 4))


def documents(store: Store, day: date, tmp_path: Path) -> dict[str, dict[str, Any]]:
    """Title of the day → document."""
    path = tmp_path / f"{day}.db"
    path.unlink(missing_ok=True)
    copy_as_of(store, path, day)
    with Store(path) as copy:
        assert list(copy.rows("PRAGMA foreign_key_check")) == []
        return {document["title"]: document for document in copy.documents()}


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store(tmp_path / "corpus.db") as store:
        for run, at in (("r1", MONDAY), ("r2", TUESDAY), ("r3", WEDNESDAY)):
            start_run(store, run)
            with store.transaction() as connection:
                connection.execute("UPDATE runs SET started_at = ? WHERE run = ?", (at, run))
        yield store


def test_documents_first_seen_later_are_left_out(store: Store, tmp_path: Path) -> None:
    store.write("r1", [a_document(1)])
    store.write("r2", [a_document(1, fetched_at=TUESDAY), a_document(2, fetched_at=TUESDAY)])
    assert list(documents(store, ON_MONDAY, tmp_path)) == ["通知1"]
    assert sorted(documents(store, ON_TUESDAY, tmp_path)) == ["通知1", "通知2"]
    assert len(list(store.documents())) == 2, "the corpus stays as it is"


def test_a_text_is_that_of_the_day_and_later_ones_are_no_versions(store: Store, tmp_path: Path) -> None:
    for text, at in (("一。", MONDAY), ("二。", TUESDAY), ("三。", WEDNESDAY)):
        store.write("r1", [a_document(1, text=text, issuer=f"{text}局", fetched_at=at)])
    for day, text, at in (
        (ON_MONDAY, "一。", MONDAY),
        (ON_TUESDAY, "二。", TUESDAY),
        (ON_WEDNESDAY, "三。", WEDNESDAY),
    ):
        (document,) = documents(store, day, tmp_path).values()
        assert (document["text"], document["issuer"], document["version"]) == (text, f"{text}局", day.day - 1)
        assert (document["fetched_at"], document["last_seen_at"]) == (at, at)
        with Store(tmp_path / f"{day}.db") as copy:
            former = [one["text"] for one in former_versions(copy, document["id"])]
        assert former == ["一。", "二。"][: day.day - 2]


def test_metadata_of_one_text_is_that_of_the_day(store: Store, tmp_path: Path) -> None:
    for issuer, at in (("甲局", MONDAY), ("乙局", TUESDAY), ("丙局", WEDNESDAY)):
        store.write("r1", [a_document(1, issuer=issuer, fetched_at=at)])
    for day, issuer, at in (
        (ON_MONDAY, "甲局", MONDAY),
        (ON_TUESDAY, "乙局", TUESDAY),
        (ON_WEDNESDAY, "丙局", WEDNESDAY),
    ):
        (document,) = documents(store, day, tmp_path).values()
        assert (document["issuer"], document["fetched_at"], document["version"]) == (issuer, at, 1)


def test_which_files_a_document_had_is_that_of_the_day(store: Store, tmp_path: Path) -> None:
    other = "https://www.example.gov.cn/files/2.pdf"
    store.write("r1", [with_files(FILE, other)])
    store.write("r2", [a_document(1, text=None, attachments=[Attachment(url=FILE)], fetched_at=TUESDAY)])
    (document,) = documents(store, ON_MONDAY, tmp_path).values()
    assert [file["url"] for file in document["attachments"]] == [FILE, other]


def test_a_replaced_file_has_the_content_of_the_day(store: Store, tmp_path: Path) -> None:
    store.write("r1", [with_files(), a_file(content="a"), a_reading("a", text="旧文件。")])
    store.write("r2", [a_file(content="b", at=TUESDAY), a_reading("b", text="新文件。")])
    for day, text, version in ((ON_MONDAY, "旧文件。", 1), (ON_TUESDAY, "新文件。", 2)):
        if day == ON_TUESDAY:
            store.write("r2", [a_document(9, fetched_at=TUESDAY)])
        document = documents(store, day, tmp_path)["通知1"]
        assert (document["attachments"][0]["text"], document["version"]) == (text, version)


def test_a_file_that_came_later_is_listed(store: Store, tmp_path: Path) -> None:
    store.write("r1", [with_files()])
    store.write("r2", [a_file(content="b", at=TUESDAY), a_reading("b", text="新文件。")])
    (file,) = documents(store, ON_MONDAY, tmp_path)["通知1"]["attachments"]
    assert (file["status"], file["sha256"], file["text"]) == ("listed", None, None)


def test_what_was_gone_later_was_there(store: Store, tmp_path: Path) -> None:
    store.write("r1", [a_document(1)])
    with store.transaction() as connection:
        connection.execute("UPDATE urls SET seen_at = ?", (MONDAY,))
    find_gone(store, a_document(1).url, TUESDAY)
    with store.transaction() as connection:
        connection.execute("UPDATE documents SET gone = ?", (TUESDAY,))
    assert documents(store, ON_MONDAY, tmp_path)["通知1"]["quality"] == []
    assert documents(store, ON_TUESDAY, tmp_path)["通知1"]["quality"] == ["gone"]


def test_a_later_reading_that_left_no_history_says_no_moment_and_no_place(store: Store, tmp_path: Path) -> None:
    link = Link(url="https://www.example.gov.cn/a.html", text="办法")
    store.write("r1", [a_document(1)])
    store.write("r2", [a_document(1, links=[link], fetched_at=TUESDAY)])
    document = documents(store, ON_MONDAY, tmp_path)["通知1"]
    assert (document["fetched_at"], document["capture"]) == (MONDAY, None)
