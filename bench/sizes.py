"""What a page costs in crawls of growing size, and how the memory of a crawl grows while it runs."""

from __future__ import annotations

import sys
from statistics import median
from typing import TYPE_CHECKING

from bench.crawlers import Task, measure, page_figures
from bench.server import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.processes import Sample

_WARM = 0.1  # share of a crawl after which its memory should be flat, and of the stretches that are compared


def measure_sizes(sizes: Sequence[int], start: Task) -> list[dict[str, float]]:
    """The figures of a crawl (c) of each of ``sizes`` documents; ``start`` is the crawl that counts as start-up."""
    first = measure("c", start)
    found = []
    for size in sizes:
        with serving(size) as port:
            whole = measure("c", Task(size, port, start.concurrency, start.options))
        warm, last = memory_over_time(whole.usage.samples)
        found.append({**page_figures(first, whole), "warm_mb": warm, "last_mb": last})
        print(f"{size:,} documents: {found[-1]}", file=sys.stderr, flush=True)
    return found


def memory_over_time(samples: Sequence[Sample]) -> tuple[float, float]:
    """Megabytes (medians) of the second tenth of a crawl, when it is warm, and of the last."""
    tenth = max(1, int(len(samples) * _WARM))
    warm, last = samples[tenth : 2 * tenth] or samples[:1], samples[-tenth:]
    megabytes = [median(sample.memory for sample in part) / 1e6 for part in (warm, last)]
    return megabytes[0], megabytes[1]


def print_sizes(sizes: Sequence[int], found: list[dict[str, float]]) -> None:
    """A table with a column a size, and how many times the first the last is."""
    print(f"{'documents':<18}" + "".join(f"{size:>12,}" for size in sizes) + f"{'last/first':>12}")
    for name in found[0]:
        values = [figures[name] for figures in found]
        print(f"{name:<18}" + "".join(f"{value:>12,.2f}" for value in values) + f"{values[-1] / values[0]:>12.2f}")
