"""``python -m bench.crawl``: what a crawl takes, beside download only and the plain script of today's users.

Rounds of (a) download only, (b) the plain script, (c) ``scrapy crawl`` with archive, store and everything on, in turns:
the same addresses, the same concurrency, no delay, each a process in a fresh folder (docs/performance.md).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import pstats
import sys
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.crawlers import KINDS, Crawl, Task, measure
from bench.many_portals import measure_portals
from bench.server import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

START_UP = 20
"""Documents of the crawl whose time counts as start-up."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and the ratios."""
    options = _options(arguments)
    if options.portals:
        _portals(options)
    else:
        _pages(options)


def _portals(options: argparse.Namespace) -> None:
    figures = measure_portals(options.portals, options.seconds, options.jobs, tuple(options.options))
    for name, value in figures.items():
        print(f"{name:<18}{value:>10.2f}")
    _report(options, {"jobs": options.jobs, "figures": figures})
    if figures["stored"] < figures["documents"]:
        raise SystemExit("not all documents that were asked for are stored")


def _pages(options: argparse.Namespace) -> None:
    with serving(options.documents) as port, serving(START_UP) as small:
        task = Task(options.documents, port, options.concurrency, tuple(options.options))
        if options.profile:
            _profile(Task(task.documents, port, task.concurrency, task.options, options.profile))
            return
        start = Task(START_UP, small, task.concurrency, task.options)
        rounds: list[dict[str, dict[str, float]]] = []
        for number in range(options.rounds):
            found: dict[str, dict[str, float]] = {
                kind: page_figures(measure(kind, start), measure(kind, task)) for kind in options.only
            }
            rounds.append({**found, "ratios": _ratios(found)})
            print(f"round {number + 1}: {json.dumps(rounds[-1])}", file=sys.stderr, flush=True)
    _table(rounds, options.only)
    _report(options, {"documents": task.documents, "concurrency": task.concurrency, "rounds": rounds})


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.crawl", description=__doc__)
    parser.add_argument("--documents", type=int, default=2000, metavar="N", help="documents of a crawl (2,000)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds (3)")
    parser.add_argument("--only", default="abc", metavar="LETTERS", help="of abc those that are measured")
    parser.add_argument("--concurrency", type=int, default=16, metavar="N", help="requests at once (16)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--profile", type=Path, metavar="FILE", help="only c, once, with cProfile's figures to FILE")
    parser.add_argument("--portals", type=int, metavar="N", help="only c: N portals at once, a request a second each")
    parser.add_argument("--seconds", type=float, default=300, metavar="S", help="of --portals: for so long (300)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="of --portals: processes (1)")
    parser.add_argument("options", nargs="*", help="after --: options for c, such as -s NAME=VALUE")
    return parser.parse_args(arguments)


def page_figures(start: Crawl, whole: Crawl) -> dict[str, float]:
    """Of the whole crawl, and of a page without the start-up."""
    pages, small, large = whole.pages - start.pages, start.usage, whole.usage
    return {
        "pages": whole.pages,
        "wall": large.wall,
        "cpu": large.cpu,
        "cpu_all": large.cpu_all,
        "peak_mb": large.peak / 1e6,
        "peak_all_mb": large.peak_all / 1e6,
        "start_wall": small.wall,
        "start_cpu": small.cpu_all,
        "pages_per_s": pages / (large.wall - small.wall),
        "cpu_ms": 1000 * (large.cpu - small.cpu) / pages,
        "cpu_all_ms": 1000 * (large.cpu_all - small.cpu_all) / pages,
    }


def _ratios(found: dict[str, dict[str, float]]) -> dict[str, float]:
    """Of pages a second, and of the processor's time for a page."""
    return {
        f"{name} c/{other}": found["c"][name] / found[other][name]
        for other in "ab"
        for name in ("pages_per_s", "cpu_ms", "cpu_all_ms")
        if {"c", other} <= found.keys()
    }


def _report(options: argparse.Namespace, figures: dict[str, Any]) -> None:
    """Write ``figures`` with the circumstances as JSON: to the file that is named, else to the terminal."""
    circumstances = {
        "options": options.options,
        "cores": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        **{name: version(name) for name in ("gkcrawl", "scrapy", "trafilatura", "sqlite-utils")},
    }
    text = json.dumps({**circumstances, **figures}, indent=1)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    else:
        print(text)


def _table(rounds: list[dict[str, dict[str, float]]], kinds: str) -> None:
    """Medians of the rounds, with the least and the most."""
    for group in (*kinds, "ratios"):
        print(KINDS.get(group, group))
        for name in rounds[0][group]:
            values = sorted(one[group][name] for one in rounds)
            print(f"  {name:<18}{median(values):>10.2f}   {values[0]:.2f} – {values[-1]:.2f}")


def _profile(task: Task) -> None:
    measure("c", task)
    for order in ("tottime", "cumulative"):
        pstats.Stats(str(task.profile)).sort_stats(order).print_stats(60)


if __name__ == "__main__":
    main()
