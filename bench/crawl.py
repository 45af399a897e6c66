"""``python -m bench.crawl``: what a crawl takes, beside download only and the plain script of today's users.

Rounds of (a) download only, (b) the plain script, (c) ``scrapy crawl`` with archive, store and everything on, in turns:
the same addresses, the same concurrency, no delay, each a process in a fresh folder (docs/performance.md).
"""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import pstats
import re
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.crawlers import KINDS, Task, measure, page_figures
from bench.many_portals import measure_portals
from bench.processes import loop_ms
from bench.server import serving
from bench.sizes import measure_sizes, print_sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

_PACKAGES = r"/(?:gkcrawl|scrapy|twisted|aiohttp|charset_normalizer|lxml|logging)/"
_PLACE = re.compile(r"(?<= )/\S*/(?:site-packages/|python3\.\d+/|(?=gkcrawl/))")  # of the machine, before what matters
START_UP = 20
"""Documents of the crawl whose time counts as start-up."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for, print the figures, and write them as JSON where a file is named."""
    options = _options(arguments)
    options.loop_ms = loop_ms()
    if options.portals:
        _portals(options)
    elif options.profile:
        _profile(options)
    elif options.sizes:
        _sizes(options)
    else:
        _rounds(options)


def _rounds(options: argparse.Namespace) -> None:
    rounds: list[dict[str, dict[str, float]]] = []
    with serving(options.documents) as port, serving(START_UP) as small:
        start, whole = _task(options, START_UP, small), _task(options, options.documents, port)
        for number in range(options.rounds):
            found = {kind: page_figures(measure(kind, start), measure(kind, whole)) for kind in options.only}
            rounds.append({**found, "ratios": _ratios(found)})
            print(f"round {number + 1}: {json.dumps(rounds[-1])}", file=sys.stderr, flush=True)
    print(f"{'median (least–most)':<22}" + "".join(f"{KINDS[kind]:>26}" for kind in options.only))
    for name in rounds[0][options.only[0]]:
        print(f"{name:<22}" + "".join(f"{_spread([one[kind][name] for one in rounds]):>26}" for kind in options.only))
    for name in rounds[0]["ratios"]:
        print(f"{name:<22}{_spread([one['ratios'][name] for one in rounds]):>26}")
    _report(options, {"documents": options.documents, "rounds": rounds})


def _sizes(options: argparse.Namespace) -> None:
    with serving(START_UP) as small:
        found = measure_sizes(options.sizes, _task(options, START_UP, small))
    print_sizes(options.sizes, found)
    _report(options, {"sizes": found})


def _portals(options: argparse.Namespace) -> None:
    figures = measure_portals(options.portals, options.seconds, options.jobs, tuple(options.options))
    for name, value in figures.items():
        print(f"{name:<18}{value:>10.2f}")
    _report(options, {"jobs": options.jobs, "figures": figures})
    if figures["stored"] < figures["documents"]:
        raise SystemExit("not all documents that were asked for are stored")


def _profile(options: argparse.Namespace) -> None:
    """Print where the process spends its time: functions by their own time, those of packages with what they call."""
    with serving(options.documents) as port:
        measure("c", replace(_task(options, options.documents, port), profile=options.profile))
    told = io.StringIO()
    stats = pstats.Stats(str(options.profile), stream=told)
    stats.sort_stats("tottime").print_stats(40)
    stats.sort_stats("cumulative").print_stats(_PACKAGES, 120)
    for line in told.getvalue().splitlines():
        print(_PLACE.sub("", line))


def _task(options: argparse.Namespace, documents: int, port: int) -> Task:
    return Task(documents, port, options.concurrency, tuple(options.options))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.crawl", description=__doc__)
    parser.add_argument("--documents", type=int, default=2000, metavar="N", help="documents of a crawl (2,000)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds (3)")
    parser.add_argument("--only", default="abc", metavar="LETTERS", help="of abc those that are measured")
    parser.add_argument("--concurrency", type=int, default=16, metavar="N", help="requests at once (16)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--profile", type=Path, metavar="FILE", help="only c, once, with cProfile's figures to FILE")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="only c, once for each number of documents")
    parser.add_argument("--portals", type=int, metavar="N", help="only c: N portals at once, a request a second each")
    parser.add_argument("--seconds", type=float, default=300, metavar="S", help="of --portals: for so long (300)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="of --portals: processes (1)")
    parser.add_argument("options", nargs="*", help="after --: options for c, such as -s NAME=VALUE")
    return parser.parse_args(arguments)


def _ratios(found: dict[str, dict[str, float]]) -> dict[str, float]:
    """Of pages a second, and of the processor's time for a page."""
    return {
        f"{name} c/{other}": found["c"][name] / found[other][name]
        for other in "ab"
        for name in ("pages_per_s", "cpu_ms", "cpu_all_ms")
        if {"c", other} <= found.keys()
    }


def _spread(values: list[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def _report(options: argparse.Namespace, figures: dict[str, Any]) -> None:
    """Print under which circumstances ``figures`` were measured; write both as JSON to the file that is named."""
    circumstances = {
        "commit": _commit(),
        "concurrency": options.concurrency,
        "options": options.options,
        "cores": len(os.sched_getaffinity(0)),
        "loop_ms": [f"{least:.0f}–{most:.0f}" for least, most in (options.loop_ms, loop_ms())],
        "python": platform.python_version(),
        **{name: version(name) for name in ("gkcrawl", "scrapy", "trafilatura", "sqlite-utils")},
    }
    print(", ".join(f"{name} {value}" for name, value in circumstances.items()))
    if options.json:
        options.json.write_text(json.dumps({**circumstances, **figures}, indent=1) + "\n", encoding="utf-8")


def _commit() -> str | None:
    """What is measured, with "-dirty" where files differ from it; None outside of a checkout."""
    command = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or None
    except OSError:  # no git
        return None


if __name__ == "__main__":
    main()
