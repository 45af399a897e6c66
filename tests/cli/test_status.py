"""``gkcrawl status`` (gkcrawl/cli/status.py)."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from gkcrawl.store import PortalFacts, RunEnd, Store
from tests.processes import GKCRAWL, ROOT
from tests.store.corpus import TUESDAY, start_run
from tests.terminals import on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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


def failing(db: Path, portal: str) -> None:
    """Three runs in a row that failed, the last of them now."""
    with Store(db) as store:
        for number in range(3):
            at = datetime.now(timezone.utc).isoformat()
            facts = PortalFacts(name=portal, agency="示例局", region="310000", family="trs")
            store.start_run(f"{portal}{number}", facts, started_at=at, settings={})
            store.finish_run(
                f"{portal}{number}",
                portal,
                RunEnd(finished_at=at, status=1, reason="blocked", outcome="waf", counts={}),
            )


def test_an_alert_is_what_needs_a_person_and_exits_with_one(gkcrawl: Run, tmp_path: Path) -> None:
    failing(tmp_path / "corpus.db", "of_mine")
    line = "of_mine: failing: 3 runs in a row, last good run never; the last: blocked"
    shown = gkcrawl("status", "--alert", "--db", "corpus.db")
    assert (shown.exit_code, shown.stdout, shown.stderr) == (1, f"{line}\n", "")
    (alert,) = json.loads(gkcrawl("status", "--alert", "--json", "--db", "corpus.db").stdout)
    assert (alert["portal"], alert["concern"]) == ("of_mine", "failing")


def test_an_alert_that_cannot_be_sent_is_printed(gkcrawl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(tmp_path / "corpus.db", "of_mine")
    monkeypatch.setenv("GKCRAWL_ALERT_WEBHOOK", "http://127.0.0.1:1/")
    shown = gkcrawl("status", "--alert", "--db", "corpus.db")
    assert shown.exit_code == 1
    assert shown.stdout.startswith("of_mine: failing: ")
    assert shown.stderr.startswith("error: alert_webhook: the alert was not delivered: ")


def test_nothing_is_said_of_portals_that_are_well_moved_or_of_the_demo(
    gkcrawl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "corpus.db"
    for portal in ("demo_trs", "mlr_2017"):
        failing(db, portal)
    facts = PortalFacts(name="ndrc", agency="示例局", region="310000", family="trs")
    at = datetime.now(timezone.utc).isoformat()
    with Store(db) as store:
        store.start_run("r1", facts, started_at=at, settings={})
        store.finish_run("r1", "ndrc", RunEnd(finished_at=at, status=0, reason="", counts={}))
    monkeypatch.chdir(ROOT)
    shown = gkcrawl("status", "--alert", "--db", db)
    assert (shown.exit_code, shown.output) == (0, "")
