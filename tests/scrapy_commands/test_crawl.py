"""``scrapy crawl`` as a user or cron runs it: what is stored, what is said, how it exits (gkcrawl/scrapy_commands/crawl.py)."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from gkcrawl.archive.reader import read_record, read_records
from gkcrawl.store import Store
from tests import processes
from tests.archive.conftest import place_of
from tests.scrapy_commands.conftest import PORTAL, list_page

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

FIRST = "/tz/202603/t20260301_1.html"


def documents(project: Project) -> list[dict[str, object]]:
    with Store(project.db) as store:
        return list(store.documents())


def test_crawl_archive_replay_and_crawl_again(project: Project, tiny: Tiny) -> None:
    status, last, log = project.crawl(tiny)
    assert (status, last) == (0, "tiny: ok: documents: 5 new, 0 changed, 0 unchanged"), log
    assert "  通知: 2 pages, 4 entries, stop: no_next" in log
    assert tiny.asked.count(FIRST) == 1
    stored = documents(project)
    assert {document["column"] for document in stored} == {"通知", "年报"}

    (run,) = project.rows("SELECT * FROM runs")
    assert (run["status"], json.loads(run["columns"])[0]["stop"]) == (0, "no_next")
    captures = project.rows("SELECT * FROM captures")
    assert sorted(capture["url"].removeprefix(tiny.base) for capture in captures) == sorted(tiny.asked)
    (capture,) = [capture for capture in captures if capture["url"].endswith(FIRST)]
    record = read_record(project.archive / capture["warc"], capture["offset"])
    assert (record.body, record.sha256) == (tiny.pages[FIRST], capture["sha256"])

    asked = len(tiny.asked)
    other = project.folder / "other.db"
    status, last, log = project.crawl(tiny, "-s", f"REPLAY={project.archive}/tiny", "--db", str(other))
    assert (status, last) == (0, "tiny: ok: documents: 5 new, 0 changed, 0 unchanged"), log
    assert len(tiny.asked) == asked
    with Store(other) as store:
        assert list(store.documents()) == stored

    status, last, log = project.crawl(tiny)
    assert (status, last) == (0, "tiny: ok: documents: 0 new, 0 changed, 3 unchanged"), log


def test_sample_and_since_limit_what_is_fetched(project: Project, tiny: Tiny) -> None:
    status, _, log = project.crawl(tiny, "-a", "sample=1", "-a", "since=2026-03-02")
    assert status == 0, log
    # A notice and the next column are on their way together, so either notice may arrive first.
    fetched = sorted(path for path in tiny.asked if "/t2026" in path)
    assert fetched == ["/tz/202603/t20260302_2.html", "/tz/202603/t20260305_5.html"]


def test_what_fails_is_counted_and_on_record_and_the_rest_is_done(project: Project, tiny: Tiny) -> None:
    tiny.pages["/nb/"] = list_page("../gone.html", "../private/1.html", f"..{FIRST}", "https://mp.weixin.qq.com/s/a")
    tiny.pages["/tz/202603/t20260302_2.html"] = (302, {"Location": "/moved.html"}, b"")
    tiny.pages["/moved.html"] = tiny.pages["/tz/202603/t20260305_5.html"]
    status, last, log = project.crawl(tiny, "-s", "RETRY_TIMES=0")
    assert status == 0, log
    assert "documents: 4 new" in last
    assert "failed: 1 gone, 1 robots" in last
    errors = {row["url"].removeprefix(tiny.base): row["error"] for row in project.rows("SELECT * FROM captures")}
    assert errors["/gone.html"] == "gone"
    assert errors["/private/1.html"] == "robots"
    assert errors["https://mp.weixin.qq.com/s/a"] == "skipped: wechat"
    assert "/private/1.html" not in tiny.asked
    (warc,) = (project.archive / "tiny").iterdir()
    assert 302 in [record.status for record in read_records(warc)]


def test_a_list_that_is_gone_and_one_that_is_empty_fail_the_run(project: Project, tiny: Tiny) -> None:
    tiny.pages["/tz/"] = (404, {}, b"")
    tiny.pages["/nb/"] = "<html><body><ul></ul><p>暂无相关信息</p></body></html>".encode()
    status, last, log = project.crawl(tiny)
    assert status == 1, log
    assert last.startswith("tiny: failed: column 通知: gone from")
    stops = [column["stop"] for column in json.loads(project.rows("SELECT columns FROM runs")[0]["columns"])]
    assert stops == ["error", "empty_page"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("crawl", "tinny"), "did you mean tiny?"),
        (("crawl", "tiny", "-a", "sample=none"), "-a sample=none: give a whole number"),
        (("crawl", "tiny", "-s", "REPLAY=scrapy.cfg"), "no WARC record at byte 0"),
    ],
)
def test_a_configuration_error_is_status_2(project: Project, arguments: tuple[str, ...], why: str) -> None:
    done = project.scrapy(*arguments)
    assert done.returncode == 2
    assert why in done.stderr.strip().rpartition("\n")[2]
    assert not project.db.exists()


def test_a_broken_portal_is_named_and_leaves_the_others_alone(project: Project, tiny: Tiny) -> None:
    project.add("broken", PORTAL.replace('"tiny"', '"broken"').replace("agency", "agancy"))
    listed = project.scrapy("list")
    assert (listed.returncode, listed.stdout) == (2, "tiny\n")
    assert "tiny_portals/broken.py: portal Tiny: attribute 'agancy' is not an attribute" in listed.stderr
    done = project.scrapy("crawl", "broken")
    assert done.returncode == 2
    assert "broken: configuration error: tiny_portals/broken.py: " in done.stderr
    assert project.crawl(tiny, "-a", "sample=1")[0] == 0


@pytest.mark.parametrize("content", [b"this is no database" * 99, b""], ids=["text", "empty"])
def test_a_file_that_is_no_corpus_is_refused_and_nothing_is_left_beside_it(
    project: Project, tiny: Tiny, content: bytes
) -> None:
    file = project.folder / "README.md"
    file.write_bytes(content)
    before = {path.name for path in project.folder.iterdir()} | {"__pycache__"}
    status, last, log = project.crawl(tiny, "--db", "README.md")
    assert status == 2, log
    assert last.startswith("tiny: configuration error: database README.md")
    assert tiny.asked == []
    assert {path.name for path in project.folder.iterdir()} <= before
    assert file.read_bytes() == content
    done = project.scrapy("crawlall", "tiny", "--db", "README.md")
    assert (done.returncode, tiny.asked) == (2, []), done.stderr
    assert "crawlall: database README.md" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("--db", "X/foo.db"), ("-s", "GKCRAWL_ARCHIVE=X/archive")], ids=["database", "archive"]
)
def test_a_folder_that_is_not_there_is_named_and_not_made(
    project: Project, tiny: Tiny, arguments: tuple[str, str]
) -> None:
    status, last, log = project.crawl(tiny, *arguments)
    assert status == 2, log
    assert f"there is no folder {project.folder / 'X'}: make it" in last
    assert tiny.asked == []
    assert not (project.folder / "X").exists() and not project.db.exists()


def test_the_archive_goes_along_with_the_database(project: Project, tiny: Tiny) -> None:
    """From another folder of the project, and in both programs."""
    (project.folder / "X").mkdir()
    status, _, log = project.crawl(tiny, "--db", "X/foo.db")
    assert status == 0, log
    assert len(list((project.folder / "X" / "archive" / "tiny").iterdir())) == 1
    assert not project.db.exists() and not project.archive.exists()
    checked = processes.gkcrawl("verify", "--db", "foo.db", cwd=project.folder / "X", env=project.environment())
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr
    found = processes.scrapy("settings", "--get", "GKCRAWL_DB", cwd=project.folder / "X", env=project.environment())
    assert found.stdout.strip() == str(project.db)


def test_a_full_disk_stops_the_run_and_says_so(project: Project, tiny: Tiny) -> None:
    tiny.pages[FIRST] = b"<p>" + os.urandom(2**21)
    done = subprocess.run(
        project.command("crawl", "tiny", "-a", f"base={tiny.base}"),
        cwd=project.folder,
        env=project.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, 2**20)),
    )
    assert done.returncode == 1, done.stderr
    last = done.stderr.strip().rpartition("\n")[2]
    assert last.startswith("tiny: failed: archive ")
    assert "File too large" in last
    (run,) = project.rows("SELECT * FROM runs")
    assert (run["status"], run["reason"]) == (1, last.removeprefix("tiny: failed: "))


SPY = """
import os
from pathlib import Path
import gkcrawl.archive.writer
from gkcrawl.store import CaptureRow, Store

synced = 0
sync, write = os.fsync, Store.write

def spying_sync(file):
    global synced
    sync(file)
    written = os.fstat(file)
    if any(os.path.samestat(written, path.stat()) for path in Path().rglob("*.gz")):
        synced = max(synced, written.st_size)

def spying_write(self, run, batch, **options):
    offsets = [row.offset for row in batch if isinstance(row, CaptureRow) and row.offset is not None]
    assert all(offset < synced for offset in offsets), (offsets, synced)
    print("synced before", len(offsets))
    return write(self, run, batch, **options)

os.fsync, Store.write = spying_sync, spying_write
"""


def test_the_archive_is_on_disk_before_the_rows_that_point_to_it(project: Project, tiny: Tiny) -> None:
    project.add("tiny", PORTAL + SPY)
    done = project.scrapy("crawl", "tiny", "-a", f"base={tiny.base}")
    assert done.returncode == 0, done.stderr
    counts = [int(line.rpartition(" ")[2]) for line in done.stdout.splitlines() if line.startswith("synced before")]
    assert sum(counts) == len(project.rows("SELECT * FROM captures WHERE warc IS NOT NULL")) > 5


def test_a_cut_archive_is_replayed_as_far_as_it_goes(project: Project, tiny: Tiny) -> None:
    project.crawl(tiny)
    (warc,) = (project.archive / "tiny").iterdir()
    records = list(read_records(warc))
    warc.write_bytes(warc.read_bytes()[: place_of(records[4]) + 30])
    status, last, log = project.crawl(tiny, "-s", f"REPLAY={warc}", "--db", "other.db")
    assert status == 1, log
    assert "cut short" in log
    assert "in the archive; documents: " in last


def test_an_interrupted_run_is_recorded_as_such(project: Project, tiny: Tiny) -> None:
    tiny.pages["/tz/"] = list_page("./202603/t20260301_1.html", "/slow", pages=2)
    deadline = monotonic() + 30
    with project.running("crawl", "tiny", "-a", f"base={tiny.base}") as process:
        while "/slow" not in tiny.asked and monotonic() < deadline:
            sleep(0.05)
        process.send_signal(signal.SIGTERM)
        sleep(0.2)
        tiny.hold.set()
        _, log = process.communicate(timeout=30)
    assert process.returncode == 1, log
    assert "tiny: failed: interrupted" in log.strip().rpartition("\n")[2]
    (run,) = project.rows("SELECT * FROM runs")
    assert run["reason"].startswith("interrupted")
