"""Every example that ``--help`` prints works, as it is printed, on what a crawl of the demo portals brought."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from gkcrawl.cli.main import main
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.files import DemoFile
from gkcrawl.demo.server import PORTALS, DemoServer, serving
from tests import processes
from tests.processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENTS = 20
SHOWN_ELSEWHERE = ("gkcrawl browse", "gkcrawl demo", "gkcrawl import", "gkcrawl new")
"""tests/cli/test_browse.py, test_demo.py, test_import.py and test_new.py run these."""


def examples(command: click.Command) -> Iterator[str]:
    """The lines below "Examples:" in the help of ``command`` and its subcommands; what explains them is cut off."""
    _, _, shown = (command.help or "").partition("Examples:\n")
    for line in shown.splitlines():
        if re.match(r" *gkcrawl ", line):
            yield re.split(r" {2,}", line.strip())[0]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from examples(found)


EXAMPLES = sorted({line for line in examples(main) if not line.startswith(SHOWN_ELSEWHERE)})


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database and an archive of the three portals of `gkcrawl demo`, where they are by default."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "output").mkdir()
    with serving(Corpus(DOCUMENTS)) as base:
        for portal in PORTALS:
            db = folder / "output" / "gkcrawl.db"
            done = processes.scrapy("crawl", portal.name, "-a", f"base={base}", "--db", str(db), "--nolog")
            assert done.returncode == 0, done.stderr
    page = '<h1>关于防汛的通知</h1><div class="TRS_Editor"><p>各单位：</p><p>请认真落实各项措施。</p></div>'
    (folder / "page.html").write_text(page, encoding="utf-8")
    (folder / "downloads").mkdir()
    for name in ("年度报告.pdf", "downloads/任务表.docx"):
        (folder / name).write_bytes(DemoFile.called(name).content())
    return folder


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_works(example: str, crawled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    shutil.copytree(crawled, folder)
    before = {path for path in folder.rglob("*") if path.is_file()}
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GKCRAWL_")}
    script = f'gkcrawl() {{ "{sys.executable}" -m gkcrawl "$@"; }}; {example}'
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**plain, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    written = {path for path in folder.rglob("*") if path.is_file() and path.stat().st_size} - before
    assert done.stdout or written, "it brought nothing"


def test_search_examples_find_something_in_the_demo_as_it_is_by_default() -> None:
    """The demo has more documents than the test above, and the same ones among them."""
    number = next(match[1] for line in EXAMPLES if (match := re.search(r'search "\[2024\](\d+)号"', line)))
    crawled = (portal for portal in DemoServer(Corpus(200)).portals if isinstance(portal, PORTALS))
    truth = str([document for portal in crawled for document in portal.truth("http://127.0.0.1")])
    assert f"〔2024〕{number}号" in truth
    assert re.search(r"水务局\d{4}年政府信息公开工作年度报告", truth)
