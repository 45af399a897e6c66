"""Exports of a corpus that grows: copies, versions, what changed since the last one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.store import Store
from gkcrawl.store.lock import Lock
from tests.cli.test_export import VALIDATOR, exported
from tests.corpus.reports import a_report, invented
from tests.store.corpus import TUESDAY, a_document, find_gone

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def numbers(path: Path) -> list[str]:
    return sorted(row["url"][-6] for row in exported(path))


def write(db: Path, *documents: Any) -> None:
    with Store(db) as store:
        store.write("r1", documents)


def test_copies_are_left_out_unless_asked_for(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    assert gkcrawl("export", "--db", reports, "-o", "a.jsonl").stderr == "3 documents written to a.jsonl\n"
    assert gkcrawl("export", "--db", reports, "-o", "b.jsonl", "--duplicates").exit_code == 0
    assert (numbers(tmp_path / "a.jsonl"), numbers(tmp_path / "b.jsonl")) == (["1", "3", "4"], ["1", "2", "3", "4"])
    for row in exported(tmp_path / "b.jsonl"):
        VALIDATOR.validate(row)


def test_versions_come_before_what_replaced_them(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    gkcrawl("export", "--db", reports, "-o", "a.jsonl", "--versions")
    rows = [row for row in exported(tmp_path / "a.jsonl") if row["url"].endswith("4.html")]
    assert [(row["version"], row["text"]) for row in rows] == [(1, "甲。\n乙。"), (2, "甲。\n丙。")]
    for row in rows:
        VALIDATOR.validate(row)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.csv", "a.csv.gz", "a.parquet"])
def test_two_exports_are_the_same_bytes_in_every_format(gkcrawl: Run, reports: Path, tmp_path: Path, name: str) -> None:
    found = []
    for _ in range(2):
        assert gkcrawl("export", "--db", reports, "-o", name).exit_code == 0
        found.append((tmp_path / name).read_bytes())
    assert found[0] == found[1]


def test_a_named_export_holds_what_changed_since_the_last(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    def new() -> list[str]:
        assert gkcrawl("export", "--db", reports, "-o", "new.jsonl", "--since-export", "nightly").exit_code == 0
        return numbers(tmp_path / "new.jsonl")

    assert new() == ["1", "3", "4"]
    assert new() == []
    # Seen again is no change; another text is, and so are new documents.
    write(
        reports,
        a_report(1, fetched_at=TUESDAY),
        a_report(3, body=invented(4), fetched_at=TUESDAY),
        a_document(5),
    )
    assert new() == ["3", "5"]
    # One that turns out to be a copy of a better one is told once more; a copy that is new is not.
    write(reports, a_report(6, published_date="2024-01-01", url="https://www.example.gov.cn/6.html"))
    write(reports, a_report(7))
    with Store(reports) as store:
        find_gone(store, a_document(5).url, TUESDAY)
    told = new()
    assert "5" in told
    assert "7" not in told
    assert new() == []
    assert len(exported(tmp_path / "new.jsonl")) == 0


def test_two_exports_of_one_name_do_not_run_at_once(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    arguments = ("export", "--db", reports, "--since-export", "a/b", "-o", tmp_path / "new.jsonl")
    with Lock(reports, "export a/b", "export for a/b"):
        refused = gkcrawl(*arguments)
        assert (refused.exit_code, gkcrawl("export", "--db", reports).exit_code) == (2, 0)
        assert f"another export for a/b is under way (pid {os.getpid()} since" in refused.stderr
    assert gkcrawl(*arguments).exit_code == 0


def test_a_named_export_that_fails_is_not_counted(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert gkcrawl("export", "--db", reports, "-o", "folder", "--since-export", "nightly").exit_code == 1
    gkcrawl("export", "--db", reports, "-o", "a.jsonl", "--since-export", "nightly")
    assert numbers(tmp_path / "a.jsonl") == ["1", "3", "4"]


def test_a_read_only_database_is_exported_as_it_is(
    gkcrawl: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, whom file modes do not stop.
    monkeypatch.setattr(os, "access", lambda _, mode, **__: mode != os.W_OK)
    result = gkcrawl("export", "--db", reports, "-o", "a.jsonl")
    assert result.exit_code == 0
    assert "warning: 4 documents are not compared with the others yet" in result.stderr
    assert "4 documents written" in result.stderr
