"""Crawls fetch the files of documents, have them read, and say what came (gkcrawl/portals/walking/files.py)."""

from __future__ import annotations

import signal
import time

import pytest

from gkcrawl.demo.files import DemoFile
from gkcrawl.store import Store
from tests.scrapy_commands.conftest import Project, Tiny, detail_page, list_page

FIRST = DemoFile.called("示例工作细则.docx").content()
SECOND = DemoFile.called("示例工作报表.docx").content()
GATE = "<html><head><title>附件下载</title></head><body>请输入验证码<input name='codeValue'></body></html>".encode()
ONE, TWO, GATED = "/tz/202603/W020260301000000001.docx", "/tz/202603/W020260301000000002.docx", "/download.jsp?id=7"
STORED = "tiny: ok: documents: 5 new, 0 changed, 0 unchanged"
AGAIN = "tiny: ok: documents: 0 new, 0 changed, 3 unchanged"
ONE_AT_A_TIME = ("-s", "CONCURRENT_REQUESTS=1")
DUE = ("-s", "GKCRAWL_REVISIT_DAYS=*:0")
# Whoever reads a file waits for another one, in the folder of the project.
SLOW = """
import time
from pathlib import Path

from gkcrawl.crawl.readers.file_task import read_body
from gkcrawl.crawl.readers.files import FileReaders

plain = FileReaders.read

def slowly(body, task):
    Path("begun").touch()
    while not Path("gate").exists():
        time.sleep(0.01)
    return read_body(body, task)

async def read(self, source, task=None, read=None):
    return await plain(self, source, task, slowly)

FileReaders.read = read
"""


def with_files(number: int, *links: str) -> bytes:
    """A notice that leads to files."""
    shown = "".join(f'<p>附件：<a href="{link}">附件{at}.docx</a></p>' for at, link in enumerate(links, 1))
    return detail_page(number).replace(b"</div>", f"{shown}</div>".encode())


@pytest.fixture
def filed(tiny: Tiny) -> Tiny:
    """The tiny portal; its first notice has two files, its second one of these."""
    tiny.pages["/tz/202603/t20260301_1.html"] = with_files(1, ONE, TWO)
    tiny.pages["/tz/202603/t20260302_2.html"] = with_files(2, ONE)
    tiny.pages[ONE] = 200, {"ETag": '"1"', "Content-Type": "application/msword"}, FIRST
    tiny.pages[TWO] = 200, {"Content-Type": "application/msword"}, SECOND
    return tiny


def statuses(project: Project) -> dict[str, str]:
    """What is known of each file, by its path."""
    return {"/" + row["url"].split("/", 3)[3]: row["status"] for row in project.rows("SELECT url, status FROM files")}


def texts(project: Project) -> list[str]:
    return sorted(row["text"] for row in project.rows("SELECT text FROM file_readings"))


def asked(tiny: Tiny) -> list[str]:
    """The files that were asked for since the last call."""
    found = sorted(path for path in tiny.asked if path in (ONE, TWO) or "/download" in path or "/private" in path)
    tiny.asked.clear()
    return found


def test_files_are_fetched_once_archived_and_read(project: Project, filed: Tiny) -> None:
    status, verdict, told = project.crawl(filed)
    assert (status, verdict) == (0, f"{STORED}; files: 2 new"), told
    assert asked(filed) == [ONE, TWO]
    assert statuses(project) == {ONE: "read", TWO: "read"}
    assert texts(project) == ["示例工作报表", "示例工作细则"]
    assert project.crawl(filed)[:2] == (0, AGAIN)
    assert asked(filed) == []


def test_a_switch_leaves_files_alone_and_another_asks_for_nothing_else(project: Project, filed: Tiny) -> None:
    assert project.crawl(filed, "-a", "files=0")[:2] == (0, STORED)
    assert asked(filed) == []
    assert statuses(project) == {ONE: "listed", TWO: "listed"}
    assert project.crawl(filed, "-s", "GKCRAWL_FILES=only")[:2] == (0, "tiny: ok: files: 2 new")
    assert sorted(filed.asked) == ["/robots.txt", ONE, TWO]
    assert texts(project) == ["示例工作报表", "示例工作细则"]
    assert project.crawl(filed, "-a", "files=only")[:2] == (0, "tiny: ok: no file is missing or due")
    status, verdict, _ = project.crawl(filed, "-a", "files=2")
    assert (status, verdict) == (
        2,
        "tiny: configuration error: -a files=2: give 0, 1 or only, e.g. -a files=only",
    )


def test_what_a_crawl_left_open_is_taken_up_by_the_next(project: Project, filed: Tiny) -> None:
    project.crawl(filed, "-a", "files=0")
    assert project.crawl(filed)[:2] == (0, f"{AGAIN}; files: 2 new")
    assert asked(filed) == [ONE, TWO]


def test_pages_in_place_of_files_are_on_record_and_left_alone(project: Project, filed: Tiny) -> None:
    others = [GATED, "/download.jsp?id=8", "/private/a.docx", "http://www.example.com/a.docx", "/tz/a.exe.mp4?a.docx"]
    filed.pages["/tz/202603/t20260302_2.html"] = with_files(
        2, ONE, "/tz/gone.docx", "/tz/login.docx", "/tz/old.docx", *others
    )
    filed.pages["/tz/login.docx"] = "<script>alert('请先登录');history.back()</script>".encode()
    filed.pages |= {GATED: GATE, "/download.jsp?id=8": GATE}
    filed.pages["/tz/old.docx"] = 403, {"Content-Type": "application/xml"}, b"<Message>Request has expired.</Message>"
    status, verdict, told = project.crawl(filed)
    assert (status, verdict) == (
        0,
        f"{STORED}; files: 2 new, 7 failed: 1 captcha, 1 expired, 1 foreign, 1 http_404, 1 login, 1 not_a_document,"
        " 1 robots, 1 wait for the next run",
    ), told
    assert len(asked(filed)) == len([GATED, ONE, TWO])
    known = statuses(project)
    assert sorted((known[GATED], known["/download.jsp?id=8"])) == ["captcha", "listed"]
    assert (known["/tz/gone.docx"], known["/private/a.docx"]) == ("http_404", "robots")
    # The next run tries again what failed, and once what is behind the captcha.
    verdict = project.crawl(filed)[1]
    assert verdict.startswith(f"{AGAIN}; files: 7 failed: 1 captcha, 1 expired, 1 foreign"), verdict
    assert len([path for path in asked(filed) if "download" in path]) == 1


def test_files_of_one_program_are_asked_for_one_after_the_other(project: Project, filed: Tiny) -> None:
    paths = [f"/download.jsp?id={number}" for number in range(9)]
    filed.pages["/tz/202603/t20260302_2.html"] = with_files(2, *paths)
    filed.pages |= dict.fromkeys(paths, FIRST)
    del filed.pages[paths[4]]
    assert project.crawl(filed)[1] == f"{STORED}; files: 10 new, 1 failed: 1 http_404"


def test_links_that_have_expired_are_no_refusal_of_the_host(project: Project, filed: Tiny) -> None:
    paths = [f"/tz/{number}.docx" for number in range(9)]
    filed.pages["/tz/202603/t20260302_2.html"] = with_files(2, *paths)
    filed.pages |= dict.fromkeys(paths, (403, {"Content-Type": "application/xml"}, b"<M>Request has expired.</M>"))
    assert project.crawl(filed)[1] == f"{STORED}; files: 2 new, 9 failed: 9 expired"


def test_what_fails_again_and_again_is_given_up(project: Project, filed: Tiny) -> None:
    del filed.pages[TWO]
    tries = ("-s", "GKCRAWL_FAILED_TRIES=2")
    assert project.crawl(filed, *tries)[1] == f"{STORED}; files: 1 new, 1 failed: 1 http_404"
    assert project.crawl(filed, *tries)[1] == f"{AGAIN}; files: 1 failed: 1 http_404"
    asked(filed)
    assert project.crawl(filed, *tries)[1] == AGAIN
    assert asked(filed) == []


def test_most_files_being_something_else_is_no_success(project: Project, filed: Tiny) -> None:
    paths = [f"/tz/{name}.docx" for name in "abc"]
    filed.pages["/tz/202603/t20260301_1.html"] = with_files(1, ONE, *paths)
    filed.pages |= dict.fromkeys(paths, "<html><body><ul><li><a href='/'>首页</a></li></ul></body></html>".encode())
    status, verdict, _ = project.crawl(filed)
    assert (status, verdict) == (
        1,
        "tiny: failed: 3 of 4 files were something else; documents: 5 new, 0 changed, 0 unchanged;"
        " files: 1 new, 3 failed: 3 not_a_file",
    )
    # That it is so still is no news.
    assert project.crawl(filed)[:2] == (0, f"{AGAIN}; files: 3 failed: 3 not_a_file")


def test_a_file_is_asked_for_conditionally_when_its_document_is_due(project: Project, filed: Tiny) -> None:
    project.crawl(filed)
    asked(filed)
    before = "2026-01-05T08:00:00+08:00"
    with Store(project.db) as store, store.transaction() as connection:
        connection.execute("UPDATE files SET fetched_at = ?, checked_at = ?", (before, before))
    assert project.crawl(filed, *DUE)[1] == "tiny: ok: documents: 0 new, 0 changed, 5 unchanged; files: 2 unchanged"
    assert asked(filed) == [ONE, TWO]
    rows = project.rows("SELECT fetched_at, checked_at FROM files")
    assert all(row["fetched_at"] == before < row["checked_at"] for row in rows)


def test_a_replaced_file_is_a_version_and_one_that_is_gone_keeps_its_text(project: Project, filed: Tiny) -> None:
    project.crawl(filed)
    filed.pages[TWO] = 200, {"Content-Type": "application/msword"}, DemoFile.called("示例工作总结.docx").content()
    del filed.pages[ONE]
    verdict = project.crawl(filed, *DUE)[1]
    assert verdict.endswith("; files: 1 changed, 1 failed: 1 http_404"), verdict
    assert texts(project) == ["示例工作总结", "示例工作报表", "示例工作细则"]
    versions = project.rows("SELECT title, version FROM documents WHERE version > 1")
    assert [row["version"] for row in versions] == [2]
    assert statuses(project) == {ONE: "read", TWO: "read"}
    assert project.rows("SELECT error FROM files WHERE error IS NOT NULL") == [{"error": "gone"}]


def test_a_row_that_leads_to_a_file_is_not_asked_for_twice(project: Project, filed: Tiny) -> None:
    filed.pages["/nb/"] = list_page(ONE, TWO)
    filed.pages["/tz/202603/t20260301_1.html"] = detail_page(1)
    filed.pages["/tz/202603/t20260302_2.html"] = detail_page(2)
    status, verdict, told = project.crawl(filed)
    assert (status, verdict) == (0, "tiny: ok: documents: 6 new, 0 changed, 0 unchanged"), told
    assert asked(filed) == [ONE, TWO]
    assert texts(project) == ["示例工作报表", "示例工作细则"]
    assert project.crawl(filed, *DUE)[1] == "tiny: ok: documents: 0 new, 0 changed, 6 unchanged"
    assert asked(filed) == [ONE, TWO]


def test_a_large_file_is_left(project: Project, filed: Tiny) -> None:
    filed.pages[ONE] = 200, {"Content-Type": "application/msword"}, b"PK\x03\x04" + bytes(20_000)
    verdict = project.crawl(filed, "-s", "GKCRAWL_FILE_MAXSIZE=10000")[1]
    assert verdict == f"{STORED}; files: 1 new, 1 failed: 1 too_large"
    assert statuses(project) == {ONE: "too_large", TWO: "read"}


def test_a_run_fetches_so_much_and_the_next_the_rest(project: Project, filed: Tiny) -> None:
    bound = ("-s", "GKCRAWL_FILES_MAXSIZE=1", *ONE_AT_A_TIME)
    assert project.crawl(filed, *bound)[1] == f"{STORED}; files: 1 new, 1 wait for the next run"
    assert len(asked(filed)) == 1
    assert project.crawl(filed, *bound)[1] == f"{AGAIN}; files: 1 new"
    assert statuses(project) == {ONE: "read", TWO: "read"}


def test_a_cut_file_is_never_taken_for_the_whole(project: Project, filed: Tiny) -> None:
    length = {"Content-Length": str(len(FIRST) + 100), "Connection": "close", "Content-Type": "application/msword"}
    filed.pages[ONE] = 200, length, FIRST
    verdict = project.crawl(filed)[1]
    assert verdict == f"{STORED}; files: 1 new, 1 failed: 1 failed"
    assert asked(filed) == [ONE, ONE, ONE, TWO]
    assert texts(project) == ["示例工作报表"]


def test_a_file_that_hangs_its_reader_holds_up_nothing(project: Project, filed: Tiny) -> None:
    project.add("slow", SLOW)
    project.add("__init__", "import tiny_portals.slow\n")
    began = time.monotonic()
    status, verdict, told = project.crawl(filed, "-s", "GKCRAWL_FILE_SECONDS=1")
    assert (status, verdict) == (0, f"{STORED}; files: 2 new, 2 unreadable: 2 timed_out"), told
    assert time.monotonic() - began < 30
    assert "took more than 1 s" in told
    assert statuses(project) == {ONE: "unreadable", TWO: "unreadable"}


def test_a_crawl_killed_while_files_are_read_loses_nothing(project: Project, filed: Tiny) -> None:
    project.add("slow", SLOW)
    project.add("__init__", "import tiny_portals.slow\n")
    with project.running("crawl", "tiny", "-a", f"base={filed.base}") as process:
        until = time.monotonic() + 30
        while time.monotonic() < until and not (
            (project.folder / "begun").exists() and list(statuses(project).values()) == ["fetched", "fetched"]
        ):
            time.sleep(0.1)
        process.kill()
    assert statuses(project) == {ONE: "fetched", TWO: "fetched"}
    assert texts(project) == []
    asked(filed)
    (project.folder / "gate").touch()
    assert project.crawl(filed)[0] == 0
    assert asked(filed) == []
    assert project.rows("SELECT count(*) AS documents FROM documents") == [{"documents": 5}]
    assert texts(project) == ["示例工作报表", "示例工作细则"]


def test_an_interrupted_crawl_leaves_files_to_the_next(project: Project, filed: Tiny) -> None:
    project.add("slow", SLOW)
    project.add("__init__", "import tiny_portals.slow\n")
    with project.running("crawl", "tiny", "-a", f"base={filed.base}") as process:
        until = time.monotonic() + 30
        while time.monotonic() < until and not (project.folder / "begun").exists():
            time.sleep(0.1)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        told = process.stderr.read()
    assert "Traceback" not in told
    assert process.returncode == 1
    (project.folder / "gate").touch()
    assert project.crawl(filed)[0] == 0
    assert texts(project) == ["示例工作报表", "示例工作细则"]


def test_a_replay_reads_the_files_of_the_archive(project: Project, filed: Tiny) -> None:
    project.crawl(filed)
    filed.asked.clear()
    replay = ("-s", f"REPLAY={project.archive}", "-s", "GKCRAWL_DB=again/corpus.db")
    (project.folder / "again").mkdir()
    assert project.crawl(filed, *replay)[:2] == (0, f"{STORED}; files: 2 new")
    assert filed.asked == []
    again = Project(project.folder / "again")
    sql = "SELECT url, sha256, warc, offset, status, text FROM files JOIN file_readings USING (sha256, status)"
    assert again.rows(sql) == project.rows(sql)
    assert len(again.rows(sql)) == 2


def test_a_replay_of_what_has_no_files_says_so(project: Project, filed: Tiny) -> None:
    project.crawl(filed, "-a", "files=0")
    (project.folder / "again").mkdir()
    replay = ("-s", f"REPLAY={project.archive}", "-s", "GKCRAWL_DB=again/corpus.db")
    assert project.crawl(filed, *replay)[:2] == (0, f"{STORED}; files: 2 not in the replayed archive")
