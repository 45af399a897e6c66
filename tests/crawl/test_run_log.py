"""A log for each run, in a file of its own; its times are those of the database (gkcrawl/crawl/run_log.py)."""

from __future__ import annotations

import logging
import re
from contextvars import copy_context
from typing import TYPE_CHECKING

import pytest
from scrapy import Request, Spider
from scrapy.http import Response

from gkcrawl.crawl.run_log import PORTAL, HeardLines, _RunFiles
from tests.scrapy_commands.conftest import project, tiny

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scrapy_commands.conftest import Project, Tiny

__all__ = ["project", "tiny"]


def test_each_run_has_a_file_and_old_ones_are_removed(project: Project, tiny: Tiny) -> None:
    logs = project.folder / "logs" / "tiny"
    logs.mkdir(parents=True)
    for day in ("01", "02"):
        (logs / f"202601{day}T000000Z.log").touch()
    status, verdict, told = project.crawl(tiny, "--nolog", "-s", "GKCRAWL_LOG_DIR=logs", "-s", "GKCRAWL_LOG_KEEP=2")
    assert (status, told) == (0, f"{verdict}\n")
    (run,) = project.rows("SELECT run, started_at, reason FROM runs")
    assert sorted(path.name for path in logs.iterdir()) == ["20260102T000000Z.log", f"{run['run']}.log"]
    lines = (logs / f"{run['run']}.log").read_text(encoding="utf-8").splitlines()
    assert lines[-1].endswith(f" [tiny] exit status 0: {run['reason']}")
    for line in (lines[0], lines[-1]):
        assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00 ", line)
    assert lines[0][:13] == run["started_at"][:13]


def test_a_folder_that_cannot_be_written_stops_no_crawl(project: Project, tiny: Tiny) -> None:
    (project.folder / "logs").write_text("a file")
    status, _, told = project.crawl(tiny, "-s", "GKCRAWL_LOG_DIR=logs")
    assert status == 0
    assert "log in logs/tiny: " in told


def test_without_a_folder_there_is_no_file(project: Project, tiny: Tiny) -> None:
    status, _, told = project.crawl(tiny)
    assert status == 0
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00 INFO ", told)
    assert not list(project.folder.rglob("*.log"))


def test_a_full_device_stops_no_crawl_and_prints_no_traceback(project: Project, tiny: Tiny) -> None:
    settings = project.folder / "tiny_settings.py"
    opened = "import logging\nlogging.FileHandler._open = lambda self: open('/dev/full', 'w')\n"
    settings.write_text(opened + settings.read_text(encoding="utf-8"), encoding="utf-8")
    status, verdict, told = project.crawl(tiny, "--nolog", "-s", "GKCRAWL_LOG_DIR=logs")
    assert (status, told) == (0, f"{verdict}\n")


@pytest.mark.parametrize(("level", "made"), [(logging.DEBUG, True), (logging.INFO, False)])
def test_lines_about_pages_and_items_are_made_for_who_listens(
    monkeypatch: pytest.MonkeyPatch, level: int, *, made: bool
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [logging.Handler(logging.ERROR), logging.Handler(level)])
    lines, spider, response = HeardLines(), Spider("one"), Response("http://a.example/")
    assert (lines.crawled(Request(response.url), response, spider) is not None) is made
    assert (lines.scraped("item", response, spider) is not None) is made


@pytest.mark.parametrize(("level", "told"), [("DEBUG", 2), ("INFO", 0)])
def test_the_level_of_the_log_says_whether_pages_and_items_are_in_it(
    project: Project, tiny: Tiny, level: str, told: int
) -> None:
    _, _, log = project.crawl(tiny, "-s", f"LOG_LEVEL={level}")
    page = f"{tiny.base}/tz/202603/t20260301_1.html"
    assert (f"Crawled (200) <GET {page}>" in log) + (f"Scraped from <200 {page}>" in log) == told


def test_runs_at_once_have_one_handler_that_asks_only_the_file_of_a_record(tmp_path: Path) -> None:
    root, files, spiders = logging.getLogger(), _RunFiles(), [Spider(f"portal{number}") for number in range(30)]
    before = len(root.handlers)
    for spider in spiders:
        file = logging.FileHandler(tmp_path / spider.name, encoding="utf-8")
        file.setLevel(logging.INFO)
        files.add(spider.name, file)
    assert len(root.handlers) == before + 1
    spiders[3].logger.warning("of one")
    spiders[4].logger.debug("of no file")
    logging.getLogger("some.module").warning("of all")
    for portal in ("portal6", "one that has no file yet"):
        copy_context().run(in_context, portal)
    handlers = list(files._of.values())
    for spider in spiders:
        files.drop(spider.name)
    for handler in handlers:
        handler.close()
    assert len(root.handlers) == before
    texts = [(tmp_path / spider.name).read_text(encoding="utf-8").split("\n") for spider in spiders]
    assert texts[3] == ["of one", "of all", ""]
    assert texts[6] == ["of all", "of portal6", ""]
    assert [text for text in texts if text != ["of all", ""]] == [texts[3], texts[6]]


def in_context(portal: str) -> None:
    """Log as a module does that knows nothing of portals."""
    PORTAL.set(portal)
    logging.getLogger("some.module").warning("of %s", portal)


def test_the_log_of_a_portal_tells_nothing_of_others(project: Project, tiny: Tiny) -> None:
    text = project.text("tiny").replace('base = "http://127.0.0.1:8848"', "").replace("{base}", tiny.base)
    for name in ("tiny", "other"):
        project.add(name, text.replace('"tiny"', f'"{name}"').replace("/nb/", f"/{name}/"))
    done = project.scrapy("crawlall", "--nolog", "-s", "GKCRAWL_LOG_DIR=logs")
    assert done.stderr.splitlines()[-1] == "crawlall: 0 of 2 portals ok"
    for name, stranger in (("tiny", "other"), ("other", "tiny")):
        (log,) = (project.folder / "logs" / name).iterdir()
        told = log.read_text(encoding="utf-8")
        assert f"no list page from {tiny.base}/{name}/" in told
        assert f"/{stranger}/" not in told
        assert "Enabled" not in told
