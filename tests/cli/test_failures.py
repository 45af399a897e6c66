"""``gkcrawl failures``: rows whose pages did not come (gkcrawl/cli/failures.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gkcrawl.store import Store
from gkcrawl.store.state import Failed, Listed
from tests.store.corpus import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

KEY = "www.example.gov.cn/9.html"


def test_a_row_with_its_reason(gkcrawl: Run, corpus: Path) -> None:
    row = '{"url": "https://www.example.gov.cn/9.html", "title": "通知9"}'
    with Store(corpus) as store:
        store.write("r1", [Listed(KEY, "通知", row, "0" * 64, MONDAY), Failed(KEY, MONDAY, "login")], portal="demo")
    (found,) = json.loads(gkcrawl("failures", "--db", corpus, "--json").stdout)
    assert (found["title"], found["reason"]) == ("通知9", "login")
    assert "login" in gkcrawl("failures", "--db", corpus).stdout
