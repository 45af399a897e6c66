"""A replay of an archive does its runs again (gkcrawl/scrapy_commands/portal_runs.py, gkcrawl/crawl/replay.py)."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from tests import processes
from tests.scrapy_commands.conftest import REPOSITORY, detail_page, list_page

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

ALL = ("-s", "GKCRAWL_REVISIT_DAYS=*:0", "-s", "RETRY_ENABLED=False")
SECOND = 1.1  # runs begin in seconds of their own, as in life


def exported(db: Path, cwd: Path) -> bytes:
    options = ("--db", str(db), "-o", f"{db}.jsonl")
    done = processes.gkcrawl("export", *options, "--versions", "--duplicates", cwd=cwd)
    assert done.returncode == 0, done.stderr
    return Path(f"{db}.jsonl").read_bytes()


def follow(db: Path, project: Project | None, cwd: Path) -> None:
    """``verify`` and ``reextract`` follow every pointer of ``db``."""
    env = project.environment() if project else None
    checked = processes.gkcrawl("verify", "--db", str(db), cwd=cwd, env=env)
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stdout + checked.stderr
    read = processes.gkcrawl("reextract", "--db", str(db), cwd=cwd, env=env)
    assert (read.returncode, read.stdout) == (0, ""), read.stdout + read.stderr
    assert ", 0 changed, 0 failed" in read.stderr


def test_the_replay_that_the_readme_shows_gives_what_the_crawls_gave(tmp_path: Path) -> None:
    """Two runs are in the archive, as after `make demo` twice; the replay goes into another database and archive."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^scrapy (crawl .* -s REPLAY=.*)$", readme, re.MULTILINE)
    assert shown
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = gkcrawl.settings\n")
    (tmp_path / "output" / "demo").mkdir(parents=True)
    crawled, again = tmp_path / "output" / "demo" / "gkcrawl.db", tmp_path / "output" / "again.db"
    with serving(Corpus(12)) as base:
        for _ in range(2):
            done = processes.scrapy("crawl", "demo_trs", "-a", f"base={base}", "--db", str(crawled), cwd=tmp_path)
            assert done.returncode == 0, done.stderr
            sleep(SECOND)
    replayed = processes.scrapy(*shlex.split(shown[1]), "-a", f"base={base}", cwd=tmp_path)
    assert replayed.returncode == 0, replayed.stderr
    assert "demo_trs: run 1 of 2: documents: 12 new" in replayed.stderr
    assert exported(again, tmp_path) == exported(crawled, tmp_path)
    follow(again, None, tmp_path)
    assert not (tmp_path / "output" / "archive").exists(), "nothing is archived again"


def test_nights_of_change_are_done_again_one_after_the_other(project: Project, tiny: Tiny) -> None:
    """New, changed, gone and failing pages: versions and times of the replay are those of the crawls."""
    (old := project.folder / "old").mkdir()
    nights: tuple[dict[str, bytes | tuple[int, dict[str, str], bytes]], ...] = (
        {},
        {
            "/tz/202603/t20260302_2.html": detail_page(2).replace("自即日起".encode(), "自明年起".encode()),
            "/nb/": list_page("../tz/202603/t20260301_1.html", "../tz/202603/t20260306_6.html"),
            "/tz/202603/t20260303_3.html": (503, {}, b"later"),
        },
        {"/tz/202603/t20260306_6.html": detail_page(6), "/tz/202603/t20260304_4.html": (404, {}, b"gone")},
    )
    for night in nights:
        tiny.pages.update(night)
        project.crawl(tiny, "--db", "old/corpus.db", *ALL)
        sleep(SECOND)
    before = exported(old / "corpus.db", project.folder)
    asked = len(tiny.asked)
    arguments = (tiny, "--db", "again.db", "-s", "REPLAY=old/archive/tiny", *ALL)
    _, _, log = project.crawl(*arguments)
    assert "tiny: run 2 of 3: " in log
    assert exported(project.folder / "again.db", project.folder) == before
    assert len(tiny.asked) == asked
    follow(project.folder / "again.db", project, project.folder)

    _, _, log = project.crawl(*arguments)
    assert " of 3: " not in log, "what is known is read anew, from the newest answers"
    assert exported(project.folder / "again.db", project.folder) == before
