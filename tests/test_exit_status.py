"""Exit status of every verb of both programs, as docs/troubleshooting.md says: 0 done, 1 not all, 2 wrong usage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gkcrawl.cli.main import VERBS, main
from gkcrawl.store import Store
from tests.processes import scrapy
from tests.scrapy_commands.test_verb import commands
from tests.store.corpus import TUESDAY, a_document, start_run

if TYPE_CHECKING:
    from pathlib import Path

WITH_DATABASE = [verb for verb in VERBS if verb not in ("config", "demo", "import", "new", "parse", "schema")]
# Done, not all done, wrong usage; "{id}" is a document of the database, "page.html" a page beside it. None: not that way.
CASES: dict[str, tuple[str | None, str | None, str]] = {
    "audit": ("", None, "nothing.html --db"),
    "browse": ("--static site", None, "--port no"),
    "config": ("", None, "x"),
    "coverage": ("", None, "-o x.bad"),
    "dedup": ("", None, "x"),
    "demo": (None, None, "--documents x"),
    "diff": ("{id}", None, "nothing"),
    "export": ("-o x.jsonl", None, "--kind x"),
    "failures": ("", None, "--portal nowhere"),
    "files": ("", None, "--portal nowhere"),
    "import": (None, None, ""),
    "new": (None, None, ""),
    "parse": ("document page.html", "document nothing.html", "document"),
    "publish": ("new --version 1", None, "new"),
    "reextract": ("", None, "x"),
    "schema": ("", None, "x"),
    "search": ("防汛", None, "，"),
    "show": ("{id}", None, "nothing"),
    "statistics": ("", "show {id}", "--key x"),
    "stats": ("", None, "x"),
    "status": ("", None, "x"),
    "verify": ("", None, "x"),
}
SCRAPY_CASES = {
    "checkall": "x",
    "crawl": "",
    "crawlall": "nowhere",
    "discover": "",
    "genportal": "Name nothing",
    "inspect": "",
    "list": "x",
    "probe": "",
    "record": "",
}


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "corpus.db"
    with Store(path) as store:
        start_run(store)
        store.write("r1", [a_document(1, title="关于防汛的通知", text="一", fetched_at=TUESDAY)], portal="demo")
    (tmp_path / "page.html").write_text("<h1>关于防汛的通知</h1><p>各单位：</p><p>请认真落实。</p>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GKCRAWL_DB", str(path))
    return path


def status(verb: str, arguments: str, db: Path) -> int:
    with Store(db) as store:
        (document,) = store.documents()
    return CliRunner().invoke(main, [verb, *arguments.format(id=document["id"]).split()]).exit_code


def test_every_verb_is_tried() -> None:
    assert (sorted(CASES), sorted(SCRAPY_CASES)) == (sorted(VERBS), sorted(commands()))


@pytest.mark.parametrize("verb", CASES)
def test_each_verb_ends_as_documented(verb: str, db: Path) -> None:
    done, partly, wrong = CASES[verb]
    for arguments, expected in ((done, 0), (partly, 1), (wrong, 2), ("--no-such-option", 2), ("--help", 0)):
        if arguments is not None:
            assert status(verb, arguments, db) == expected, arguments


@pytest.mark.parametrize("verb", WITH_DATABASE)
def test_no_database_is_wrong_usage(verb: str, db: Path) -> None:
    needed = CASES[verb][0]
    assert status(verb, f"{needed} --db nothing.db", db) == 2


@pytest.mark.parametrize("command", SCRAPY_CASES)
def test_commands_of_scrapy_refuse_what_they_do_not_know(command: str, tmp_path: Path) -> None:
    for wrong in (SCRAPY_CASES[command], "--no-such-option"):
        done = scrapy(command, *wrong.split(), env={"GKCRAWL_DB": str(tmp_path / "corpus.db")})
        assert done.returncode == 2, done.stderr
        assert "Traceback" not in done.stderr
    assert scrapy(command, "-h").returncode == 0
    assert list(tmp_path.iterdir()) == []
