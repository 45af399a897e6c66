"""Whole crawls whose pages are read by other processes: the same corpus, whatever becomes of these."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.export import write_jsonl
from gkcrawl.store import Store
from tests import processes
from tests.scrapy_commands.conftest import PORTAL, Project, Tiny, detail_page, list_page, project, tiny

if TYPE_CHECKING:
    from collections.abc import Iterator
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
# A portal whose hints do something to who reads a page with them.
ODD = (
    PORTAL.replace("class Tiny", "from tiny_portals.odd import Odd\n\nclass Tiny")
    + """
    @classmethod
    def hints(cls, entry, column):
        hints = super().hints(entry, column)
        hints.fields = Odd(entry.url)
        return hints
"""
)
# The end of who reads the second page; what waits for a file.
BOMB = """
import os, signal

class Odd(dict):
    def __init__(self, url):
        self.url = url

    def __reduce__(self):
        return light, (self.url,)

def light(url):
    if url.endswith("_2.html"):
        os.kill(os.getpid(), signal.SIGKILL)
    return {}
"""
SLOW = """
import os, time

class Odd(dict):
    def __init__(self, url):
        pass

    def __reduce__(self):
        return wait, ()

def wait():
    while not os.path.exists("gate"):
        time.sleep(0.005)
    return {}
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
    project.add("tiny", ODD)
    project.add("odd", BOMB)
    status, verdict, told = project.crawl(tiny, "-s", "GKCRAWL_READERS=1")
    assert (status, verdict) == (0, "tiny: ok: documents: 4 new, 0 changed, 0 unchanged; failed: 1 reader_died")
    assert f"no document from {tiny.base}/tz/202603/t20260302_2.html: reader_died" in told
    assert f"ended with signal {int(signal.SIGKILL)} (killed, as for want of memory), twice" in told
    (entry,) = project.rows("SELECT url, error FROM captures WHERE error IS NOT NULL")
    assert entry["error"] == "reader_died"


@contextmanager
def _running(project: Project, tiny: Tiny, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A crawl with a slow reader, in a process group of its own."""
    project.add("tiny", ODD)
    project.add("odd", SLOW)
    command = project.command("crawl", "tiny", "-a", f"base={tiny.base}", "-s", "GKCRAWL_READERS=1", *arguments)
    with subprocess.Popen(
        command,
        cwd=project.folder,
        env=project.environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            (project.folder / "gate").touch()


def _asked(tiny: Tiny) -> int:
    """How many documents were asked for, when no more are."""
    before = -1
    while (now := len([path for path in tiny.asked if "/t2026" in path])) != before or not now:
        before = now
        time.sleep(0.7)
    return now


def test_downloads_wait_for_a_slow_reader(project: Project, tiny: Tiny) -> None:
    names = [f"t20260301_{number}.html" for number in range(60)]
    tiny.pages = {f"/tz/{name}": detail_page(number) for number, name in enumerate(names)}
    tiny.pages |= {"/tz/": list_page(*names), "/nb/": list_page(names[0])}
    # Nine pages of the least size that Scrapy reckons with, and as many requests as may be under way.
    with _running(project, tiny, "-s", "SCRAPER_SLOT_MAX_ACTIVE_SIZE=8192") as process:
        assert 9 <= _asked(tiny) <= 9 + 16
        (project.folder / "gate").touch()
        assert process.stderr is not None
        assert "documents: 60 new" in process.stderr.read().splitlines()[-1]


def test_ctrl_c_leaves_neither_processes_nor_tracebacks(project: Project, tiny: Tiny) -> None:
    with _running(project, tiny) as process:
        _asked(tiny)
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.3)
        (project.folder / "gate").touch()
        assert process.stderr is not None
        told = process.stderr.read()
    assert "Traceback" not in told
    assert "interrupted" in told.splitlines()[-1]
    assert process.returncode == 1
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
