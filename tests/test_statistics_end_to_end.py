"""Annual reports of all forms, crawled: every cell is known by the verbs as the server prints it (docs/statistics.md)."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.demo.check import cell_differences, score
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.store import Store
from tests.test_end_to_end import scrapy

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = 102
"""Six offices, and every year since 2008."""


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    output = tmp_path_factory.mktemp("reports")
    with serving(Corpus(REPORTS)) as base:
        done = scrapy("demo_reports", "-a", f"base={base}", output=output)
        assert done.returncode == 0, done.stderr
        truth = [json.loads(line) for line in urlopen(f"{base}/truth.jsonl?portal=demo_reports")]
    assert len(truth) == REPORTS
    return output, truth


def test_every_cell_of_every_report_is_read(crawled: tuple[Path, list[dict[str, Any]]]) -> None:
    output, truth = crawled
    with Store(output / "gkcrawl.db") as store:
        total = score(store.documents(), truth)
    assert total.cells > 50 * REPORTS
    assert (total.found, total.right) == (REPORTS, total.cells), str(total)


def test_the_verb_gives_every_cell_of_every_report(crawled: tuple[Path, list[dict[str, Any]]]) -> None:
    output, truth = crawled
    path = output / "values.jsonl"
    result = CliRunner().invoke(main, ["statistics", "--db", str(output / "gkcrawl.db"), "-o", str(path)])
    assert result.exit_code == 0, result.output
    read: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "derived":
            read[row["url"]].append({"k": row["key"], "col": row["column"], "v": row["value"], "sem": row["meaning"]})
    wrong = {row["url"]: cell_differences(read[row["url"]], row["statistics"]) for row in truth}
    assert {url: lines for url, lines in wrong.items() if lines} == {}
