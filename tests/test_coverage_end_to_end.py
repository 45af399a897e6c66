"""A real crawl of the demo portals' trees of units, and coverage against what their server knows (gkcrawl/demo/roster.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.roster import AS_OF, ROSTERS
from gkcrawl.demo.server import serving
from tests import processes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of ``gkcrawl coverage`` after a crawl, and the server's truth."""
    folder = tmp_path_factory.mktemp("coverage")
    with serving(Corpus(10)) as base:
        for portal in ROSTERS:
            settings = {"GKCRAWL_DB": folder / "gkcrawl.db", "GKCRAWL_ARCHIVE": folder / "archive", "RETRY_TIMES": 0}
            options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
            processes.scrapy("crawl", portal.name, "-a", f"base={base}", *options)
        truth = [json.loads(line) for line in urlopen(f"{base}/coverage.jsonl")]
    return rows_of(folder), truth


def rows_of(folder: Path) -> list[dict[str, Any]]:
    output = folder / "coverage.jsonl"
    process = processes.gkcrawl(
        *("coverage", "--db", str(folder / "gkcrawl.db"), "--as-of", AS_OF.isoformat(), "-o", str(output))
    )
    assert process.returncode == 0, process.stderr
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def test_coverage_equals_the_truth(found: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    rows, truth = found

    def short(row: dict[str, Any], portal: str) -> tuple[str, ...]:
        return (portal, row["agency"], str(row["year"]), row["status"])

    said = sorted(short(row, row["portals"]) for row in rows)
    assert said == sorted(short(row, row["portal"]) for row in truth)


def test_rows_of_a_portal_that_was_not_crawled_to_its_end_say_so(
    found: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    rows, truth = found
    broken = {row["crawl"] for row in rows if row["portals"] == "demo_roster_broken"}
    assert broken == {"demo_roster_broken: 部门年报: failed: http_503"}
    failed = {(row["agency"], row["year"]) for row in truth if row["failed"]}
    for row in rows:
        if row["portals"] == "demo_roster":
            lost = (row["agency"], row["year"]) in failed
            failure = f"{row['agency']} {row['year']}: listed, but its page failed: gone"
            assert row["crawl"] == (failure if lost else "complete")
