"""One thread and one transaction for many runs; troubles stay where they belong (gkcrawl/store/group_commit.py)."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.errors import ArchiveError, StoreError
from gkcrawl.store import BatchWriter, Store, group_commit
from tests.store.corpus import a_capture, a_document, start_run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PORTALS = [f"portal{number}" for number in range(30)]


@pytest.fixture
def writers(db: Path, store: Store) -> list[BatchWriter]:
    """A writer for a run of each of `PORTALS`."""
    for portal in PORTALS:
        start_run(store, portal=portal)
    return [BatchWriter(db, "r1", portal=portal) for portal in PORTALS]


def put_one_each(writers: Sequence[BatchWriter]) -> None:
    for number, writer in enumerate(writers):
        portal = PORTALS[number]
        writer.put(a_document(url=f"https://{portal}.example.gov.cn/1.html", portal=portal))


def test_rows_of_many_runs_are_written_by_one_thread_in_few_transactions(
    writers: list[BatchWriter], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    write_all = group_commit._write_all

    def spy(store: Store, batches: group_commit.Batches) -> Any:
        begun.append(batches)
        return write_all(store, batches)

    monkeypatch.setattr(group_commit, "_write_all", spy)
    assert sum(thread.name.startswith("store-") for thread in threading.enumerate()) == 1
    put_one_each(writers)
    ends = [writer.closing() for writer in writers]
    assert [end.result() for end in ends] == [{"new": 1}] * len(PORTALS)
    assert len(begun) < len(PORTALS) / 2
    assert not any(thread.name.startswith("store-") for thread in threading.enumerate())


def test_an_archive_that_fails_or_a_row_that_cannot_be_written_stops_one_run(db: Path, store: Store) -> None:
    def fails() -> None:
        raise ArchiveError("archive: Input/output error")

    def works() -> None:
        pass

    wells: list[Callable[[], None]] = [works, fails, works, works]
    for portal in PORTALS[:4]:
        start_run(store, portal=portal)
    writers = [
        BatchWriter(db, "r1", portal=portal, before=before) for portal, before in zip(PORTALS, wells, strict=False)
    ]
    put_one_each(writers)
    writers[3].put(a_capture(url="https://example.gov.cn/\ud800"))
    with pytest.raises(StoreError, match="Input/output error"):
        writers[1].close()
    with pytest.raises(StoreError, match="surrogates"):
        writers[3].close()
    put_one_each(writers[:1])
    assert [writers[0].close(), writers[2].close()] == [{"new": 1, "unchanged": 1}, {"new": 1}]
    assert [row["portal"] for row in store.documents()] == ["portal0", "portal2"]


def test_an_error_of_the_database_reaches_all_that_have_rows_in_it(
    writers: list[BatchWriter], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Store, *arguments: Any, **options: Any) -> None:
        self._db.execute("ROLLBACK")
        raise StoreError("database: the disk is full")

    monkeypatch.setattr(Store, "write", full)
    put_one_each(writers)
    for writer in writers:
        with pytest.raises(StoreError, match="nothing more is stored: database: the disk is full"):
            writer.close()


def test_runs_come_and_go_while_others_write(db: Path, store: Store) -> None:
    """Nothing is lost, or waited for in vain, when runs end and begin in the middle of others' transactions."""
    failed: list[object] = []

    def crawl(portal: str) -> None:
        for run in ("a", "b", "c"):
            start_run(own := Store(db), portal=portal, run=f"{portal}-{run}")
            own.close()
            writer = BatchWriter(db, f"{portal}-{run}", portal=portal, size=3)
            for number in range(7):
                writer.put(a_document(url=f"https://{portal}.example.gov.cn/{run}{number}.html", portal=portal))
            if writer.close() != {"new": 7}:
                failed.append(portal)

    threads = [threading.Thread(target=crawl, args=(portal,)) for portal in PORTALS[:8]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert (failed, any(thread.is_alive() for thread in threads)) == ([], False)
    assert len(list(store.documents())) == 8 * 3 * 7


def test_who_puts_faster_than_is_written_waits(db: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_commit, "_MOST_QUEUED", 5)
    written: list[int] = []
    write = Store.write

    def spy(self: Store, run: str, batch: Sequence[Any], **options: Any) -> Any:
        written.append(len(batch))
        return write(self, run, batch, **options)

    monkeypatch.setattr(Store, "write", spy)
    writer = BatchWriter(db, "r1")
    for number in range(40):
        writer.put(a_document(number))
    assert writer.close() == {"new": 40}
    assert max(written) <= 5
