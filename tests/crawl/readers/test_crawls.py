"""Whole crawls whose pages are read by other processes: the same corpus, whatever becomes of these."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.export import write_jsonl
from gkcrawl.store import Store
from tests import processes
from tests.scrapy_commands.conftest import PORTAL, Project, Tiny, project, tiny

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["project", "tiny"]

# Counts what is read by whom.
WHO = """
import atexit, os
from gkcrawl.crawl.readers.pool import ReaderPool
from gkcrawl.crawl.readers.reader import PageReader

answered, here = ReaderPool.answered, PageReader._here
count = {"there": 0, "here": 0}

def count_there(self, *arguments):
    count["there"] += 1
    answered(self, *arguments)

def count_here(self, *arguments):
    count["here"] += 1
    return here(self, *arguments)

ReaderPool.answered, PageReader._here = count_there, count_here
atexit.register(lambda: open("count", "w").write(f"{count['there']} {count['here']}"))
"""
# A portal whose families' hints make reading its second page kill who reads it.
BOMB = (
    PORTAL
    + """
    @classmethod
    def hints(cls, entry, column):
        hints = super().hints(entry, column)
        if entry.url.endswith("_2.html"):
            hints.fields = Bomb()
        return hints
"""
)
LIT = """
import os, signal

class Bomb(dict):
    def __reduce__(self):
        return light, ()

def light():
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _documents(db: Path, to: Path) -> bytes:
    with Store(db) as store, to.open("wb") as stream:
        write_jsonl(store.documents(), stream)
    return to.read_bytes()


@pytest.mark.parametrize("portal", ["demo_trs"])
def test_crawl_and_replay_are_the_same_byte_by_byte(portal: str, tmp_path: Path) -> None:
    with serving(Corpus(60)) as base:
        done = _scrapy("crawl", portal, "-a", f"base={base}", "-s", "GKCRAWL_READERS=2", db=tmp_path / "crawled.db")
    assert done == 0
    crawled = _documents(tmp_path / "crawled.db", tmp_path / "crawled.jsonl")
    assert crawled.count(b"\n") == 60
    for readers in (0, 2):
        options = ("-a", f"base={base}", "-s", f"REPLAY={tmp_path / 'archive'}", "-s", f"GKCRAWL_READERS={readers}")
        assert _scrapy("crawl", portal, *options, db=tmp_path / str(readers) / "db") == 0
        assert _documents(tmp_path / str(readers) / "db", tmp_path / f"{readers}.jsonl") == crawled


def _scrapy(*arguments: str, db: Path) -> int:
    db.parent.mkdir(exist_ok=True)
    done = processes.scrapy(*arguments, "-s", f"GKCRAWL_DB={db}", "-s", "LOG_LEVEL=WARNING")
    print(done.stderr)
    return done.returncode


def test_other_processes_read_all_pages(project: Project, tiny: Tiny) -> None:
    project.add("__init__", WHO)
    assert project.crawl(tiny, "-s", "GKCRAWL_READERS=1")[0] == 0
    # Five documents, and three list pages, of which two are read again to see whether rows moved.
    assert (project.folder / "count").read_text() == "10 0"
    status, verdict, _ = project.crawl(tiny, "-s", "GKCRAWL_READERS=1", "-s", "GKCRAWL_INCREMENTAL=0")
    assert (status, verdict) == (0, "tiny: ok: documents: 0 new, 0 changed, 5 unchanged")


def test_a_page_that_kills_its_readers_is_on_record_and_the_others_are_stored(project: Project, tiny: Tiny) -> None:
    project.add("tiny", BOMB.replace("class Tiny", "from tiny_portals.bomb import Bomb\n\nclass Tiny"))
    project.add("bomb", LIT)
    status, verdict, told = project.crawl(tiny, "-s", "GKCRAWL_READERS=1")
    assert (status, verdict) == (0, "tiny: ok: documents: 4 new, 0 changed, 0 unchanged; failed: 1 reader_died")
    assert f"no document from {tiny.base}/tz/202603/t20260302_2.html: reader_died" in told
    assert f"ended with signal {int(signal.SIGKILL)}, twice" in told
    (entry,) = project.rows("SELECT url, error FROM captures WHERE error IS NOT NULL")
    assert entry["error"] == "reader_died"
