from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.document import Attachment, Provenance, Region
from gkcrawl.store import RunEnd, Store
from tests.corpus.reports import a_report, invented
from tests.scrapy_commands.conftest import project, tiny
from tests.store.corpus import TUESDAY, a_document, start_run

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

__all__ = ["Run", "corpus", "gkcrawl", "project", "reports", "tiny"]


class Run(Protocol):
    def __call__(self, *arguments: str | Path) -> Result: ...


@pytest.fixture
def gkcrawl(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="gkcrawl")

    return run


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A database with three documents of two portals, a version and an unfinished run."""
    db = tmp_path / "corpus.db"
    with Store(db) as store:
        start_run(store)
        start_run(store, portal="another")
        batch = [
            a_document(1, kind="policy", published_date="2025-03-01", issuer="示例市人民政府"),
            a_document(
                2,
                kind="notice",
                published_date="2024-12-31",
                region=Region(code="320100", name="示例市", level="city"),
                attachments=[Attachment(url="https://www.example.gov.cn/a.pdf", name="附件")],
                provenance={"title": Provenance(raw="通知2", method="meta")},
            ),
            a_document(3, portal="another", kind="notice"),
            a_document(1, text="改", kind="policy", published_date="2025-03-01", fetched_at=TUESDAY),
        ]
        store.write("r1", batch, portal="demo")
        store.finish_run("r1", "demo", RunEnd(finished_at=TUESDAY, status=0, reason="2 new", counts={"new": 2}))
    return db


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two copies of one report, another one, and one whose text changed."""
    db = tmp_path / "corpus.db"
    with Store(db) as store:
        start_run(store)
        store.write("r1", [a_report(1), a_report(2), a_report(3, body=invented(3), title="白石市教育局年报")])
        store.write("r1", [a_document(4, text="甲。\n乙。", issuer="甲局")])
        store.write("r1", [a_document(4, text="甲。\n丙。", issuer="乙局", fetched_at=TUESDAY)])
    return db
