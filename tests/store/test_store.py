"""What becomes of documents that are written, and of those that are written again (gkcrawl/store/store.py)."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkcrawl.document import Attachment, Capture, Document, Link, PartOf, Provenance, Region, Table
from gkcrawl.errors import StoreError
from gkcrawl.store import CaptureRow, RunEnd, Store
from gkcrawl.store.store import SharedStore
from tests.store.corpus import MONDAY, TUESDAY, WEDNESDAY, a_capture, a_document, start_run

if TYPE_CHECKING:
    from pathlib import Path


def only(store: Store) -> dict[str, Any]:
    (document,) = store.documents()
    return document


def capture(offset: int) -> Capture:
    return Capture(warc="demo/r1.warc.gz", offset=offset, sha256=f"{offset:064x}")


def test_a_document_comes_back_as_it_was_written(store: Store) -> None:
    document = a_document(
        region=Region(code="320100", name="南京市", level="city"),
        report_year=2025,
        keywords=["信息公开", "年报"],
        disclosure={"公开方式": "主动公开"},
        other_labels={"点题": ""},
        tables=[Table(caption=None, rows=[["甲", "1"], ["乙", "2"]])],
        attachments=[
            Attachment(url="https://www.example.gov.cn/b.doc", name='表"二"\n'),
            Attachment(url="https://www.example.gov.cn/a.pdf", bytes=7, text="附件\t正文"),
        ],
        links=[Link(url="https://www.example.gov.cn/", text="首页")],
        quality=["repaired"],
        provenance={"title": Provenance(raw="通知1", method="meta", locator="ArticleTitle")},
        capture=capture(17),
    )
    assert store.write("r1", [document]) == ["new"]

    document.first_seen_at = document.last_seen_at = MONDAY
    assert only(store) == document.to_dict()
    assert list(only(store)) == [field.name for field in fields(Document)]


def test_an_unchanged_document_is_only_seen_again(store: Store) -> None:
    store.write("r1", [a_document(capture=capture(1))])
    assert store.write("r1", [a_document(fetched_at=TUESDAY, capture=capture(2))]) == ["unchanged"]

    seen = only(store)
    assert (seen["first_seen_at"], seen["last_seen_at"]) == (MONDAY, TUESDAY)
    # The text was read from Monday's capture, and still is.
    assert (seen["fetched_at"], seen["capture"]["offset"]) == (MONDAY, 1)


def test_a_changed_text_makes_a_version_and_keeps_the_old_one_whole(store: Store) -> None:
    old = a_document(attachments=[Attachment(url="https://www.example.gov.cn/a.pdf")], capture=capture(1))
    store.write("r1", [old])
    new = a_document(text="新正文。", fetched_at=TUESDAY, capture=capture(2))
    assert store.write("r1", [new]) == ["changed"]

    now = only(store)
    assert (now["version"], now["text"], now["attachments"]) == (2, "新正文。", [])
    assert (now["first_seen_at"], now["fetched_at"], now["capture"]["offset"]) == (MONDAY, TUESDAY, 2)
    (version,) = store.query("SELECT * FROM versions")
    old.first_seen_at = old.last_seen_at = MONDAY
    assert orjson.loads(version["snapshot"]) == old.to_dict()
    assert (version["document"], version["version"]) == (now["id"], 1)


def test_new_metadata_of_the_same_text_is_kept_and_makes_no_version(store: Store) -> None:
    store.write("r1", [a_document(issuer="甲局", topic="综合")])
    again = a_document(issuer="乙局", topic=None, fetched_at=TUESDAY)
    assert store.write("r1", [again]) == ["unchanged"]

    assert (only(store)["issuer"], only(store)["topic"], only(store)["version"]) == ("乙局", None, 1)


def test_a_link_to_a_file_that_only_expires_changes_nothing(store: Store) -> None:
    for look, day in (("8a1f-1", MONDAY), ("8a1f-2", TUESDAY)):
        url = f"https://www.example.gov.cn/document/download?fileUrl={look}&fileName=a.pdf"
        store.write("r1", [a_document(attachments=[Attachment(url=url, name="a.pdf")], fetched_at=day)])
    assert store.query("SELECT * FROM history") == []
    other = "https://www.example.gov.cn/document/download?fileUrl=8a1f-2&fileName=b.pdf"
    store.write("r1", [a_document(attachments=[Attachment(url=other, name="b.pdf")], fetched_at=WEDNESDAY)])
    assert len(store.query("SELECT * FROM history")) == 1


def test_reading_the_same_capture_better_is_no_new_version(store: Store) -> None:
    store.write("r1", [a_document(text="正文。版权所有", capture=capture(1))])
    store.write("r1", [a_document(text="正文。版权所有", capture=capture(2), fetched_at=TUESDAY)])
    assert store.write("r1", [a_document(text="正文。", capture=capture(1))]) == ["unchanged"]

    assert (only(store)["text"], only(store)["version"]) == ("正文。", 1)
    assert only(store)["last_seen_at"] == TUESDAY


def test_an_old_page_never_replaces_a_newer_one(store: Store) -> None:
    store.write("r1", [a_document(text="新", fetched_at=WEDNESDAY, capture=capture(3))])
    old = a_document(text="旧", fetched_at=MONDAY, capture=capture(1))
    assert store.write("r1", [old]) == ["unchanged"]

    assert (only(store)["text"], only(store)["version"]) == ("新", 1)
    assert (only(store)["first_seen_at"], only(store)["last_seen_at"]) == (MONDAY, WEDNESDAY)


def test_one_batch_may_hold_a_document_twice(store: Store) -> None:
    batch: list[Document | CaptureRow] = [
        a_document(),
        a_capture(),
        a_document(),
        a_document(text="改", fetched_at=TUESDAY),
        a_document(2),
    ]
    assert store.write("r1", batch) == ["new", "unchanged", "changed", "new"]


def test_one_page_under_two_addresses_is_one_document(store: Store) -> None:
    store.write("r1", [a_document(url="http://www.example.gov.cn/zwgk/index.html")])
    moved = a_document(url="https://www.example.gov.cn:443/zwgk/", fetched_at=TUESDAY)
    assert store.write("r1", [moved]) == ["unchanged"]
    assert only(store)["url"] == "https://www.example.gov.cn:443/zwgk/"


def test_a_known_other_url_leads_to_the_document_that_named_it(store: Store) -> None:
    mirror = "https://mirror.example.com/1.html"
    store.write("r1", [a_document(other_urls=[mirror])])
    assert store.write("r1", [a_document(url=mirror, fetched_at=TUESDAY)]) == ["unchanged"]

    assert only(store)["id"] == a_document().id
    assert (only(store)["url"], only(store)["other_urls"]) == (a_document().url, [mirror])


def test_parts_of_a_compilation_are_documents_of_their_own(store: Store) -> None:
    whole = a_document(kind="compilation")
    parts = [
        a_document(id=f"part{n}", url=f"{whole.url}#{n}", text=f"第{n}篇", part_of=PartOf(id=whole.id, part=n, of=2))
        for n in (1, 2)
    ]
    assert store.write("r1", [whole, *parts]) == ["new", "new", "new"]
    assert store.write("r1", [whole, *parts]) == ["unchanged", "unchanged", "unchanged"]
    assert {row["id"] for row in store.documents()} == {whole.id, "part1", "part2"}


def test_documents_come_in_stable_order_and_by_choice(store: Store) -> None:
    start_run(store, portal="another")
    store.write(
        "r1",
        [
            a_document(1, id="b", kind="policy", published_date="2025-01-31"),
            a_document(2, id="a", kind="notice", written_date="2024-12-31"),
            a_document(3, id="c", portal="another"),
        ],
        portal="demo",
    )
    assert [row["id"] for row in store.documents()] == ["c", "a", "b"]
    assert [row["id"] for row in store.documents(portal="demo")] == ["a", "b"]
    assert [row["id"] for row in store.documents(kind="policy")] == ["b"]
    # The document without a printed date counts with the day it was first seen.
    assert [row["id"] for row in store.documents(since="2025-01-01")] == ["c", "b"]


def test_a_batch_with_an_impossible_document_leaves_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="start_run comes before write"):
        store.write("r1", [a_document(1), a_capture(), a_document(2, portal="unheard_of")])
    assert list(store.documents()) == []
    assert store.query("SELECT * FROM captures") == []


@pytest.mark.parametrize("bad", [{"fetched_at": None}, {"fetched_at": "yesterday"}, {"title": "\ud800"}])
def test_a_document_that_cannot_be_stored_is_named(store: Store, bad: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match=r"zwgk/1\.html cannot be stored"):
        store.write("r1", [a_document(**bad)])


def test_a_run_is_recorded_from_start_to_finish(store: Store) -> None:
    (run,) = store.query("SELECT * FROM runs")
    assert run["finished_at"] is None
    columns = [{"name": "通知"}]
    store.finish_run(
        "r1", "demo", RunEnd(finished_at=TUESDAY, status=0, reason="done", counts={"new": 1}, columns=columns)
    )
    (run,) = store.query("SELECT * FROM runs")
    assert (run["status"], run["reason"], orjson.loads(run["counts"])) == (0, "done", {"new": 1})


def test_runs_that_are_not_there_or_already_there_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="already has a run r1"):
        start_run(store)
    with pytest.raises(StoreError, match="no run r2 to finish"):
        store.finish_run("r2", "demo", RunEnd(finished_at=MONDAY, status=0, reason="", counts={}))
    with pytest.raises(StoreError, match="no portal has started a run r2"):
        store.write("r2", [a_capture()])


def test_portals_that_start_in_the_same_second_are_told_apart(store: Store) -> None:
    start_run(store, portal="another")
    with pytest.raises(StoreError, match="several portals have a run r1"):
        store.write("r1", [a_capture()])
    store.write("r1", [a_capture(status=None, error="timeout")], portal="another")
    (row,) = store.query("SELECT portal, error FROM captures")
    assert row == {"portal": "another", "error": "timeout"}


readings = st.tuples(st.sampled_from("abc"), st.sampled_from([None, "x", "y"]), st.integers(1, 9))


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(readings, min_size=1, max_size=12))
def test_whatever_is_read_versions_are_counted_without_a_gap(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, str | None, int]]
) -> None:
    with Store(tmp_path_factory.mktemp("db") / "corpus.db") as store:
        start_run(store)
        changes = [
            change
            for text, title, day in history
            for change in store.write(
                "r1", [a_document(text=text, title=title, fetched_at=f"2026-11-0{day}T08:00:00+08:00")]
            )
        ]
        document = only(store)
        kept = [row["version"] for row in store.query("SELECT version FROM versions ORDER BY version")]
    assert changes.count("new") == 1
    assert document["version"] == 1 + changes.count("changed")
    assert kept == list(range(1, document["version"]))
    days = [day for _, _, day in history]
    assert document["first_seen_at"][9:10] == str(min(days))
    assert document["last_seen_at"][9:10] == str(max(days))
    # The newest reading wins, the later one of two of the same day.
    newest = max(range(len(history)), key=lambda i: (days[i], i))
    assert (document["text"], document["title"]) == history[newest][:2]


def test_all_who_open_a_database_get_one_connection_until_the_last_has_closed_it(db: Path, tmp_path: Path) -> None:
    one, another = SharedStore.of(db), SharedStore.of(db.parent / "." / db.name)
    assert one is another
    other = SharedStore.of(tmp_path / "other.db")
    assert other is not one
    other.close()
    one.close()
    assert another.query("SELECT 1 AS n") == [{"n": 1}]
    another.close()
    with pytest.raises(StoreError, match="closed"):
        one.query("SELECT 1")
    again = SharedStore.of(db)
    assert again is not one
    again.close()


def test_a_database_that_cannot_be_opened_is_tried_anew(db: Path) -> None:
    db.write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match="not a SQLite database"):
        SharedStore.of(db)
    db.unlink()
    SharedStore.of(db).close()
