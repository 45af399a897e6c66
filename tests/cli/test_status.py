"""``gkcrawl status`` (gkcrawl/cli/status.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gkcrawl.store import RunEnd, Store
from tests.store.corpus import TUESDAY, start_run

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
