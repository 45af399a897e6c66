"""The writer's thread: everything queued is stored, nothing that failed goes unsaid (gkcrawl/store/writer.py)."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

from gkcrawl.errors import ArchiveError, StoreError
from gkcrawl.store import BatchWriter, Store, UnstorableDocument, group_commit
from tests.store.corpus import a_capture, a_document, start_run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("size", [1, 3, 100])
def test_everything_put_is_stored_and_counted(db: Path, store: Store, size: int) -> None:
    batches = BatchWriter(db, "r1", size=size)
    for number in range(40):
        batches.put(a_capture())
        batches.put(a_document(number))
    batches.put(a_document(0))
    assert batches.close() == {"new": 40, "unchanged": 1}
    assert batches.close() == {"new": 40, "unchanged": 1}
    assert len(list(store.documents())) == 40
    assert len(store.query("SELECT * FROM captures")) == 40


def test_an_incomplete_batch_is_written_after_a_moment(db: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_commit, "_PATIENCE", 0.01)
    batches = BatchWriter(db, "r1")
    batches.put(a_document())
    while not list(store.documents()):
        pass
    batches.close()


def test_a_database_that_cannot_be_opened_is_known_at_once(db: Path) -> None:
    db.write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match="not a SQLite database"):
        BatchWriter(db, "r1")


def test_a_failure_while_writing_reaches_put_and_close(db: Path, store: Store) -> None:
    batches = BatchWriter(db, "r1", size=2)
    with pytest.raises(StoreError, match="start_run comes before write"):
        for number in range(1000):
            batches.put(a_document(number, portal="unheard_of"))
            # More than a thousand rows fit into the queue of a writer that has not failed yet.
            time.sleep(0.01)
    for _ in range(2):
        with pytest.raises(StoreError, match="nothing more is stored"):
            batches.close()
    assert list(store.documents()) == []


def test_one_document_that_cannot_be_stored_does_not_stop_the_rest(db: Path, store: Store) -> None:
    batches = BatchWriter(db, "r1")
    with pytest.raises(UnstorableDocument, match="cannot be stored"):
        batches.put(a_document(1, title="\udcff"))
    batches.put(a_document(2))
    assert batches.close() == {"new": 1}


def test_what_is_put_may_be_changed_afterwards(db: Path, store: Store) -> None:
    document = a_document(title="通知")
    batches = BatchWriter(db, "r1")
    batches.put(document)
    document.title = "改了"
    batches.close()
    assert [row["title"] for row in store.documents()] == ["通知"]


def test_a_closed_writer_takes_nothing(db: Path, store: Store) -> None:
    batches = BatchWriter(db, "r1")
    batches.close()
    with pytest.raises(StoreError, match="closed"):
        batches.put(a_document())


def test_a_kill_costs_at_most_the_open_batch(db: Path, store: Store) -> None:
    """SIGKILL in the middle of writing: the database is sound and holds whole batches only."""
    code = f"""
        import sys
        from pathlib import Path
        from gkcrawl.store import Store
        from tests.store.corpus import a_document
        store = Store(Path({str(db)!r}))
        for batch in range(10_000):
            store.write("r1", [a_document(10 * batch + n) for n in range(10)])
            print(batch, flush=True)
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout
    reported = 0
    for line in process.stdout:
        reported = int(line) + 1
        if reported >= 7:
            os.kill(process.pid, signal.SIGKILL)
            break
    process.communicate()

    stored = len(list(store.documents()))
    assert stored % 10 == 0
    assert stored >= 10 * reported
    assert store.query("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    with sqlite3.connect(db) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_two_portals_may_write_at_once(db: Path, store: Store) -> None:
    """Each batch reads before it writes; without the write lock from the start, one of two would fail."""
    start_run(store, portal="another")
    both = [BatchWriter(db, "r1", portal=portal, size=1) for portal in ("demo", "another")]
    for number in range(150):
        for batches, portal in zip(both, ("demo", "another"), strict=True):
            url = f"https://{portal}.example.gov.cn/{number}.html"
            batches.put(a_document(url=url, portal=portal))
    assert [batches.close() for batches in both] == [{"new": 150}, {"new": 150}]


def test_what_has_to_come_before_a_batch_does(db: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    write = Store.write

    def spy(self: Store, *arguments: Any, **options: Any) -> Any:
        done.append("write")
        return write(self, *arguments, **options)

    monkeypatch.setattr(Store, "write", spy)
    batches = BatchWriter(db, "r1", size=2, before=lambda: done.append("before"))
    for number in range(4):
        batches.put(a_document(number))
    batches.close()
    # What comes while a batch is written is written in one with more.
    assert done in (["before", "write"], ["before", "write"] * 2)


def test_nothing_is_written_when_what_comes_before_fails(db: Path, store: Store) -> None:
    def fails() -> None:
        raise ArchiveError("archive: Input/output error")

    batches = BatchWriter(db, "r1", before=fails)
    batches.put(a_document())
    with pytest.raises(StoreError, match="Input/output error"):
        batches.close()
    assert list(store.documents()) == []
