"""``python -m bench.statistics [REPORTS]``: what the numbers of an annual report cost, and how long writing many takes.

Milliseconds of the processor for a report of a demo portal with HTML tables, the best of several rounds: reading its
page, and then its numbers. Then seconds that ``gkcrawl statistics -o values.parquet`` takes over a database of so many
generated reports (100,000 otherwise): the store writes them as after a crawl, the numbers are those of demo reports.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from bench.corpus import AT, OFFICES, PLACES, document
from gkcrawl.corpus import statistics as reading
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.portals.trs import TrsPortal
from gkcrawl.extract.document import extract_document
from gkcrawl.statistics.model import Report, Statistics
from gkcrawl.statistics.read import read_statistics
from gkcrawl.statistics.source import reports_of
from gkcrawl.store import PortalFacts, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gkcrawl.document import Document

_ROUNDS = 5
_SAMPLES = 40  # reports with tables: of the newest years
_SIZE = 100_000
_BATCH = 1000
_FIRST_YEAR, _YEARS = 2009, 16


class Page(NamedTuple):
    """A report's page: bytes, media type, address."""

    body: bytes
    media_type: str
    url: str


def pages(count: int) -> list[Page]:
    """The newest reports of a demo portal."""
    portal = TrsPortal(Corpus(2 * count))
    column = next(column for column in portal.columns if column.kind == "annual_report")
    found = []
    for number in range(count):
        facts = portal.facts(column, number)
        answer = portal.detail(facts)
        found.append(Page(answer.body, answer.content_type, f"http://demo.test{portal.path(facts)}"))
    return found


def read_page(page: Page) -> Document:
    """What a crawl makes of a page."""
    return extract_document(page.body, page.url, {"Content-Type": page.media_type})


def best(work: Callable[[], object]) -> float:
    """Seconds of the processor that ``work`` takes, the least of some rounds."""
    taken = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def generated(size: int) -> Iterator[Document]:
    """``size`` reports: offices that report every year."""
    for number in range(size):
        office, ago = divmod(number, _YEARS)
        place, kind = divmod(office, len(OFFICES))
        agency, year = f"{PLACES[place % len(PLACES)]}{OFFICES[kind]}", _FIRST_YEAR + ago
        yield document(number, f"{agency}{year}年政府信息公开工作年度报告", f"第{number}份。", agency, year)


def fill(path: Path, documents: Iterable[Document], numbers: list[Statistics]) -> None:
    """A database of ``documents``, whose reports have these ``numbers`` in turn, through the store's own writing."""
    turns = cycle(numbers)

    def read(report: Report) -> Statistics:
        found = next(turns)
        return Statistics(
            agency=report.agency,
            year=report.year,
            form_era=found.form_era,
            values=found.values,
            flags=found.flags,
        )

    with Store(path) as store:
        portal = PortalFacts(name="bench", agency="示例", region="320100", family="trs")
        store.start_run("r1", portal, started_at=AT, settings={})
        batch: list[Document] = []
        for one in documents:
            batch.append(one)
            if len(batch) == _BATCH:
                store.write("r1", batch)
                batch = []
        store.write("r1", batch)
        with patch.object(reading, "read_statistics", read):
            reading.read_new(store)


def main() -> None:
    """Print the figures."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else _SIZE
    samples = pages(_SAMPLES)
    documents = [read_page(page).to_dict() for page in samples]
    reports = [report for one in documents for report in reports_of(one)]
    extract = best(lambda: [read_page(page) for page in samples])
    statistics = best(lambda: [read_statistics(report) for one in documents for report in reports_of(one)])
    print(f"{extract * 1000 / len(samples):.1f} ms of the processor a page, {len(samples)} reports with HTML tables")
    print(f"{statistics * 1000 / len(samples):.1f} ms of the processor a report for its numbers")
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "corpus.db"), Path(folder, "values.parquet")
        fill(path, generated(size), [read_statistics(report) for report in reports])
        start = time.perf_counter()
        command = [sys.executable, "-m", "gkcrawl", "statistics", "--db", str(path), "-o", str(out)]
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - start
        print(f"{seconds:.1f} s for the numbers of {size:,} reports as Parquet, {out.stat().st_size >> 20} MiB")


if __name__ == "__main__":
    main()
