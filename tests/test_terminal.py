"""Closed pipes, full devices, NO_COLOR and TERM=dumb: both programs end in good order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.store import Store
from gkcrawl.terminal import WIDTH_WITHOUT_TERMINAL, console, is_plain
from tests.processes import GKCRAWL, SCRAPY, python
from tests.store.corpus import TUESDAY, a_document, start_run
from tests.terminals import on_terminal

if TYPE_CHECKING:
    from pathlib import Path

FULL = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), {stream}); "
CLOSED = "import os; reader, writer = os.pipe(); os.close(reader); os.dup2(writer, {stream}); "
VERBS = (
    *(
        ["audit"],
        ["audit", "--json"],
        ["diff", "{id}"],
        ["export", "-o", "-"],
        ["show", "{id}"],
        ["show", "{id}", "--json"],
    ),
    *(
        ["search", "通知"],
        ["search", "通知", "--json"],
        ["stats"],
        ["stats", "--json"],
        ["status"],
        ["status", "--json"],
    ),
    *(["schema"], ["--help"], ["--version"], ["export", "--help"], ["parse", "document", "{page}"]),
)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.db"
    with Store(path) as store:
        start_run(store)
        store.write("r1", [a_document(1, title="关于防汛的通知", text="一", fetched_at=TUESDAY)], portal="demo")
    (tmp_path / "page.html").write_text("<h1>关于防汛的通知</h1><p>各单位：</p><p>请认真落实。</p>", encoding="utf-8")
    return path


def filled(arguments: list[str], db: Path) -> list[str]:
    with Store(db) as store:
        (document,) = store.documents()
    return [text.format(id=document["id"], page=db.with_name("page.html")) for text in arguments]


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_a_full_device_is_one_line_and_a_closed_pipe_none(verb: list[str], db: Path) -> None:
    arguments, env = filled(verb, db), {"GKCRAWL_DB": str(db)}
    full = python(FULL.format(stream=1) + GKCRAWL, *arguments, env=env)
    errors = [line for line in full.stderr.splitlines() if line.startswith("error: ")]
    assert "Traceback" not in full.stderr
    assert (full.returncode, errors) == (1, ["error: cannot write output: No space left on device"])
    closed = python(CLOSED.format(stream=1) + GKCRAWL, *arguments, env=env)
    assert (closed.returncode, "rror" in closed.stderr) == (1, False)


@pytest.mark.parametrize("broken", [FULL, CLOSED], ids=["full", "closed"])
def test_commands_of_scrapy_end_likewise(broken: str) -> None:
    for verb in ("list", "checkall"):
        ended = python(broken.format(stream=1) + SCRAPY, verb)
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert ("error: cannot write output" in ended.stderr) is (broken is FULL)


@pytest.mark.parametrize("broken", [FULL, CLOSED], ids=["full", "closed"])
@pytest.mark.parametrize(
    ("program", "arguments", "status"),
    [
        (GKCRAWL, ["search", "没有这样的词"], 0),
        (GKCRAWL, ["stats", "--db", "none.db"], 2),
        (SCRAPY, ["crawl", "no"], 2),
    ],
    ids=["nothing found", "no database", "no portal"],
)
def test_messages_that_cannot_be_written_change_no_status(
    broken: str, program: str, arguments: list[str], status: int, db: Path
) -> None:
    assert python(broken.format(stream=2) + program, *arguments, env={"GKCRAWL_DB": str(db)}).returncode == status


@pytest.mark.parametrize("verb", [["status"], ["stats"], ["search", "防汛"], ["show", "{id}"]], ids=" ".join)
def test_no_escape_sequences_where_they_are_unwanted(verb: list[str], db: Path) -> None:
    arguments = filled(verb, db)
    for unwanted in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        status, shown = on_terminal(GKCRAWL, *arguments, "--db", db, env=unwanted)
        assert (status, "\x1b" in shown) == (0, False)
    assert "\x1b" in on_terminal(GKCRAWL, *arguments, "--db", db)[1]


def test_an_empty_no_color_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for value, plain in (("", False), ("0", True)):
        monkeypatch.setenv("NO_COLOR", value)
        assert is_plain() is plain
        assert console(stderr=True).stderr


@pytest.mark.parametrize(("columns", "width"), [("", WIDTH_WITHOUT_TERMINAL), ("80", 80)])
def test_without_a_terminal_columns_says_how_wide(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert console().width == width
