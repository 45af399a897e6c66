"""``gkcrawl reextract``: the archive gives the corpus that the crawl gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from tests.test_end_to_end import documents, scrapy

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_corpus_comes_out_and_what_differs_is_named(tmp_path: Path) -> None:
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
