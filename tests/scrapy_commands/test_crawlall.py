"""``scrapy crawlall``: several portals at once, what is due, and an honest end (gkcrawl/scrapy_commands/crawlall.py)."""

from __future__ import annotations

import signal
from datetime import datetime, timedelta
from time import monotonic, sleep
from typing import TYPE_CHECKING

from gkcrawl.archive.times import now
from gkcrawl.store import PortalFacts, RunEnd, Store
from gkcrawl.store.queries.schedule import portal_status
from tests.scrapy_commands.conftest import PORTAL

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny


def test_one_portal_that_fails_stops_no_other(project: Project, tiny: Tiny) -> None:
    # Portals of a fixed address: those that -a base= can move are for demos, and must be named.
    text = PORTAL.replace('    base = "http://127.0.0.1:8848"\n', "").replace("{base}", tiny.base)
    project.add("tiny", text)
    project.add("other", text.replace('"tiny"', '"other"').replace("/tz/", "/missing/").replace("/nb/", "/none/"))
    done = project.scrapy("crawlall", "--region", "32", "-s", "LOG_LEVEL=ERROR")
    assert done.returncode == 1, done.stderr
    lines = done.stderr.splitlines()
    assert "tiny: ok: documents: 5 new, 0 changed, 0 unchanged" in lines
    assert any(line.startswith("other: failed: column 通知: gone from") for line in lines)
    assert lines[-1] == "crawlall: 1 of 2 portals ok"

    done = project.scrapy("crawlall", "--due")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "crawlall: 0 of 0 portals ok")
    done = project.scrapy("crawlall", "--jobs", "2", "-s", "LOG_LEVEL=ERROR")
    assert "tiny: ok: documents: 0 new, 0 changed, 3 unchanged" in done.stderr.splitlines()
    assert done.stderr.splitlines()[-1] == "crawlall: 1 of 2 portals ok"


def test_what_was_interrupted_goes_on_with_what_is_due(project: Project, tiny: Tiny) -> None:
    """Two processes, one portal at a time in each: one waits for an answer, one is done, one has not begun."""
    text = PORTAL.replace('    base = "http://127.0.0.1:8848"\n', "").replace("{base}", tiny.base)
    names = ("a_slow", "b_swift", "c_later")
    for name in names:
        project.add(name, text.replace('"tiny"', f'"{name}"'))
    project.add("a_slow", text.replace('"tiny"', '"a_slow"').replace("/nb/", "/slow"))
    (project.folder / "tiny_portals" / "tiny.py").unlink()
    listed = tiny.pages["/nb/"]
    assert isinstance(listed, bytes)
    tiny.pages["/slow"] = listed.replace(b"../tz", b"/tz")
    command = ("crawlall", "--jobs", "2", "--at-once", "1", "-s", "LOG_LEVEL=ERROR")
    deadline = monotonic() + 30
    with project.running(*command) as process:
        while not ("/slow" in tiny.asked and ends(project, "b_swift")) and monotonic() < deadline:
            sleep(0.02)
        with Store(project.db) as store:
            assert portal_status(store, "a_slow", now()).outcome == "running"
            assert not portal_status(store, "a_slow", now()).is_due(now() + timedelta(days=2))
        process.send_signal(signal.SIGINT)
        sleep(0.3)
        tiny.hold.set()
        _, said = process.communicate(timeout=30)
    assert process.returncode == 1, said
    lines = said.splitlines()
    assert any(line.startswith("a_slow: failed: interrupted; documents: ") for line in lines), said
    assert any(line.startswith("b_swift: ok: documents: ") for line in lines), said
    assert "c_later: failed: interrupted before it began" in lines
    assert [line for line in lines if line.startswith("crawlall: ")] == ["crawlall: 1 of 3 portals ok"]
    assert ends(project, "a_slow") == [(1, "interrupted")]
    assert ends(project, "c_later") == []
    pointless = "SELECT key FROM entries WHERE checked_at IS NOT NULL AND document IS NULL AND error IS NULL"
    assert project.rows(pointless) == []

    done = project.scrapy("crawlall", "--due", "-s", "LOG_LEVEL=ERROR")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "crawlall: 2 of 2 portals ok"
    assert project.rows("SELECT count(*) AS n FROM documents") == [{"n": 5}]


def ends(project: Project, portal: str) -> list[tuple[int, str]]:
    """Status and outcome of the runs of ``portal`` that came to an end."""
    if not project.db.exists():
        return []
    sql = f"SELECT status, outcome FROM runs WHERE portal = '{portal}' AND finished_at IS NOT NULL"
    return [(row["status"], row["outcome"]) for row in project.rows(sql)]


def test_names_that_are_not_there_are_a_configuration_error(project: Project) -> None:
    done = project.scrapy("crawlall", "tinny")
    assert done.returncode == 2
    assert "no portal of the name tinny" in done.stderr


def test_a_choice_that_nothing_meets_is_a_configuration_error(project: Project, tiny: Tiny) -> None:
    text = PORTAL.replace('    base = "http://127.0.0.1:8848"\n', "").replace("{base}", tiny.base)
    project.add("tiny", text)
    for choice in (["--region", "11"], ["--kind", "plan"], ["tiny", "--region", "11"], ["--due", "--region", "11"]):
        done = project.scrapy("crawlall", *choice)
        assert done.returncode == 2, done.stderr
        assert done.stderr.splitlines()[-1].startswith(f"crawlall: no portal to crawl: none is of {choice[-2]}")


def test_without_a_log_only_verdicts_are_told(project: Project, tiny: Tiny) -> None:
    text = PORTAL.replace('    base = "http://127.0.0.1:8848"\n', "").replace("{base}", tiny.base)
    project.add("tiny", text)
    project.add("other", text.replace('"tiny"', '"other"'))
    done = project.scrapy("crawlall", "--jobs", "2", "--nolog")
    first, second, last = done.stderr.splitlines()
    assert {first.partition(":")[0], second.partition(":")[0], last} == {"tiny", "other", "crawlall: 2 of 2 portals ok"}
    done = project.scrapy("crawl", "tiny", "--nolog")
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert done.stderr.startswith("tiny: ok: ")


def test_due_goes_by_frequency_and_by_how_the_last_run_went(project: Project) -> None:
    with Store(project.db) as store:
        began = datetime.fromisoformat("2026-03-01T01:00:00+08:00")
        facts = PortalFacts(name="a", agency="示例局", region="320100", family="trs")
        assert portal_status(store, "a", began).is_due(began)
        store.start_run("r1", facts, started_at=began.isoformat(), settings={})
        store.finish_run("r1", "a", RunEnd(finished_at=began.isoformat(), status=0, reason="", counts={}))
        assert not portal_status(store, "a", began).is_due(began + timedelta(hours=20))
        assert portal_status(store, "a", began).is_due(began + timedelta(hours=23))
        assert not portal_status(store, "a", began, "weekly").is_due(began + timedelta(days=3))
        assert portal_status(store, "a", began + timedelta(days=4)).missed == 3
        later = began + timedelta(days=1)
        store.start_run("r2", facts, started_at=later.isoformat(), settings={})
        store.finish_run("r2", "a", RunEnd(finished_at=later.isoformat(), status=1, reason="", counts={}))
        assert not portal_status(store, "a", later).is_due(later + timedelta(hours=5))
        assert portal_status(store, "a", later).is_due(later + timedelta(hours=7))


def test_portals_that_are_shipped_are_crawled_when_asked_for(project: Project) -> None:
    """A crawl of all portals of a project is none of all portals there are."""
    shipped = project.folder / "gkcrawl_portals"
    shipped.mkdir()
    (shipped / "__init__.py").touch()
    text = project.text("tiny").replace("tiny", "shipped").replace('base = "http://127.0.0.1:8848"', "")
    (shipped / "shipped.py").write_text(text.replace("{base}", "http://127.0.0.1:1"), encoding="utf-8")
    with (project.folder / "tiny_settings.py").open("a", encoding="utf-8") as settings:
        settings.write("\nSPIDER_MODULES = ['tiny_portals', 'gkcrawl_portals']\n")
    done = project.scrapy("crawlall", "--nolog")
    assert done.returncode == 2
    assert done.stderr.endswith("name some, or take with --shipped those that gkcrawl ships\n")
    for choice in ("--shipped", "shipped"):
        done = project.scrapy("crawlall", "--nolog", choice, "-s", "RETRY_ENABLED=0")
        assert done.stderr.splitlines()[-1] == "crawlall: 0 of 1 portals ok"
