"""Memory while a crawl runs: that of its second tenth beside that of its last."""

from __future__ import annotations

from bench.processes import Sample
from bench.sizes import memory_over_time


def test_growth_is_told_from_the_start() -> None:
    grown = [Sample(float(second), 1_000_000 * second, 0.0, 0.0) for second in range(100)]
    assert memory_over_time(grown) == (14.5, 94.5)


def test_a_crawl_of_one_sample_is_flat() -> None:
    assert memory_over_time([Sample(0.0, 5_000_000, 0.0, 0.0)]) == (5.0, 5.0)
