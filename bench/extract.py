"""Milliseconds a page: gkcrawl complete (decoding, body, metadata, links), beside trafilatura on the same pages.

What a crawl pays for an answer has a line of its own: the document, what it is worth, whether further pages follow.

    python -m bench.extract [pages.warc.gz …]

Without a file pages of a demo portal are read. Figures are CPU time, the best of several rounds, in which the readers
take turns to read all pages. How many times longer the others take is measured page by page: the median of all pages.
"""

from __future__ import annotations

import sys
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import orjson
import trafilatura

from gkcrawl.cli.shared.pages import StoredPage, read_pages
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.extract.document import extract_document
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.decode import decode
from gkcrawl.portals.answers.reading import AnswerTask, read_answer
from gkcrawl.portals.column import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Reader = Callable[[StoredPage], None]

_ROUNDS = 10
_DEMO_DOCUMENTS = 60


def main(paths: list[str]) -> None:
    """Print the table for the WARC files ``paths``, or for the demo portals when there are none."""
    pages = [page for path in paths for page in read_pages(Path(path))] if paths else list(_demo_pages())
    known = [page for page in pages if _is_known(page)]
    print(f"{len(pages)} pages, {len(known)} with a known container, median {_kilobytes(pages):.0f} KB")
    print(f"{'milliseconds a page, median':<34}{'all':>9}{'known':>9}")
    best = _best_times(pages)
    for name, reader in _READERS.items():
        every, some = (median(best[reader, page.url] for page in group) for group in (pages, known))
        times = median(best[reader, page.url] / best[_ours, page.url] for page in known)
        print(f"{name:<34}{1000 * every:>9.2f}{1000 * some:>9.2f}   {times:.1f}x")


def _ours(page: StoredPage) -> None:
    extract_document(page.body, page.url, page.headers)


def _in_a_crawl(page: StoredPage) -> None:
    if page.url not in _titles:
        _titles[page.url] = extract_document(page.body, page.url, page.headers).title or ""
    title = _titles[page.url]
    read_answer(page.body, AnswerTask(page.url, page.headers, Entry(title=title, url=page.url), Hints(title=title)))


_titles: dict[str, str] = {}
"""Of the rows that lead to the pages."""


def _trafilatura(page: StoredPage) -> None:
    trafilatura.extract(decode(page.body).text)


def _trafilatura_with_metadata(page: StoredPage) -> None:
    trafilatura.extract(decode(page.body).text, with_metadata=True)


_READERS: dict[str, Reader] = {
    "gkcrawl, complete": _ours,
    "gkcrawl, answer in a crawl": _in_a_crawl,
    "trafilatura, text only": _trafilatura,
    "trafilatura with metadata": _trafilatura_with_metadata,
}


def _best_times(pages: list[StoredPage]) -> dict[tuple[Reader, str], float]:
    """Least CPU seconds of each reader on each page."""
    best: dict[tuple[Reader, str], float] = {}
    for _ in range(_ROUNDS):
        for reader in _READERS.values():
            for page in pages:
                start = time.process_time()
                reader(page)
                seconds = time.process_time() - start
                best[reader, page.url] = min(best.get((reader, page.url), seconds), seconds)
    return best


def _is_known(page: StoredPage) -> bool:
    origin = extract_document(page.body, page.url, page.headers).provenance.get("text")
    return origin is not None and origin.confidence == 1.0


def _kilobytes(pages: list[StoredPage]) -> float:
    return median(len(page.body) for page in pages) / 1024


def _demo_pages() -> Iterator[StoredPage]:
    with (
        serving(Corpus(_DEMO_DOCUMENTS, 1)) as base,
        urllib.request.urlopen(f"{base}/truth.jsonl?portal=demo_trs") as truth,
    ):
        for row in map(orjson.loads, truth):
            with urllib.request.urlopen(row["url"]) as response:
                yield StoredPage(url=row["url"], body=response.read(), headers=dict(response.headers.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
