"""One import: its row in runs, what it says, and what it passes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from gkcrawl.cli.importing.session import Options
from gkcrawl.errors import ConfigError
from gkcrawl.store.lock import Lock
from tests.cli.importing.pages import Warc, a_document, a_list

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.importing.conftest import Corpus


@pytest.fixture
def site(tmp_path: Path) -> Path:
    warc = Warc().page("/tzgg/", a_list(1, 2, 3)).page("/tzgg/1.html", a_document(1))
    return warc.page("http://other.example.com/2.html", a_document(2)).write(tmp_path / "site.warc.gz")


def test_a_region_is_a_code() -> None:
    with pytest.raises(ConfigError, match="six-digit"):
        Options(region="示例市")


def test_a_second_import_adds_nothing_and_reads_nothing(corpus: Corpus, site: Path) -> None:
    assert corpus.take(site).stdout.splitlines() == [
        "documents: 2 new, 0 changed, 0 unchanged",
        "portals: none 2",
        "no documents: 1 listing",
    ]
    before = corpus.documents()
    assert corpus.take(site).stdout == f"{site.parent.name}/site.warc.gz: imported before\n"
    assert (corpus.documents(), len(corpus.query("SELECT 1 FROM runs"))) == (before, 1)


def test_other_hosts_are_another_import_that_passes_over_what_is_there(corpus: Corpus, site: Path) -> None:
    assert "1 other_host" in corpus.take(site, "--hosts", "gov.cn").stdout
    assert len(corpus.documents()) == 1
    assert "documents: 1 new" in corpus.take(site).stdout
    assert len(corpus.documents()) == 2


def test_the_row_of_a_run_says_that_it_was_an_import(corpus: Corpus, site: Path) -> None:
    corpus.take(site)
    (run,) = corpus.query("SELECT portal, status, outcome, reason, columns, settings FROM runs")
    assert (run["portal"], run["status"], run["outcome"], run["columns"]) == ("import", 0, "ok", "[]")
    assert run["reason"].startswith("import; documents: 2 new")
    assert orjson.loads(run["settings"])["import"]["hosts"] == []
    (status,) = orjson.loads(corpus.run("status", "--json").stdout)
    assert (status["portal"], status["documents"], status["next_due"], status["frequency"]) == (
        "import",
        2,
        None,
        "never",
    )
    assert "now" not in corpus.run("status").stdout
    (stats,) = orjson.loads(corpus.run("stats", "--json").stdout)
    assert (stats["portal"], stats["documents"], stats["last_run"]["status"]) == ("import", 2, 0)
    corpus.run("export", "--portal", "import", "-o", corpus.folder / "a.jsonl")
    assert len((corpus.folder / "a.jsonl").read_text().splitlines()) == 2
    assert corpus.query("SELECT 1 FROM sweeps") == []


def test_damage_is_reported_and_the_rest_is_stored(corpus: Corpus, site: Path) -> None:
    data = site.read_bytes()
    site.write_bytes(data[:-40])
    result = corpus.take(site)
    assert result.exit_code == 1
    assert "cut short" in result.stderr or "byte" in result.stderr
    assert len(corpus.documents()) == 1
    assert corpus.query("SELECT status, outcome FROM runs") == [{"status": 1, "outcome": "ok_partly"}]


def test_nothing_found_is_no_success(corpus: Corpus, tmp_path: Path) -> None:
    result = corpus.take(Warc().page("/", a_list(1, 2, 3)).write(tmp_path / "a.warc"))
    assert (result.exit_code, corpus.query("SELECT outcome FROM runs")) == (1, [{"outcome": "nothing_stored"}])


def test_one_import_at_a_time(corpus: Corpus, site: Path) -> None:
    with Lock(corpus.db, "import", ""):
        result = corpus.take(site)
    assert (result.exit_code, "another gkcrawl import is under way" in result.stderr) == (2, True)


def test_where_no_portal_is_declared_a_note_says_so(
    corpus: Corpus, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gkcrawl.cli.importing.session._portals", list)
    result = corpus.take(site)
    assert (result.exit_code, result.stderr.startswith("note: no portals are declared here")) == (0, True)
