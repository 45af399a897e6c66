"""``gkcrawl publish`` (gkcrawl/cli/publish.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyarrow import parquet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_snapshot_is_written_once(gkcrawl: Run, corpus: Path, tmp_path: Path) -> None:
    result = gkcrawl("publish", "out", "--db", corpus, "--version", "2026.11")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("3 documents, ")
    assert parquet.read_table(tmp_path / "out" / "documents").num_rows == 3
    again = gkcrawl("publish", "out", "--db", corpus, "--version", "2026.12")
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)
    assert "never written again" in again.stderr


def test_a_version_is_asked_for(gkcrawl: Run, corpus: Path, tmp_path: Path) -> None:
    assert gkcrawl("publish", "out", "--db", corpus).exit_code == 2
    assert not (tmp_path / "out").exists()


def test_copies_can_be_left_out(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    for name, options in (("all", ()), ("originals", ("--no-copies",))):
        assert gkcrawl("publish", name, "--db", reports, "--version", "1", *options).exit_code == 0
    counts = [parquet.read_table(tmp_path / name / "documents").num_rows for name in ("all", "originals")]
    assert counts == [4, 3]
