"""The command itself: help, errors, exit status."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gkcrawl import __version__
from gkcrawl.cli.main import VERBS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_help_names_every_verb_and_exits_well(gkcrawl: Run) -> None:
    result = gkcrawl("--help")
    assert result.exit_code == 0
    assert all(verb in result.stdout for verb in VERBS)


@pytest.mark.parametrize("verb", [["export"], ["stats"], ["schema"], ["parse", "document"], ["parse", "list"]])
def test_every_verb_explains_itself(gkcrawl: Run, verb: list[str]) -> None:
    result = gkcrawl(*verb, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: gkcrawl {' '.join(verb)}")


def test_version(gkcrawl: Run) -> None:
    assert gkcrawl("--version").stdout == f"gkcrawl, version {__version__}\n"


def test_python_runs_the_package() -> None:
    """gkcrawl/__main__.py"""
    done = subprocess.run([sys.executable, "-m", "gkcrawl", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"gkcrawl, version {__version__}\n")


def test_an_unknown_verb_is_wrong_usage(gkcrawl: Run) -> None:
    assert gkcrawl("crawl").exit_code == 2


def test_help_loads_nothing_heavy() -> None:
    code = """
import sys
from gkcrawl.cli.main import main
main(["--help"], standalone_mode=False)
heavy = {"scrapy", "lxml", "sqlite_utils", "orjson", "aiohttp", "rich", "warcio", "twisted"} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or 0)
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("verb", ["export", "stats"])
def test_a_missing_database_is_a_configuration_error(gkcrawl: Run, verb: str, tmp_path: Path) -> None:
    result = gkcrawl(verb)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: no database at output/gkcrawl.db: crawl a portal first")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["export", "stats"])
def test_a_file_that_is_no_database_is_a_configuration_error(gkcrawl: Run, verb: str, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("text, and more of it\n" * 100)
    result = gkcrawl(verb, "--db", "text.db")
    assert result.exit_code == 2
    assert "not a SQLite database" in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_empty_file_is_a_configuration_error_and_stays_empty(gkcrawl: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    result = gkcrawl("stats", "--db", "empty.db")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "is an empty file" in result.stderr
    assert [(path.name, path.stat().st_size) for path in tmp_path.iterdir()] == [("empty.db", 0)]


def test_the_database_may_come_from_the_environment(
    gkcrawl: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GKCRAWL_DB", str(corpus))
    assert gkcrawl("stats").exit_code == 0
