"""``gkcrawl stats`` and ``gkcrawl schema`` (gkcrawl/cli/stats.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gkcrawl.jsonschema import document_schema, field_table
from gkcrawl.store import Store
from tests.store.corpus import a_file, a_reading, with_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_stats_count_each_portal(gkcrawl: Run, corpus: Path) -> None:
    another, demo = json.loads(gkcrawl("stats", "--db", corpus, "--json").stdout)
    assert (another["portal"], another["documents"], another["last_run"]["finished_at"]) == ("another", 1, None)
    assert demo["kinds"] == {"notice": 1, "policy": 1}
    assert (demo["documents"], demo["versions"], demo["attachments"]) == (2, 3, 1)
    assert (demo["covered"]["title"], demo["covered"]["published_date"], demo["covered"]["topic"]) == (2, 2, 0)
    assert (demo["last_run"]["status"], demo["last_run"]["reason"]) == (0, "2 new")
    assert demo["last_run"]["counts"] == {"new": 2}


def test_stats_for_people(gkcrawl: Run, corpus: Path) -> None:
    shown = gkcrawl("stats", "--db", corpus).stdout
    assert "示例市人民政府" in shown
    assert "notice 1, policy 1" in shown
    assert "2 new" in shown
    assert "not finished: still running, or interrupted" in shown


def test_schema_is_the_generated_one(gkcrawl: Run) -> None:
    assert json.loads(gkcrawl("schema").stdout) == document_schema()


def test_schema_as_a_table(gkcrawl: Run) -> None:
    assert gkcrawl("schema", "--table").stdout == field_table() + "\n"


def test_stats_count_files_by_status(gkcrawl: Run, corpus: Path) -> None:
    assert "a.pdf" not in gkcrawl("stats", "--db", corpus).stdout
    with Store(corpus) as store:
        store.write("r1", [with_files(number=7), a_file(), a_reading()], portal="demo")
    another, demo = json.loads(gkcrawl("stats", "--db", corpus, "--json").stdout)
    assert (another["files"], demo["files"]) == ({}, {"listed": 1, "read": 1})
    assert "listed 1, read 1" in gkcrawl("stats", "--db", corpus).stdout
