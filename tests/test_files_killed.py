"""Crawls killed at any moment while files are fetched, read and replaced: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from random import Random
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.portals.filed import LINKED
from gkcrawl.demo.server import serving
from gkcrawl.store import Store
from tests.processes import ROOT
from tests.test_end_to_end import documents, scrapy

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = len(LINKED)
KILLS = int(os.environ.get("GKCRAWL_TEST_KILLS", "2"))
AGAIN = ("-s", "GKCRAWL_REVISIT_DAYS=*:0")
LATEST = 30.0
"""Seconds after which a run is killed that has not got as far as it was to."""


def crawl(base: str, output: Path, *arguments: str) -> None:
    done = scrapy("demo_files", "-a", f"base={base}", *arguments, output=output)
    assert done.returncode == 0, done.stderr


def done_so_far(output: Path) -> int:
    """Contents that are archived, and those that are read: of both, how many."""
    counts = "SELECT count(DISTINCT sha256) FROM files UNION ALL SELECT count(*) FROM file_readings"
    try:
        with closing(sqlite3.connect(f"file:{output / 'gkcrawl.db'}?mode=ro", uri=True)) as connection:
            return sum(count for (count,) in connection.execute(counts))
    except sqlite3.OperationalError:  # no database yet, or no tables
        return 0


def killed_crawl(base: str, output: Path, random: Random, *arguments: str) -> bool:
    """Whether a crawl was killed, some contents further, before it came to its end."""
    command = [sys.executable, "-m", "scrapy", "crawl", "demo_files", "-a", f"base={base}", *arguments]
    command += ["-s", f"GKCRAWL_DB={output / 'gkcrawl.db'}", "-s", f"GKCRAWL_ARCHIVE={output / 'archive'}"]
    goal, end = done_so_far(output) + random.randint(1, DOCUMENTS), monotonic() + LATEST
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and done_so_far(output) < goal and monotonic() < end:
            sleep(0.01)
        sleep(random.random() * 0.1)
        process.kill()
    assert process.returncode in (0, -signal.SIGKILL)
    return process.returncode != 0


def readings(output: Path) -> set[str]:
    with Store(output / "gkcrawl.db") as store:
        return {row["sha256"] for row in store.query("SELECT sha256 FROM file_readings")}


def known(output: Path) -> dict[str, Any]:
    """Documents by address: their version, text and files; and how many files have which status."""
    rows = documents(output)
    found: dict[str, Any] = {
        row["url"]: (row["version"], row["title"], row["text"], row["document_number"], row["attachments"])
        for row in rows
    }
    assert len(found) == len(rows), "a document is there twice"
    with Store(output / "gkcrawl.db") as store:
        found["files"] = store.query("SELECT url, status, sha256 FROM files ORDER BY url")
        found["versions"] = store.query("SELECT document, version FROM versions ORDER BY document, version")
    return found


def test_a_crawl_of_files_that_is_killed_ends_with_the_same(tmp_path: Path) -> None:
    """``GKCRAWL_TEST_KILLS=10`` kills ten times while files come, and ten times while they are replaced."""
    killed, undisturbed, random, port = tmp_path / "killed", tmp_path / "undisturbed", Random(16), 0
    killed.mkdir()
    undisturbed.mkdir()
    stored: set[str] = set()
    kills = 0
    for edition, arguments in ((1, ()), (2, AGAIN)):
        with serving(Corpus(DOCUMENTS, edition=edition), port=port) as base:
            port = int(base.rpartition(":")[2])
            for _ in range(KILLS):
                kills += killed_crawl(base, killed, random, *arguments)
                if (killed / "gkcrawl.db").exists():
                    now = readings(killed)
                    assert stored <= now, "what was read is lost"
                    stored = now
            crawl(base, killed, *arguments)
            crawl(base, undisturbed, *arguments)
        assert known(killed) == known(undisturbed)
    assert kills
    assert {row["version"] for row in documents(killed)} == {1, 2}
    verified = CliRunner().invoke(main, ["verify", "--db", str(killed / "gkcrawl.db")])
    assert verified.exit_code == 0, verified.output
