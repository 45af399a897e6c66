"""``gkcrawl demo`` from start to summary (gkcrawl/cli/demo.py)."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner, Result

from gkcrawl.cli.main import main
from gkcrawl.demo import server
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def gkcrawl(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def free_port() -> int:
    with serving(Corpus(0)) as base:
        return int(base.rpartition(":")[2])


def test_a_second_demo_into_the_same_database_adds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    # One is enough: tests/test_end_to_end.py crawls all three.
    monkeypatch.setattr(server, "PORTALS", server.PORTALS[:1])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    options = ("--documents", "6", "--out", tmp_path / "demo", "--port", str(free_port()))
    exports = []
    for verdict in ("documents: 6 new, 0 changed, 0 unchanged", "documents: 0 new, 0 changed, 6 unchanged"):
        result = gkcrawl("demo", *options)
        assert result.exit_code == 0, result.output
        assert result.output.count(verdict) == 1
        assert "6 documents are in demo/documents.jsonl" in result.output
        assert result.output.rstrip().endswith("\n  gkcrawl browse --db demo/gkcrawl.db")
        lines = (tmp_path / "demo" / "documents.jsonl").read_bytes().splitlines()
        exports.append([_lasting(json.loads(line)) for line in lines])
    assert exports[0] == exports[1]


def _lasting(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in ("last_seen_at", "fetched_at", "capture")}


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with serving(Corpus(0)) as base:
        result = gkcrawl("demo", "--out", tmp_path, "--port", base.rpartition(":")[2])
    assert result.exit_code == 2
    assert "choose another port with --port" in result.output


def test_portals_without_documents_make_the_demo_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PORTALS", server.PORTALS[:1])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    result = gkcrawl("demo", "--documents", "0", "--out", tmp_path, "--port", "0")
    assert result.exit_code == 1
    assert "error: not every portal was crawled" in result.output


def test_a_command_runs_while_the_portals_are_served(tmp_path: Path) -> None:
    code = "import sys, urllib.request as r; sys.exit(7 if b'/trs/' in r.urlopen(sys.argv[1]).read() else 1)"
    port = str(free_port())
    address = f"http://127.0.0.1:{port}/truth.jsonl"
    served = ("demo", "serve", "--documents", "3", "--port", port)
    assert gkcrawl(*served, sys.executable, "-c", code, address).exit_code == 7
    missing = gkcrawl(*served, "no-such-program")
    assert (missing.exit_code, missing.stderr) == (2, "error: cannot run no-such-program: No such file or directory\n")
