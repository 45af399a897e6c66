"""``python -m bench.browse [DOCUMENTS]``: how long pages of ``gkcrawl browse`` take, milliseconds by the clock.

Over so many generated documents (100,000 otherwise) of counties all over the country, whose reports have the numbers of
demo reports. The database stays in output/bench for the next time. Pages are asked for one after the other, as by one
reader.
"""

from __future__ import annotations

import http.client
import random
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from zlib import crc32

from bench.corpus import WORDS, generate
from bench.statistics import fill, pages, read_page
from gkcrawl.document import Region
from gkcrawl.extract.agency.divisions import today
from gkcrawl.statistics.read import read_statistics
from gkcrawl.statistics.source import reports_of
from gkcrawl.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.document import Document
    from gkcrawl.extract.agency.divisions import Division

_SIZE = 100_000
_SAMPLES = 20  # reports with numbers
_NOTICES = 4  # of so many documents one is no report
_PLACE = 3  # characters that name the place of a generated agency
_DOCUMENTS = 40
_ROUNDS = 12
PAGE_MS = 500
"""A page: longer, and readers wonder whether anything happens."""
SEARCH_MS = 100
"""A search, of 95 in a hundred."""
_FOLDER = Path("output", "bench")


def counties() -> list[Division]:
    """The counties that there are."""
    return [division for division in today() if division.level == "county"]


def database(size: int) -> Path:
    """The database with ``size`` documents; made if it is not there."""
    path = _FOLDER / f"browse-{size}.db"
    if path.exists():
        return path
    _FOLDER.mkdir(parents=True, exist_ok=True)
    numbers = [read_statistics(report) for page in pages(_SAMPLES) for report in reports_of(read_page(page).to_dict())]
    made = path.with_suffix(".making")
    made.unlink(missing_ok=True)
    fill(made, documents(size, counties()), numbers)
    return made.replace(path)


def documents(size: int, places: Sequence[Division]) -> Iterator[Document]:
    """Reports and notices of agencies all over the country."""
    for number, (one, _) in enumerate(generate(size)):
        agency = one.agency or ""
        # The same place for all that an office publishes.
        place = places[crc32(agency[:_PLACE].encode()) % len(places)]
        yield replace(
            one,
            region=Region(code=place.code, name=place.name, level=place.level),
            kind=one.kind if number % _NOTICES else "notice",
            agency=f"{place.name}{agency[_PLACE:]}",
        )


def addresses(path: Path) -> dict[str, list[str]]:
    """What is asked for, by page."""
    draw = random.Random(1)
    with Store(path) as store:
        last = store.query("SELECT max(number) AS n FROM documents")[0]["n"]
        chosen = [draw.randint(1, last) for _ in range(_DOCUMENTS)]
        marks = ", ".join("?" * len(chosen))
        ids = [row["id"] for row in store.query(f"SELECT id FROM documents WHERE number IN ({marks})", tuple(chosen))]
    provinces = sorted({county.code[:2] + "0000" for county in counties()})
    words = [*WORDS, *(county.name[:2] for county in draw.sample(counties(), _DOCUMENTS))]
    return {
        "/": ["/"] * _ROUNDS,
        "/coverage": ["/coverage"] * _ROUNDS,
        "/coverage?region=": [f"/coverage?region={code}" for code in provinces[:_ROUNDS]],
        "/statistics": ["/statistics"] * _ROUNDS,
        "/portal/": ["/portal/bench"] * _ROUNDS,
        "/doc/": [f"/doc/{id}" for id in ids],
        "/search": ["/search"] * _ROUNDS,
        "/search?q=": [f"/search?q={quote(word)}" for word in words],
        "/search?q=&region=": [f"/search?q={quote(word)}&region={draw.choice(provinces)}" for word in words],
        "/search.atom": [f"/search.atom?q={quote(word)}" for word in words[:_ROUNDS]],
    }


@contextmanager
def browsing(path: Path) -> Iterator[str]:
    """Host and port of ``gkcrawl browse`` on ``path``; new documents are compared and indexed before it listens."""
    command = [sys.executable, "-m", "gkcrawl", "browse", "--db", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            yield urlsplit(process.stdout.readline().split()[0]).netloc
        finally:
            process.terminate()


def milliseconds(host: str, asked: Sequence[str]) -> tuple[list[float], int]:
    """How long each answer took, and the worst status of all."""
    taken, status = [], 0
    connection = http.client.HTTPConnection(host)
    for address in asked:
        start = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        taken.append((time.perf_counter() - start) * 1000)
        status = max(status, answer.status)
    connection.close()
    return taken, status


def main() -> None:
    """Print a line a page: first, median and 95th percentile, and whether that is soon enough."""
    path = database(int(sys.argv[1]) if len(sys.argv) > 1 else _SIZE)
    start = time.perf_counter()
    with browsing(path) as host:
        print(f"{time.perf_counter() - start:.1f} s until it listens")
        print(f"{'page':<22}{'first':>8}{'median':>8}{'p95':>8}")
        for name, asked in addresses(path).items():
            taken, status = milliseconds(host, asked)
            last = quantiles(taken, n=20)[-1]
            bound = SEARCH_MS if name.startswith("/search") else PAGE_MS
            said = f"  status {status}" if status >= 400 else "  slow" if last > bound else ""
            print(f"{name:<22}{taken[0]:>8.0f}{median(taken):>8.0f}{last:>8.0f}{said}", flush=True)


if __name__ == "__main__":
    main()
