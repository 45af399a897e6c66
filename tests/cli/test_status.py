"""``gkcrawl status`` (gkcrawl/cli/status.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gkcrawl.store import PortalFacts, RunEnd, Store
from tests.processes import GKCRAWL
from tests.store.corpus import TUESDAY, start_run
from tests.terminals import on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_column_that_shrank_is_a_warning(gkcrawl: Run, corpus: Path) -> None:
    with Store(corpus) as store:
        for run, rows in (("r7", 100), ("r8", 45)):
            start_run(store, run=run)
            columns = [{"name": "通知", "entries": rows, "rejected": 0, "whole": True}]
            store.finish_run(run, "demo", RunEnd(finished_at=TUESDAY, status=0, reason="", counts={}, columns=columns))
    shown = gkcrawl("status", "--db", corpus)
    assert shown.stderr == "warning: demo: shrunk: 通知 to 45 rows from 100\n"
    another, demo = json.loads(gkcrawl("status", "--db", corpus, "--json").stdout)
    assert (another["shrunk"], demo["shrunk"]) == ([], [{"column": "通知", "rows": 45, "before": 100}])


def test_eighty_columns_hold_a_portal_a_line(tmp_path: Path) -> None:
    db = tmp_path / "corpus.db"
    facts = PortalFacts(name="shanghai_rsj_2017", agency="示例局", region="310000", family="trs")
    counts = {"new": 1234, "changed": 56, "failed/http_500": 78}
    with Store(db) as store:
        for run, outcome in (("r1", "ok"), ("r2", "interrupted")):
            status = int(outcome != "ok")
            store.start_run(run, facts, started_at=TUESDAY, settings={})
            end = RunEnd(finished_at=TUESDAY, status=status, reason="", outcome=outcome, counts=counts)
            store.finish_run(run, facts.name, end)
    status, shown = on_terminal(GKCRAWL, "status", "--db", db, env={"TERM": "dumb"})
    lines = [line.split() for line in shown.splitlines() if line.strip(" ─")]
    assert status == 0
    assert lines[0] == ["portal", "last", "good", "outcome", "next", "due", "docs", "new", "chg", "fail", "miss"]
    missed = lines[1].pop()
    assert lines[1] == ["shanghai_rsj_2017", TUESDAY[:10], "interrupted", "now", "0", "1234", "56", "78"]
    assert missed.isdecimal() and len(lines) == 2
    assert f" {TUESDAY} " in on_terminal(GKCRAWL, "status", "--db", db, columns=150)[1]
