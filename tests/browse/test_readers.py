"""Threads that read the corpus (gkcrawl/browse/readers.py)."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from gkcrawl.browse.readers import THREADS, Readers
from gkcrawl.errors import NotFound, StoreError
from gkcrawl.store import Store
from tests.store.corpus import a_document, start_run

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.browse.readers import ReadOnlyStore


def documents(store: Store) -> int:
    [(count,)] = store.rows("SELECT count(*) FROM documents")
    return int(count)


def test_each_thread_has_a_store_of_its_own_and_sees_what_is_written_meanwhile(corpus: Path, readers: Readers) -> None:
    together = threading.Barrier(THREADS)

    def count(store: ReadOnlyStore) -> tuple[int, int]:
        together.wait()
        return documents(store), id(store)

    first = [readers.read(count) for _ in range(THREADS)]
    assert {future.result()[0] for future in first} == {3}
    assert len({future.result()[1] for future in first}) == THREADS
    with Store(corpus) as store:
        store.write("r1", [a_document(7)], portal="demo")
    assert [future.result()[0] for future in [readers.read(count) for _ in range(THREADS)]] == [4] * THREADS


def test_a_page_is_of_one_state(corpus: Path, readers: Readers) -> None:
    def read(store: ReadOnlyStore) -> tuple[int, int]:
        before = documents(store)
        with Store(corpus) as other:
            other.write("r1", [a_document(100 + before)], portal="demo")
        return before, documents(store)

    for number in range(2 * THREADS):
        assert readers.read(read).result() == (3 + number, 3 + number)


def test_a_page_that_fails_leaves_no_thread_at_an_old_state(corpus: Path, readers: Readers) -> None:
    def fail(store: ReadOnlyStore) -> None:
        rows = store.rows("SELECT number FROM documents")
        next(rows)
        raise NotFound("no such document")

    failed = [readers.read(fail) for _ in range(2 * THREADS)]
    assert all(isinstance(future.exception(), NotFound) for future in failed)
    with Store(corpus) as store:
        store.write("r1", [a_document(7)], portal="demo")
    assert [readers.read(documents).result() for _ in range(2 * THREADS)] == [4] * 2 * THREADS


def test_nothing_can_be_written(readers: Readers) -> None:
    future = readers.read(lambda store: start_run(store, "r9"))
    with pytest.raises(StoreError, match="readonly"):
        future.result()
    assert readers.read(documents).result() == 3, "the thread goes on"


def test_a_database_that_goes_away_is_said_and_another_in_its_place_is_read(corpus: Path, readers: Readers) -> None:
    aside = corpus.with_name("aside.db")
    assert readers.read(documents).result() == 3
    corpus.rename(aside)
    for _ in range(2 * THREADS):
        with pytest.raises(StoreError, match=r"no database .*corpus\.db any more"):
            readers.read(documents).result()
    assert not corpus.exists(), "none is made"
    with Store(corpus) as store:
        start_run(store)
        store.write("r1", [a_document(1)])
    assert [readers.read(documents).result() for _ in range(2 * THREADS)] == [1] * 2 * THREADS
