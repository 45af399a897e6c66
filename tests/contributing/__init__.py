"""Worked examples of CONTRIBUTING.md and docs/add-a-family.md, made in a copy of the project and run there.

What a section prints is what the test does: every fenced block below one of these lines is an edit.

    New file `gkcrawl/cli/years.py`:
    In `README.md`, below `the beginning of a line, or any part that no other line has`:
    In `gkcrawl/document.py`, above `…`:
    In `pyproject.toml`, instead of `…`:

Blocks below other lines are for the reader. A section is named by its heading, without the ``##``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
GUIDES = (ROOT / "CONTRIBUTING.md", ROOT / "docs" / "add-a-family.md")
_EDIT = re.compile(
    r"^(?:\d+\. )?(?:New file `(?P<new>[^`]+)`|In `(?P<old>[^`]+)`, (?P<place>below|above|instead of) `(?P<line>[^`]+)`)"
    r"[^\n]*:\n\n```\w*\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_LEFT_BEHIND = shutil.ignore_patterns(".*", "output", "*.egg-info", "__pycache__", "build", "site")


class Edit(NamedTuple):
    """``text`` goes into the file ``path``: as a new file, or ``place`` (below, above, instead of) the one line with ``line``."""

    path: str
    place: str
    line: str
    text: str


def section(heading: str) -> str:
    """What a guide says below ``## heading``."""
    wanted = re.compile(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    found = [text for guide in GUIDES for text in wanted.findall(guide.read_text("utf-8"))]
    assert len(found) == 1, f"{len(found)} guides have a section {heading}"
    return str(found[0])


def edits(heading: str) -> list[Edit]:
    """The edits that a section prints, in their order."""
    return [
        Edit(found["new"] or found["old"], found["place"] or "new", found["line"] or "", found["text"])
        for found in _EDIT.finditer(section(heading))
    ]


class Copy:
    """A copy of the project that a test may change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT, root, ignore=_LEFT_BEHIND)

    def follow(self, heading: str) -> list[str]:
        """Make the edits of a section; the paths of the files that they touch."""
        for edit in edits(heading):
            path = self.root / edit.path
            if edit.place == "new":
                assert not path.exists(), f"{edit.path} is there already"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(edit.text, encoding="utf-8")
                continue
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            places = [number for number, line in enumerate(lines) if edit.line in line]
            assert len(places) == 1, f"{edit.path} has {len(places)} lines with {edit.line}"
            first = places[0] + (edit.place == "below")
            lines[first : places[0] + (edit.place != "above")] = [edit.text]
            path.write_text("".join(lines), encoding="utf-8")
        return [edit.path for edit in edits(heading)]

    def run(self, *arguments: str | Path, **environment: str) -> str:
        """Run ``python ARGUMENTS`` in the copy; what it printed. Fails with that when it fails."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_", "GKCRAWL_"))
        }
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=self.root,
            env=kept | {"PYTHONPATH": str(self.root)} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def gkcrawl(self, *arguments: str | Path) -> str:
        """Run ``gkcrawl ARGUMENTS`` in the copy; what it printed."""
        return self.run("-c", "from gkcrawl.cli.main import main; main(prog_name='gkcrawl')", *arguments)

    def check(self, *paths: str) -> None:
        """Lint and format of ``paths``, as `make lint` has them."""
        python = [path for path in paths if path.endswith(".py")]
        self.run("-m", "ruff", "check", "--no-cache", *python)
        self.run("-m", "ruff", "format", "--no-cache", "--check", *python)

    def test(self, *paths: str, **environment: str) -> None:
        """The tests in ``paths``."""
        self.run("-m", "pytest", "-q", "-p", "no:cacheprovider", *paths, **environment)
