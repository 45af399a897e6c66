"""``gkcrawl reextract``: the archive gives the corpus that the crawl gave (gkcrawl/cli/reextract.py)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.corpus.statistics import read_new
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.store.lock import Lock
from tests.test_end_to_end import documents, scrapy

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

command: Any = import_module("gkcrawl.cli.reextract")


def test_the_same_corpus_comes_out_and_what_differs_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Corpus(8)) as base:
        assert scrapy("demo_jpage", "-a", f"base={base}", output=tmp_path).returncode == 0
    before = documents(tmp_path)
    arguments = ["reextract", "--db", str(tmp_path / "gkcrawl.db")]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert documents(tmp_path) == before

    from gkcrawl.store import Store

    with Store(tmp_path / "gkcrawl.db") as store, store.transaction() as connection:
        connection.execute("UPDATE documents SET title = 'x', reading_sha256 = 'x' WHERE id = ?", (before[0]["id"],))
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(before[0]["id"])
    assert documents(tmp_path) == before

    with Lock(tmp_path / "gkcrawl.db", "reextract", ""):
        assert "another gkcrawl reextract is under way" in CliRunner().invoke(main, arguments).stderr

    # Interrupted at the fourth document, it is taken up after the third.
    reads = 0

    def read(*arguments: Any) -> Any:
        nonlocal reads
        reads += 1
        if reads == 4:
            raise KeyboardInterrupt
        return original(*arguments)

    original = command._read
    monkeypatch.setattr(command, "_read", read)
    assert CliRunner().invoke(main, arguments).exit_code == 1
    result = CliRunner().invoke(main, arguments)
    third = sorted(row["id"] for row in before)[2]
    assert result.stderr.splitlines()[0] == f"taking up an interrupted run after {third} (--restart begins anew)"

    # Numbers of reports are read again where they had been read.
    numbers = 'SELECT document, key, value FROM statistics ORDER BY document, key, "column"'
    with Store(tmp_path / "gkcrawl.db") as store:
        assert store.query(numbers) == []
        read_new(store)
        assert (said := store.query(numbers))
        with store.transaction() as connection:
            connection.execute("UPDATE statistics_reports SET layout = 0, sentences = NULL")
        assert store.query(numbers) == []
    assert CliRunner().invoke(main, arguments).exit_code == 0
    with Store(tmp_path / "gkcrawl.db") as store:
        assert store.query(numbers) == said
    assert result.stderr.splitlines()[-1] == "5 documents read, 0 changed, 0 failed"
    assert "taking up" not in CliRunner().invoke(main, arguments).stderr

    reads = 0
    assert CliRunner().invoke(main, arguments).exit_code == 1
    result = CliRunner().invoke(main, [*arguments, "--restart"])
    assert result.stderr.splitlines()[-1] == "8 documents read, 0 changed, 0 failed"
