"""The commands that docs/add-a-portal.md prints, run one after the other in a new project."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.portals.toml import read_tables
from tests import processes

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "docs" / "add-a-portal.md"
SERVE = "gkcrawl demo serve --port 8850"


def commands(heading: str) -> list[str]:
    """The lines of the shell below ``## heading``, but for the one that serves the demo in another terminal."""
    text = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in map(str.strip, block.splitlines()) if line != SERVE]


class Terminal:
    """A shell in a new project, beside a demo server at ``base``."""

    def __init__(self, folder: Path, base: str) -> None:
        self.folder, self._base = folder / "corpus", base
        assert processes.gkcrawl("new", "corpus", cwd=folder).returncode == 0

    def run(self, command: str) -> str:
        """What ``command`` prints; its portal is served at another port than the page says."""
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", "-c", command.replace("http://127.0.0.1:8850", self._base)],
            cwd=self.folder,
            env={**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0 or "discover" in command, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    with serving(Corpus(10)) as base:
        yield Terminal(tmp_path_factory.mktemp("tutorial"), base)


def test_a_portal_from_its_home_page(terminal: Terminal) -> None:
    *steps, clean_up = commands("From a home page in two minutes")
    said = [terminal.run(command) for command in steps]
    text = (terminal.folder / "spiders" / "demo" / "tutorial.py").read_text(encoding="utf-8")
    with (terminal.folder / "columns.csv").open(encoding="utf-8", newline="") as file:
        seen = {row["name"]: row["url"] for row in csv.DictReader(file)}
    left_out = next((line for line in said[1].splitlines() if "left out" in line), "")
    assert set(re.findall(r'Column\("[^"]+", "([^"]+)"', text)) == {seen[name] for name in seen if name not in left_out}
    assert len(seen) > len(left_out.split(",")) + 3
    assert 'agency, region = "青岚市人民政府", "320000"' in text
    assert "tutorial: ok: documents: " in said[-2]
    assert (terminal.folder / "output" / "try.jsonl").stat().st_size
    terminal.run(clean_up)
    assert not [path for path in terminal.folder.rglob("*tutorial*") if path.suffix != ".pyc"]


def test_many_sites_in_one_go(terminal: Terminal) -> None:
    *steps, clean_up = commands("Hundreds of sites in one go")
    said = [terminal.run(command) for command in steps]
    assert "2 written" in said[-1]
    assert (
        len([table for path in terminal.folder.glob("spiders/*.toml") for table in read_tables(path, path.name)]) == 2
    )
    terminal.run(clean_up)
