"""Imports as a user runs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@dataclass
class Corpus:
    """A database in a folder of its own, imported into."""

    folder: Path

    @property
    def db(self) -> Path:
        return self.folder / "corpus.db"

    def run(self, *arguments: str | Path) -> Result:
        """``gkcrawl`` with ``arguments`` on this database."""
        told = [*map(str, arguments), "--db", str(self.db)]
        return CliRunner().invoke(main, told, prog_name="gkcrawl")

    def take(self, *arguments: str | Path) -> Result:
        """``gkcrawl import`` with ``arguments``."""
        return self.run("import", *arguments)

    def documents(self) -> list[dict[str, Any]]:
        with Store(self.db) as store:
            return sorted(store.documents(), key=lambda document: document["url"])

    def query(self, sql: str) -> list[dict[str, Any]]:
        with Store(self.db) as store:
            return store.query(sql)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return Corpus(folder)
