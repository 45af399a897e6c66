"""The three crawls that are compared do all that they are measured for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench import crawlers
from bench.crawlers import Crawl, Task, measure, page_figures
from bench.processes import Usage
from bench.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def task() -> Iterator[Task]:
    with serving(25, size=5_000) as port:
        yield Task(25, port)


@pytest.mark.parametrize(("kind", "pages"), [("a", 25 + 2 * 2), ("b", 25 + 2), ("c", 25 + 2 * 2)])
def test_all_is_asked_for_and_stored(kind: str, pages: int, task: Task) -> None:
    crawl = measure(kind, task)
    assert crawl.pages == pages
    assert crawl.usage.cpu > 0


def test_what_is_not_done_is_no_measure(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    def idle(command: list[str], folder: Path) -> Usage:
        (folder / "stderr.txt").write_text("its log")
        return Usage()

    monkeypatch.setattr(crawlers, "run", idle)
    with pytest.raises(SystemExit, match=r"(?s)its log.*status 0 after 0 requests for 29 addresses"):
        measure("a", task)


def test_a_page_costs_what_is_left_without_the_start() -> None:
    start = Crawl("c", 20, Usage(wall=2.0, cpu=1.0, cpu_all=1.5))
    whole = Crawl("c", 1020, Usage(wall=12.0, cpu=6.0, cpu_all=9.5, peak=200_000_000))
    figures = page_figures(start, whole)
    assert (figures["pages_per_s"], figures["cpu_ms"], figures["cpu_all_ms"]) == (100.0, 5.0, 8.0)
