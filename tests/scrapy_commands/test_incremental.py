"""The second crawl and those after it: what they ask for, what they find, what they keep."""

from __future__ import annotations

import os
import signal
from random import Random
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.store import Store
from tests.scrapy_commands.conftest import detail_page, list_page

if TYPE_CHECKING:
    import subprocess

    from tests.scrapy_commands.conftest import Project, Tiny

NOTICES = [f"./202603/t2026030{n}_{n}.html" for n in range(1, 6)]
DETAILS = [f"/tz/202603/t2026030{n}_{n}.html" for n in range(1, 6)]
ALL = ("-s", "GKCRAWL_REVISIT_DAYS=*:0", "-a", "full=1")


def asked(project: Project, tiny: Tiny, *arguments: str, status: int = 0) -> tuple[list[str], str]:
    """Paths that a crawl asked for, robots.txt aside, and what its last line says after the colon."""
    tiny.asked.clear()
    found, last, log = project.crawl(tiny, *arguments)
    assert found == status, log
    return [path for path in tiny.asked if path != "/robots.txt"], last.split(": ", 2)[2]


def test_nights_in_the_life_of_a_portal(project: Project, tiny: Tiny) -> None:
    # The pages of the longer column are read again: rows may have moved up meanwhile.
    first, said = asked(project, tiny)
    assert (len(first), said) == (10, "documents: 5 new, 0 changed, 0 unchanged")
    assert (first.count("/tz/"), first.count("/tz/index_1.html"), first.count("/nb/")) == (2, 2, 1)

    # Nothing changed: the first page of each column.
    again, said = asked(project, tiny)
    assert (again, said) == (["/tz/", "/nb/"], "documents: 0 new, 0 changed, 3 unchanged")

    # A new row: it is fetched, and known rows end the walk.
    tiny.pages["/tz/202603/t20260306_6.html"] = detail_page(6)
    tiny.pages["/tz/"] = list_page(*NOTICES[:2], "./202603/t20260306_6.html", pages=2)
    new, said = asked(project, tiny)
    assert sorted(new) == ["/nb/", "/tz/", "/tz/202603/t20260306_6.html", "/tz/index_1.html"]
    assert said == "documents: 1 new, 0 changed, 5 unchanged"

    # A back-dated row on page two, a changed text, a page that vanished: a full sweep tells.
    tiny.pages["/tz/202603/t20260307_7.html"] = detail_page(7)
    tiny.pages["/tz/index_1.html"] = list_page(NOTICES[3], "./202603/t20260307_7.html", pages=2, current=1)
    tiny.pages[DETAILS[0]] = detail_page(99)
    del tiny.pages[DETAILS[2]]
    _, said = asked(project, tiny, *ALL)
    assert said.startswith("documents: 1 new, 1 changed, 4 unchanged")
    assert "failed: 1 gone" in said
    with Store(project.db) as store:
        found = {str(row["url"]).removeprefix(tiny.base): row for row in store.documents()}
    assert len(found) == 7
    assert found[DETAILS[0]]["version"] == 2
    gone = project.rows("SELECT key, error FROM entries WHERE error IS NOT NULL")
    assert [(row["key"].partition("/")[2], row["error"]) for row in gone] == [(DETAILS[2][1:], "gone")]
    missing = "SELECT documents.url, gone = captures.fetched_at AS told FROM documents JOIN captures USING (url)"
    assert project.rows(f"{missing} WHERE gone IS NOT NULL AND captures.error = 'gone'") == [
        {"url": tiny.base + DETAILS[2], "told": 1}
    ]


def test_a_column_that_ends_too_early_is_walked_again_until_it_does_not(project: Project, tiny: Tiny) -> None:
    whole = list_page(*NOTICES[2:4], pages=2, current=1)
    counted = b'createPageHTML("pages", 2, 1, "index", "html", 4)'
    tiny.pages["/tz/"] = list_page(*NOTICES[:2], pages=2).replace(b'createPageHTML(2, 0, "index", "html")', counted)
    tiny.pages["/tz/index_2.html"] = list_page(NOTICES[2], pages=2, current=1)
    _, said = asked(project, tiny, status=1)
    assert said.startswith("truncated: column 通知 ends after 3 of 4 entries; the next run walks it again")
    tiny.pages["/tz/index_2.html"] = whole
    again, said = asked(project, tiny)
    assert sorted(again) == ["/nb/", "/tz/", DETAILS[3], "/tz/index_2.html"]
    assert said == "documents: 1 new, 0 changed, 4 unchanged"
    third, _ = asked(project, tiny)
    assert third == ["/tz/", "/nb/"]


def test_a_column_that_shrinks_is_a_warning(project: Project, tiny: Tiny) -> None:
    rows = [f"./202603/t2026030{n}_{n}.html" for n in range(1, 9)]
    tiny.pages |= {f"/tz{row[1:]}": detail_page(n) for n, row in enumerate(rows, 1)}
    tiny.pages["/tz/"] = list_page(*rows)
    _, said = asked(project, tiny)
    assert "shrunk" not in said
    tiny.pages["/tz/"] = list_page(*rows[:2])
    _, said = asked(project, tiny, "-a", "full=1")
    assert said.endswith("; shrunk: 通知 to 2 rows from 8")


def test_a_row_that_moved_up_while_another_was_withdrawn_is_found(
    project: Project, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (list_page(*NOTICES[place : place + 2], pages=2, current=place // 2) for place in (0, 2))
    moved = list_page(*NOTICES[1:3], pages=2), list_page(NOTICES[3], pages=2, current=1)
    tiny.pages |= {"/tz/": first, "/tz/index_1.html": second}
    sunny = tiny.answer

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        # The first row is withdrawn between the first page and the second.
        if path == "/tz/index_1.html":
            tiny.pages["/tz/"], tiny.pages[path] = moved
        return sunny(path)

    monkeypatch.setattr(tiny, "answer", answer)
    _, said = asked(project, tiny)
    assert said == "documents: 5 new, 0 changed, 0 unchanged"
    found = {row["url"].removeprefix(tiny.base) for row in project.rows("SELECT url FROM documents")}
    assert set(DETAILS[:4]) <= found


def test_a_column_with_a_pager_that_cannot_be_read_fails_until_it_can(project: Project, tiny: Tiny) -> None:
    pager = '<div id="pageDec" pagecount="9" pagesize="2"></div><script src="/js/dec.js"></script>'
    tiny.pages["/nb/"] = list_page("../tz/202603/t20260305_5.html").partition(b"<script>")[0] + pager.encode()
    _, said = asked(project, tiny, status=1)
    assert said.startswith("truncated: column 年报 ends after 1 of 9 pages; the next run walks it again")
    again, _ = asked(project, tiny, status=1)
    assert again == ["/tz/", "/nb/"]


def test_validators_are_sent_back_and_not_modified_is_an_answer(project: Project, tiny: Tiny) -> None:
    for path, page in list(tiny.pages.items()):
        assert isinstance(page, bytes)
        tiny.pages[path] = (200, {"ETag": f'"{path}"', "Content-Type": "text/html"}, page)
    asked(project, tiny)
    for path in list(tiny.pages):
        if path != "/robots.txt":
            tiny.pages[path] = (304, {"ETag": f'"{path}"'}, b"")
    again, said = asked(project, tiny, "-s", "GKCRAWL_REVISIT_DAYS=*:0")
    assert (len(again), said) == (7, "documents: 0 new, 0 changed, 5 unchanged")


def test_what_failed_last_night_comes_first(project: Project, tiny: Tiny) -> None:
    page, tiny.pages[DETAILS[3]] = tiny.pages[DETAILS[3]], (500, {}, b"")
    _, said = asked(project, tiny, "-s", "RETRY_ENABLED=False")
    assert said == "documents: 4 new, 0 changed, 0 unchanged; failed: 1 http_500"
    tiny.pages[DETAILS[3]] = page
    # One at a time: of two requests on their way, either may arrive first.
    paths, said = asked(project, tiny, "-s", "CONCURRENT_REQUESTS=1")
    assert (paths[0], said) == (DETAILS[3], "documents: 1 new, 0 changed, 3 unchanged")


def test_what_read_empty_or_without_its_second_page_comes_first_too(project: Project, tiny: Tiny) -> None:
    title = '<meta name="ArticleTitle" content="关于第4项示例工作的通知">'
    empty = f"<html><head>{title}</head><body></body></html>".encode()
    page, tiny.pages[DETAILS[3]] = tiny.pages[DETAILS[3]], (200, {"ETag": '"x"', "Content-Type": "text/html"}, empty)
    part, whole = DETAILS[1], tiny.pages[DETAILS[1]]
    assert isinstance(whole, bytes)
    second = part.replace(".html", "_2.html")
    tiny.pages[part] = whole.replace(b"</body>", f'<a href="{second.rpartition("/")[2]}">2</a></body>'.encode())
    _, said = asked(project, tiny, "-s", "RETRY_ENABLED=False")
    assert said.startswith("documents: 5 new"), said
    wanting = "SELECT error, tries FROM entries WHERE error IS NOT NULL ORDER BY error"
    assert project.rows(wanting) == [{"error": "incomplete", "tries": 1}, {"error": "no_text", "tries": 1}]

    again, _ = asked(project, tiny, "-s", "CONCURRENT_REQUESTS=1", "-s", "RETRY_ENABLED=False")
    assert sorted(again[:3]) == sorted([DETAILS[1], second, DETAILS[3]])
    assert [row["tries"] for row in project.rows(wanting)] == [2, 2]
    # The same notice, another text.
    tiny.pages[second] = detail_page(9).replace("关于第9项".encode(), "关于第2项".encode())
    tiny.pages[DETAILS[3]] = page
    _, said = asked(project, tiny)
    assert said.startswith("documents: 0 new, 2 changed"), said
    assert project.rows(wanting) == []
    assert asked(project, tiny)[0] == ["/tz/", "/nb/"]

    # The half of a text that came is no new version of the whole.
    del tiny.pages[second]
    _, said = asked(project, tiny, "-s", "GKCRAWL_REVISIT_DAYS=*:0")
    assert said.startswith("documents: 0 new, 0 changed, 4 unchanged; failed: 1 incomplete"), said
    assert project.rows(wanting) == [{"error": "incomplete", "tries": 1}]


def test_what_failed_too_often_is_left_to_its_age(project: Project, tiny: Tiny) -> None:
    asked(project, tiny)
    with Store(project.db) as store, store.transaction() as connection:
        connection.execute("UPDATE entries SET error = 'timeout', tries = 5 WHERE key LIKE '%_3.html'")
        connection.execute("UPDATE entries SET error = 'gone', tries = 5 WHERE key LIKE '%_4.html'")
    assert asked(project, tiny)[0] == ["/tz/", "/nb/"]
    again, _ = asked(project, tiny, "-s", "GKCRAWL_REVISIT_DAYS=*:0")
    assert DETAILS[2] in again
    assert DETAILS[3] not in again


def test_incremental_can_be_switched_off(project: Project, tiny: Tiny) -> None:
    asked(project, tiny)
    paths, said = asked(project, tiny, "-s", "GKCRAWL_INCREMENTAL=0")
    assert (len(paths), said) == (8, "documents: 0 new, 0 changed, 5 unchanged")


@pytest.mark.parametrize("setting", ["GKCRAWL_REVISIT_DAYS=weekly", "GKCRAWL_FULL_SWEEP_DAYS=-1"])
def test_a_setting_that_cannot_be_read_is_a_configuration_error(project: Project, tiny: Tiny, setting: str) -> None:
    _, said = asked(project, tiny, "-s", setting, status=2)
    assert said.startswith(setting)


def wait_for(process: subprocess.Popen[str], tiny: Tiny, count: int) -> None:
    while len(tiny.asked) < count and process.poll() is None:
        sleep(0.002)


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_a_second_run_of_the_same_portal_is_refused(project: Project, tiny: Tiny) -> None:
    tiny.pages["/nb/"] = list_page("/slow")
    deadline = monotonic() + 30
    with project.running("crawl", "tiny", "-a", f"base={tiny.base}") as process:
        while "/slow" not in tiny.asked and monotonic() < deadline:
            sleep(0.01)
        status, last, _ = project.crawl(tiny)
        kill(process)
    assert status == 2
    assert f"another run of tiny is under way (pid {process.pid} since" in last
    # The lock of a killed run holds nobody up, and the run is on record as what it was.
    tiny.pages["/slow"] = detail_page(8)
    tiny.hold.set()
    asked(project, tiny)
    runs = project.rows("SELECT status, outcome FROM runs ORDER BY rowid")
    assert [(run["status"], run["outcome"]) for run in runs] == [(1, "interrupted"), (0, "ok")]


def corpus(project: Project, tiny: Tiny) -> dict[str, Any]:
    with Store(project.db) as store:
        rows = list(store.documents())
    found = {row["url"].removeprefix(tiny.base): (row["id"], row["version"], row["text"]) for row in rows}
    assert len(found) == len(rows), "a document is there twice"
    return found


KILLS = int(os.environ.get("GKCRAWL_TEST_KILLS", "2"))


def test_killed_at_any_moment_it_ends_with_the_same_documents(project: Project, tiny: Tiny) -> None:
    """``GKCRAWL_TEST_KILLS=10`` kills ten times."""
    for number in range(10, 40):
        tiny.pages[f"/tz/202604/t20260401_{number}.html"] = detail_page(number)
    rows = [f"./202604/t20260401_{number}.html" for number in range(10, 40)]
    tiny.pages["/tz/"] = list_page(*rows[:15], pages=2)
    tiny.pages["/tz/index_1.html"] = list_page(*rows[15:], pages=2, current=1)
    random = Random(5)
    stored: set[str] = set()
    for _ in range(KILLS):
        tiny.asked.clear()
        with project.running("crawl", "tiny", "-a", f"base={tiny.base}") as process:
            wait_for(process, tiny, random.randint(1, 30))
            sleep(random.random() * 0.3)
            if process.poll() is None:
                kill(process)
            else:
                process.communicate()
        if project.db.exists():
            now = set(corpus(project, tiny))
            assert stored <= now, "a stored document is lost"
            stored = now
    asked(project, tiny)
    killed = corpus(project, tiny)
    assert len(killed) == 32
    other = project.folder / "undisturbed.db"
    status, _, log = project.crawl(tiny, "--db", str(other))
    assert status == 0, log
    with Store(other) as store:
        texts = {row["url"].removeprefix(tiny.base): (row["id"], 1, row["text"]) for row in store.documents()}
    assert texts == killed
