"""How well one ``scrapy crawlall`` asks many portals at once for a page a second each, and what that takes.

A request is late by the time that it arrives after it could have: a second after the one before it at its portal. One
that could have come and has not come at the end is late by the time until then.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench.crawlers import LOG_END, project
from bench.processes import Sample, Usage, run
from bench.server import arrivals, host_names, serving

DELAY = 1.0  # seconds between two requests to a portal
SIZE = 5_000  # bytes of a page at the median: a text and its box, little around it
_MINUTE = 60.0
_SETTINGS = {"DOWNLOAD_DELAY": DELAY, "DOWNLOAD_DELAY_JITTER": 0, "DOWNLOAD_SLOTS": "{}"}
_PATIENCE = 0.5  # of a second a portal: until all have begun


@dataclass
class Watch:
    """Notes what arrives, and when there is enough: ``seconds`` after the last of ``portals`` has begun."""

    port: int
    portals: int
    seconds: float
    times: dict[str, list[float]] = field(default_factory=dict)
    documents: int = 0
    began: float = field(default_factory=time.monotonic)
    full: float | None = None

    def __call__(self) -> bool:
        """Look at the server; whether there is enough."""
        for host, path, moment in arrivals(self.port):
            self.times.setdefault(host, []).append(moment)
            self.documents += "/t2" in path
        now = time.monotonic()
        if self.full is None and (
            len(self.times) == self.portals or now - self.began > _MINUTE + _PATIENCE * self.portals
        ):
            self.full = now
        return self.full is not None and now - self.full > self.seconds


def measure_portals(portals: int, seconds: float, jobs: int, options: tuple[str, ...] = ()) -> dict[str, float]:
    """Crawl ``portals`` portals for ``seconds`` after all have begun, in ``jobs`` processes.

    The last figures are how many documents were asked for and how many are stored; where these are fewer the end of the
    log is told.
    """
    # None runs dry: twice what it can be asked for.
    documents = int(2 * (seconds + _MINUTE + _PATIENCE * portals))
    # To render a page takes the server as long as half a page of Scrapy's, and other machines do that.
    kept = int(portals * (seconds + _MINUTE))
    with (
        serving(documents, portals, SIZE, kept) as port,
        tempfile.TemporaryDirectory(prefix="gkcrawl-bench-") as scratch,
    ):
        folder = Path(scratch)
        project(folder, host_names(portals), port)
        given = [word for name, value in _SETTINGS.items() for word in ("-s", f"{name}={value}")]
        command = [sys.executable, "-m", "scrapy", "crawlall", "--jobs", str(jobs), "--at-once", str(portals)]
        watch = Watch(port, portals, seconds)
        usage = run([*command, *given, *options], folder, watch)
        watch()
        with closing(sqlite3.connect(folder / "output/gkcrawl.db")) as connection:
            (stored,) = connection.execute("SELECT count(*) FROM documents WHERE text <> ''").fetchone()
        if stored < watch.documents:
            log = (folder / "stderr.txt").read_text(encoding="utf-8", errors="replace")[-LOG_END:]
            print(log, file=sys.stderr)
        return {**figures(watch, usage), "documents": watch.documents, "stored": stored}


def figures(watch: Watch, usage: Usage) -> dict[str, float]:
    """Rate, lateness, memory and processor time of the ``seconds`` in which all portals were crawled."""
    start = watch.full or 0.0
    end = start + watch.seconds
    late = sorted(late for moments in watch.times.values() for late in _lateness(moments, start, end))
    requests = sum(start <= moment < end for moments in watch.times.values() for moment in moments)
    samples = [sample for sample in usage.samples if start <= sample.at < end]
    first, last = samples[0], samples[-1]
    return {
        "portals": watch.portals,
        "begun": len(watch.times),
        "ramp_s": start - watch.began,
        "seconds": watch.seconds,
        "requests": requests,
        "rate": requests / watch.seconds,
        "share": requests * DELAY / watch.portals / watch.seconds,
        "late_p50_s": late[len(late) // 2],
        "late_p95_s": late[int(len(late) * 0.95)],
        "late_max_s": late[-1],
        "cpu_ms": 1000 * (last.cpu - first.cpu) / requests,
        "cpu_all_ms": 1000 * (last.cpu_all - first.cpu_all) / requests,
        "cores": (last.cpu_all - first.cpu_all) / (last.at - first.at),
        "first_minute_mb": _memory([sample for sample in samples if sample.at < start + _MINUTE]),
        "last_minute_mb": _memory([sample for sample in samples if sample.at >= end - _MINUTE]),
        "peak_mb": usage.peak / 1e6,
        "peak_all_mb": usage.peak_all / 1e6,
    }


def _lateness(moments: list[float], start: float, end: float) -> list[float]:
    """Seconds by which the requests of one portal at ``moments`` were late that came between ``start`` and ``end``."""
    late = [max(0.0, one - before - DELAY) for before, one in pairwise(moments) if start <= one < end]
    waiting = end - max((moment for moment in moments if moment < end), default=start) - DELAY
    return [*late, waiting] if waiting > 0 else late


def _memory(samples: list[Sample]) -> float:
    return median(sample.memory for sample in samples) / 1e6
