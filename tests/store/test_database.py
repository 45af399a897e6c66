"""Databases that cannot be used, and why (gkcrawl/store/database.py)."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from threading import Timer
from typing import TYPE_CHECKING

import pytest

from gkcrawl.document import Document
from gkcrawl.errors import StoreError, UnusableDatabase
from gkcrawl.store import Store, database
from gkcrawl.store.rows import COLUMNS
from tests.store.corpus import a_document, start_run

if TYPE_CHECKING:
    from pathlib import Path


def test_tables_have_a_column_for_every_field(db: Path) -> None:
    with Store(db) as store:
        columns = {row["name"] for row in store.query("PRAGMA table_info(documents)")}
    assert columns - {"number", "reading_sha256", "files_sha256", "gone"} == set(COLUMNS)
    assert set(COLUMNS) | {"attachments"} == set(Document.__dataclass_fields__)


@pytest.mark.parametrize(("durable", "level"), [(False, 1), (True, 2)])
def test_the_database_survives_kills_and_power_cuts(db: Path, durable: bool, level: int) -> None:
    with Store(db, durable=durable) as store:
        pragmas = [store.query(f"PRAGMA {name}")[0][name] for name in ("journal_mode", "foreign_keys", "synchronous")]
        assert pragmas == ["wal", 1, level]


def test_opening_again_changes_nothing(db: Path, store: Store) -> None:
    store.write("r1", [a_document()])
    with Store(db) as again:
        assert len(list(again.documents())) == 1


def test_a_locked_database_says_what_to_do(db: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0.05)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with Store(db) as late, pytest.raises(StoreError, match="another process is writing"):
            start_run(late, run="r2")
    finally:
        other.close()


@pytest.mark.parametrize("content", [b"this is not a database, but a text" * 40, b"SQLite format 3\0" + b"\xff" * 999])
def test_a_file_of_another_kind_is_refused_and_left_alone(db: Path, content: bytes) -> None:
    db.write_bytes(content)
    with pytest.raises(UnusableDatabase, match="not a SQLite database"):
        Store(db)
    assert db.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(db: Path) -> None:
    connection = sqlite3.connect(db)
    connection.execute("CREATE TABLE documents (mine TEXT)")
    connection.close()
    before = db.read_bytes()
    with pytest.raises(UnusableDatabase, match="belongs to another program"):
        Store(db)
    assert db.read_bytes() == before


def test_a_database_of_a_newer_gkcrawl_is_refused(db: Path) -> None:
    with Store(db):
        pass
    connection = sqlite3.connect(db)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('gkcrawl', '9999_future', 'later')"
    )
    connection.commit()
    connection.close()
    with pytest.raises(UnusableDatabase, match=r"newer gkcrawl .*9999_future.*upgrade"):
        Store(db)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabase, match="unable to open"):
        Store(tmp_path)


def test_a_folder_that_is_not_there_is_an_error_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabase, match=f"there is no folder {tmp_path / 'X'}: make it"):
        Store(tmp_path / "X" / "corpus.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_corpus_and_does_not_become_one(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_MADE_WITHIN", 0.05)
    db.touch()
    with pytest.raises(UnusableDatabase, match="is an empty file: remove it"):
        Store(db)
    assert [(path, path.stat().st_size) for path in db.parent.iterdir()] == [(db, 0)]


def test_a_read_only_database_can_be_read_but_not_written(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(db) as store:
        start_run(store)
        store.write("r1", [a_document()])
    # The tests may run as root, whom file modes do not stop.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store(db) as store:
        assert len(list(store.documents())) == 1
        with pytest.raises(StoreError, match="read-only: check the permissions"):
            start_run(store, run="r2")


def test_a_full_disk_costs_one_batch_and_nothing_before_it(store: Store) -> None:
    store.write("r1", [a_document(1)])
    (pages,) = store.query("PRAGMA page_count")
    store.query(f"PRAGMA max_page_count = {pages['page_count'] + 5}")
    with pytest.raises(StoreError, match="what was stored before is intact"):
        store.write("r1", [a_document(2), a_document(3, text="字" * 100_000)])
    assert [row["id"] for row in store.documents()] == [a_document(1).id]
    store.query("PRAGMA max_page_count = 100000")
    assert store.write("r1", [a_document(2)]) == ["new"]


def test_an_error_that_has_no_remedy_is_passed_on(db: Path, store: Store) -> None:
    with pytest.raises(StoreError, match="no such table: nowhere"):
        store.query("SELECT * FROM nowhere")


def _open(path: Path) -> None:
    with Store(path):
        pass


def test_two_processes_may_create_it_at_once(db: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_open, args=(db,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4


def test_waits_for_another_process_that_is_creating_it(db: Path) -> None:
    """SQLite itself gives up at once: a writer holds a file that keeps no write-ahead log yet."""
    with Store(db):
        pass
    other = sqlite3.connect(db, isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN IMMEDIATE")
    done = Timer(0.1, other.close)
    done.start()
    with Store(db) as store:
        assert store.query("PRAGMA journal_mode") == [{"journal_mode": "wal"}]
    done.join()
