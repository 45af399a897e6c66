"""Brings duplicates, the search index, the numbers of reports and coverage up to date before they are used."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcrawl.store import Store

_WORTH_A_BAR = 1000
"""Documents: with fewer a bar is gone before it is read."""


def compare_new(store: Store) -> None:
    """Find duplicates among new documents; a database that may only be read is used as it is, with a warning."""
    from gkcrawl.corpus.duplicates import CONSUMER, find_duplicates
    from gkcrawl.corpus.feed import pending

    if _may(store, count := pending(store, CONSUMER), "not compared with the others yet"):
        with progress(count, "comparing new documents") as tell:
            find_duplicates(store, tell)


def index_new(store: Store) -> None:
    """Bring the search index up to date; a database that may only be read is used as it is, with a warning."""
    from gkcrawl.corpus.feed import pending
    from gkcrawl.corpus.search import CONSUMER, index_words

    if _may(store, count := pending(store, CONSUMER), "not in the search index yet"):
        with progress(count, "indexing new documents") as tell:
            index_words(store, tell)


def count_new(store: Store) -> None:
    """Read the numbers of new annual reports; a database that may only be read is used as it is, with a warning."""
    from gkcrawl.corpus.feed import pending
    from gkcrawl.corpus.statistics import CONSUMER, read_new

    if _may(store, count := pending(store, CONSUMER), "not read for their statistics yet"):
        with progress(count, "reading statistics") as tell:
            read_new(store, tell)


def cover_new(store: Store) -> None:
    """Bring the table of missing reports up to date with documents, runs and day; left as it is if that may not be."""
    from gkcrawl.coverage.kept import china_today, keep_coverage

    if not os.access(store.path, os.W_OK):
        return
    with progress(annual_reports(store), "reading reports") as tell:
        keep_coverage(store, china_today(), tell)


def annual_reports(store: Store) -> int:
    """How many annual reports there are to read for coverage."""
    ((count,),) = store.rows("SELECT count(*) FROM documents WHERE kind = 'annual_report'")
    return int(count)


@contextmanager
def progress(count: int, label: str) -> Iterator[Callable[[int], object]]:
    """What to tell how many of ``count`` are done: a bar on the terminal, if there is one and it takes long."""
    from gkcrawl.terminal import console

    screen = console(stderr=True)
    # Where there is no terminal, a bar is still an empty line.
    if count < _WORTH_A_BAR or not screen.is_terminal:
        yield lambda done: None
        return
    from rich.progress import Progress

    with Progress(console=screen, transient=True) as bar:
        task = bar.add_task(label, total=count)
        yield lambda done: bar.update(task, completed=done)


def _may(store: Store, count: int, lack: str) -> bool:
    if count and not os.access(store.path, os.W_OK):
        click.echo(f"warning: {count} documents are {lack}, and {store.path} is read-only", err=True)
        return False
    return count > 0
