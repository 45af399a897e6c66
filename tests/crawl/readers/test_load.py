"""When reading is worth processes of its own, and how many (gkcrawl/crawl/readers/load.py)."""

from __future__ import annotations

import pytest

from gkcrawl.crawl.readers import load
from gkcrawl.crawl.readers.load import LOOK, SHARE, Load, helpers


def _paces(seconds: float, pause: float) -> bool:
    """Whether reading pages of ``seconds``, one each ``pause``, is ever too much within ten minutes."""
    now = 0.0
    found = Load(lambda: now)
    for _ in range(int(600 / pause)):
        now += pause
        if found.add(seconds):
            return True
    return False


def test_a_polite_crawl_never_needs_help_and_a_fast_one_soon() -> None:
    assert not _paces(seconds=0.05, pause=1)
    assert _paces(seconds=0.004, pause=0.011)
    now = 0.0
    found, pages = Load(lambda: now), 0
    while not found.add(0.004):
        now, pages = now + 0.011, pages + 1
    assert pages * 0.004 == pytest.approx(SHARE * LOOK, abs=0.005)


@pytest.mark.parametrize(
    ("setting", "jobs", "cores", "count"),
    [
        ("auto", 1, 1, 0),
        ("auto", 1, 2, 1),
        ("auto", 1, 8, 7),
        ("auto", 2, 2, 0),
        ("auto", 2, 8, 3),
        ("auto", 4, 2, 0),
        ("0", 1, 8, 0),
        ("3", 1, 1, 3),
        (2, 1, 8, 2),
    ],
)
def test_so_many_processes_as_there_are_cores_besides(
    monkeypatch: pytest.MonkeyPatch, setting: str | int, jobs: int, cores: int, count: int
) -> None:
    monkeypatch.setattr(load, "cores", lambda: cores)
    assert helpers(setting, jobs) == count


def test_cores_are_those_that_this_process_may_use() -> None:
    assert load.cores() >= 1
