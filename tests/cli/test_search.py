"""``gkcrawl search``: words and numbers, and what is said when nothing is found (gkcrawl/cli/search.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gkcrawl.store import Store
from tests.store.corpus import TUESDAY, find_gone

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_search_prints_title_facts_and_snippet(gkcrawl: Run, reports: Path) -> None:
    result = gkcrawl("search", "水务局", "复议", "--db", reports)
    title, facts, snippet = result.stdout.splitlines()
    assert title.endswith("  青溪县水务局2023年政府信息公开工作年度报告")
    assert facts == "    2024-01-01 · 青溪县水务局 · annual_report · demo"
    assert "水务局" in snippet
    (hit,) = json.loads(gkcrawl("search", "教育局", "--db", reports, "--json").stdout)
    assert (hit["title"], hit["gone"]) == ("白石市教育局年报", None)
    with Store(reports) as store:
        find_gone(store, hit["url"], TUESDAY)
    assert f" · gone since {TUESDAY[:10]}\n" in gkcrawl("search", "教育局", "--db", reports).stdout


def test_nothing_found_is_said(gkcrawl: Run, reports: Path) -> None:
    result = gkcrawl("search", "没有这样的词", "--db", reports)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing found\n")


@pytest.mark.parametrize("wrong", [["，"], ["年报", "--portal", "nowhere"], ["年报", "--year", "20"], []])
def test_a_search_that_makes_no_sense_is_refused(gkcrawl: Run, reports: Path, wrong: list[str]) -> None:
    assert gkcrawl("search", *wrong, "--db", reports).exit_code == 2
